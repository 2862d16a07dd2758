namespace HubSim.Model.Finance;

/// <summary>What a payment is for.</summary>
enum PaymentReason
{
    /// <summary>Anything that has no reason of its own.</summary>
    Other,

    /// <summary>A treasury fills a pot.</summary>
    PotFilled,

    /// <summary>What is left of a pot goes back to the treasury.</summary>
    PotLapsed,

    /// <summary>Founding cash.</summary>
    Founding,

    /// <summary>A round of outside money.</summary>
    Round,

    /// <summary>A fund is given money to invest.</summary>
    FundFilled,

    /// <summary>Owners are paid at a sale or a listing.</summary>
    Exit,

    /// <summary>New money from a listing.</summary>
    Listing,

    /// <summary>Revenue.</summary>
    Revenue,

    /// <summary>Owners pay a bill of a firm whose money is not simulated.</summary>
    OwnersPay,

    /// <summary>Staff and rent.</summary>
    Burn,

    /// <summary>Cards of the public pool.</summary>
    PoolCards,

    /// <summary>Cards of the market.</summary>
    MarketCards,

    /// <summary>Third-party models.</summary>
    Models,

    /// <summary>Bought corpora.</summary>
    Corpora,

    /// <summary>Cards of the firm's own.</summary>
    OwnCards,

    /// <summary>A claim on a pot is paid.</summary>
    Claim,

    /// <summary>Public money that is paid back.</summary>
    ClawBack,

    /// <summary>Public money that owners take out of the firm.</summary>
    Diverted,

    /// <summary>What is left of a firm that has ended.</summary>
    WoundUp,
}
