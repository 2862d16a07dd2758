using HubSim.Model.Finance;
using HubSim.Model.Risks;

namespace HubSim.Model.Population;

/// <summary>A startup: its founding attributes and its life so far.</summary>
sealed class Firm
{
    /// <summary>Origin by name; with <see cref="Candidate"/> it names the same founder in every scenario.</summary>
    public required string Origin { get; init; }

    /// <summary>The incumbent that its founders left; null for none. Candidates are numbered by it.</summary>
    public string? Parent { get; init; }

    /// <summary>What it had when it came.</summary>
    public Brought Brought { get; init; } = Brought.Nothing;

    /// <summary>Number among the candidates of its origin, from 0; a spin-out's among those of its parent.</summary>
    public required ulong Candidate { get; init; }

    /// <summary>Purposes under which the firm draws.</summary>
    public required OriginStreams Streams { get; init; }

    /// <summary>Index of the strategy that it follows.</summary>
    public required int Strategy { get; set; }

    /// <summary>The firm's uniform that says how giving up would go: it closes when this lies below the share.</summary>
    public double GivingUpLuck { get; set; }

    /// <summary>When it gave up its first strategy; null if it never did.</summary>
    public TimeSpan? GaveUp { get; set; }

    /// <summary>Time of founding.</summary>
    public required TimeSpan Founded { get; init; }

    /// <summary>The firm's uniform against the take-up of the programme: it applies when this lies below the share.</summary>
    public required double TakeUp { get; init; }

    /// <summary>What its founder brought.</summary>
    public Traits Traits { get; init; } = Traits.Plain;

    /// <summary>What it builds.</summary>
    public required Progress Progress { get; init; }

    /// <summary>Its people.</summary>
    public required Team Team { get; init; }

    /// <summary>Where it stands with public support; its risks follow.</summary>
    public SupportState Support
    {
        get => field;
        set
        {
            field = value;
            Fate?.Reconsider();
        }
    }

    /// <summary>When <see cref="Support"/> last changed.</summary>
    public TimeSpan SupportSince { get; set; }

    /// <summary>When it was first supported; null while it never was.</summary>
    public TimeSpan? FirstSupported { get; set; }

    /// <summary>Its account.</summary>
    public required Account Account { get; init; }

    /// <summary>When and how it will end as things stand; null before its life has begun.</summary>
    public Fate? Fate { get; set; }

    /// <summary>Its seat, given back or not; a refusal where there was none.</summary>
    public Grant Seat { get; set; }

    /// <summary>The places that it has on platforms.</summary>
    public List<Grant> Visits { get; } = [];

    /// <summary>Seat: when it was taken; null while there was none.</summary>
    public TimeSpan? Seated { get; set; }

    /// <summary>Seat: when it was given back; null while it is held.</summary>
    public TimeSpan? SeatLeft { get; set; }

    /// <summary>When it left the hub alive, its time there being over or itself too large; null if it did not.</summary>
    public TimeSpan? Graduated { get; set; }

    /// <summary>True when the firm gave up waiting for a seat.</summary>
    public bool SeatRefused { get; set; }

    /// <summary>When and why the firm ended; null while it lives.</summary>
    public (TimeSpan Time, Cause Cause)? Ended { get; set; }

    /// <summary>Who owns it, and what it is worth.</summary>
    public Investing.Ownership Owners { get; } = new();

    /// <summary>Money of its life.</summary>
    public FirmMoney Money { get; } = new();

    /// <summary>Jobs of its life.</summary>
    public FirmJobs Jobs { get; } = new();

    /// <summary>What the firm has had from each scheme, by pot.</summary>
    public Support.FirmClaims[] Claims { get; } = [new(), new(), new()];

    /// <summary>What it does with public money, over all pots.</summary>
    public Support.Grantee Grantee { get; } = new();

    /// <summary>The part that each count of the population has of this firm.</summary>
    public Standing Standing { get; set; }

    /// <summary>True while the firm holds a seat.</summary>
    public bool HoldsSeat => Seated is not null && SeatLeft is null;

    /// <summary>Ends the firm now: it cannot pay a bill, or it is sold. The first cause stays.</summary>
    public void End(Cause cause) => Fate!.End(cause);

    /// <summary>Name in traces and errors.</summary>
    public override string ToString() => Parent is null ? $"firm {Origin}/{Candidate}" : $"firm {Origin}/{Parent}/{Candidate}";
}

/// <summary>In which counts a firm stands.</summary>
/// <param name="Living">It has not ended.</param>
/// <param name="Resident">It lives and holds a seat.</param>
/// <param name="Through">It lives and has held a seat.</param>
/// <param name="Substantive">It lives, has held a seat, and has outside money, a filed model or revenue.</param>
readonly record struct Standing(bool Living, bool Resident, bool Through, bool Substantive);

/// <summary>Money of a firm's life.</summary>
sealed class FirmMoney
{
    /// <summary>Spending on staff and rent in a month.</summary>
    public Money Burn { get; set; }

    /// <summary>Full revenue over burn.</summary>
    public double RevenuePerBurn { get; set; }

    /// <summary>Time from founding to the first revenue.</summary>
    public TimeSpan FirstRevenue { get; set; }

    /// <summary>Spending on models in a month.</summary>
    public Money Models { get; set; }

    /// <summary>Spending on corpora in a month.</summary>
    public Money Corpora { get; set; }

    /// <summary>Founding cash.</summary>
    public Money Founding { get; set; }

    /// <summary>Rounds raised so far.</summary>
    public int Rounds { get; set; }

    /// <summary>True until a round leads it out of the early stages.</summary>
    public bool IsEarly { get; set; } = true;

    /// <summary>Money raised in rounds.</summary>
    public Money Raised { get; set; }

    /// <summary>Revenue of its whole life.</summary>
    public Money Revenue { get; set; }

    /// <summary>Revenue of the last settlement.</summary>
    public Money RevenueLastMonth { get; set; }

    /// <summary>Spending of its whole life.</summary>
    public Money Spent { get; set; }

    /// <summary>Spending on cards of its own.</summary>
    public Money OwnCards { get; set; }

    /// <summary>Bills that it never paid.</summary>
    public Money Unpaid { get; set; }

    /// <summary>Public money received since the last settlement.</summary>
    public Money PublicThisMonth { get; set; }

    /// <summary>Public money received before the last settlement and since the one before.</summary>
    public Money PublicLastMonth { get; set; }

    /// <summary>Own spending that public money has replaced.</summary>
    public Money CrowdedOut { get; set; }

    /// <summary>Settlements in a row in which more than half of spending was public.</summary>
    public int MostlyPublicMonths { get; set; }
}

/// <summary>Jobs of a firm's life.</summary>
sealed class FirmJobs
{
    /// <summary>Jobs submitted.</summary>
    public long Submitted { get; set; }

    /// <summary>Jobs that got cards of the pool.</summary>
    public long Started { get; set; }

    /// <summary>Jobs bought on the market.</summary>
    public long Bought { get; set; }

    /// <summary>Jobs given up.</summary>
    public long Abandoned { get; set; }

    /// <summary>Card-hours used in the pool.</summary>
    public double CardHours { get; set; }

    /// <summary>Owed for cards in its whole life, to the pool's operator and to the market.</summary>
    public Money Billed { get; set; }

    /// <summary>Training runs begun.</summary>
    public ulong Trainings { get; set; }

    /// <summary>Owed to the pool's operator since the last settlement.</summary>
    public Money PoolBill { get; set; }

    /// <summary>Owed to the market since the last settlement.</summary>
    public Money MarketBill { get; set; }
}
