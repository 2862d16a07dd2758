namespace HubSim.Model.Finance;

/// <summary>Whose account it is.</summary>
enum AccountKind
{
    /// <summary>Founders, angels and venture investors.</summary>
    Investors,

    /// <summary>Those who pay revenue.</summary>
    Customers,

    /// <summary>Staff, landlords and all else that burn pays for.</summary>
    Staff,

    /// <summary>Operator of the public pool.</summary>
    PoolOperator,

    /// <summary>Sellers of cards.</summary>
    CardMarket,

    /// <summary>Sellers of third-party models.</summary>
    ModelVendors,

    /// <summary>Sellers of corpora.</summary>
    DataVendors,

    /// <summary>City and district.</summary>
    Treasury,

    /// <summary>Firms that buy firms.</summary>
    Acquirers,

    /// <summary>Those who buy shares of listed firms.</summary>
    StockMarket,

    /// <summary>A fund of investors or of the state.</summary>
    Fund,

    /// <summary>A pot of the programme.</summary>
    Pot,

    /// <summary>A firm.</summary>
    Firm,
}
