using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>A rule by which a pot pays.</summary>
public sealed record Scheme : IChecked
{
    /// <summary>Who may use it.</summary>
    [Input("Who may use it: every firm, or only early ones (before their first round, those of stages marked early apart).")]
    public required Eligible Eligible { get; init; }

    /// <summary>What it pays for.</summary>
    [Input("What it pays for: bills for rent and contracts, or cards that a firm buys for itself (compute pot only). Bills if left out."), Optional]
    public Covers? Covers { get; init; }

    /// <summary>Share of the cost that is paid.</summary>
    [Input("Share of the cost that is paid.", Unit = "share", Min = 0, Max = 1)]
    public required Quantity Rate { get; init; }

    /// <summary>Rates for some firms.</summary>
    [Input("Other rates for some firms: the first entry that fits a firm goes before `rate`."), Optional]
    public IReadOnlyList<RateRule>? Rates { get; init; }

    /// <summary>Most that one firm gets; null for no cap.</summary>
    [Input("Most that one firm gets from this scheme in all; null for no cap.", Unit = "RMB_million", Min = 0, Max = 1_000_000)]
    public required Quantity? CapPerFirm { get; init; }

    /// <summary>How long one firm may use it; null for no end.</summary>
    [Input("How long one firm may use it from its first claim on (the cliff); null for no end.", Unit = "months", Min = 0, Max = 1200)]
    public required Quantity? MonthsPerFirm { get; init; }

    /// <summary>How the rate falls; null: at once.</summary>
    [Input("The rate falls in steps instead of at once. Off: it falls at once."), Switch, Optional]
    public Taper? Taper { get; init; }

    /// <inheritdoc/>
    public void Check(Problems problems)
    {
        if (Taper is not null && MonthsPerFirm is null)
        {
            problems.Add("taper", "a taper is about the end of the scheme for a firm, but `months_per_firm` is null; give a number of months, or switch the taper off");
        }
    }
}

/// <summary>Who may use a scheme.</summary>
public enum Eligible
{
    /// <summary>Every firm.</summary>
    All,

    /// <summary>Firms before their first round of outside money.</summary>
    Early,
}

/// <summary>What a scheme pays for.</summary>
public enum Covers
{
    /// <summary>Rent of cards, contracts for models, bought corpora: what a firm is billed for.</summary>
    Bills,

    /// <summary>Cards that a firm buys for itself.</summary>
    OwnCards,
}

/// <summary>A rate for some firms. A firm fits when everything that is given fits.</summary>
public sealed record RateRule : IChecked
{
    /// <summary>Stages that fit; null for all.</summary>
    [Input("Stages that fit: `founded` or the stage of the last round; left out: all."), Optional]
    public IReadOnlyList<string>? Stages { get; init; }

    /// <summary>Sectors that fit; null for all.</summary>
    [Input("Sectors that fit, by their names in firms.sectors; left out: all."), Optional]
    public IReadOnlyList<string>? Sectors { get; init; }

    /// <summary>Largest team that fits; null for any.</summary>
    [Input("Largest team that fits; left out: any.", Unit = "people", Min = 0, Max = 1_000_000), Optional]
    public int? PeopleAtMost { get; init; }

    /// <summary>Smallest team that fits; null for any.</summary>
    [Input("Smallest team that fits; left out: any.", Unit = "people", Min = 0, Max = 1_000_000), Optional]
    public int? PeopleAtLeast { get; init; }

    /// <summary>Least score that fits; null for any.</summary>
    [Input("Least score that fits, in standard deviations of quality; left out: any. Needs the review.", Unit = "ratio", Min = -1000, Max = 1000), Optional]
    public double? ScoreAtLeast { get; init; }

    /// <summary>Share of the cost that is paid to those who fit.</summary>
    [Input("Share of the cost that is paid to those who fit.", Unit = "share", Min = 0, Max = 1)]
    public required Quantity Rate { get; init; }

    /// <inheritdoc/>
    public void Check(Problems problems)
    {
        if (Stages is null && Sectors is null && PeopleAtMost is null && PeopleAtLeast is null && ScoreAtLeast is null)
        {
            problems.Add("rate", "this entry fits every firm, so that nothing after it is reached; say whom it fits");
        }
    }
}

/// <summary>The end of a scheme for a firm, softened: in equal steps from the full rate to nothing.</summary>
public sealed record Taper
{
    /// <summary>Where the steps lie.</summary>
    [Input("Whether the steps come before the end of `months_per_firm` or after it.")]
    public required TaperSide Side { get; init; }

    /// <summary>Time that all steps take.</summary>
    [Input("Time that all steps take; 0 is the cliff.", Unit = "months", Min = 0, Max = 1200)]
    public required Quantity Months { get; init; }

    /// <summary>Number of steps.</summary>
    [Input("Number of rates between the full one and nothing: with 2, two thirds and then one third.", Min = 1, Max = 1000)]
    public required int Steps { get; init; }
}

/// <summary>Where a taper lies.</summary>
public enum TaperSide
{
    /// <summary>It ends with the months of the scheme.</summary>
    Before,

    /// <summary>It begins where the months of the scheme end.</summary>
    After,
}
