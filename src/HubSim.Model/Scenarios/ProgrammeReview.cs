using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>
/// The review of applications. A firm applies for a pot when it first has a bill that the pot could pay; the application waits
/// for a reviewer, and then for the decision of the pot's rule. A grant holds the rates for which the firm qualified when it
/// was decided. Off: every claim is granted at once.
/// </summary>
public sealed record Review
{
    /// <summary>Reviewers at work.</summary>
    [Input("Reviewers at work; rounded down to a whole number.", Unit = "people", Min = 0, Max = 1_000_000)]
    public required Quantity Reviewers { get; init; }

    /// <summary>Time that one reviewer needs for one application.</summary>
    [Input("Time that one reviewer spends on one application.", Unit = "days", Min = 0, Max = 3660)]
    public required Chance DaysPerApplication { get; init; }

    /// <summary>Share of applications refused for their form.</summary>
    [Input("Share of applications refused for reasons that have nothing to do with merit.", Unit = "share", Min = 0, Max = 1)]
    public required Quantity Refused { get; init; }

    /// <summary>Error of the score.</summary>
    [Input("Standard deviation of the error with which a reviewer sees a firm's quality (itself of standard deviation 1).", Unit = "ratio", Min = 0, Max = 1000)]
    public required Quantity ScoreNoise { get; init; }

    /// <summary>How long a grant lasts; null: as long as the programme.</summary>
    [Input("How long a grant lasts; null: as long as the programme.", Unit = "months", Min = 0, Max = 1200)]
    public required Quantity? GrantLasts { get; init; }

    /// <summary>Time after which a refused firm applies again; null: it does not.</summary>
    [Input("Time after a refusal at which a firm applies again; null: it does not. After the end of a grant it may apply at once.", Unit = "months", Min = 0, Max = 1200)]
    public required Quantity? AppliesAgain { get; init; }
}

/// <summary>Who of those that apply is granted.</summary>
public enum Rule
{
    /// <summary>Whoever comes first.</summary>
    FirstCome,

    /// <summary>The best by score.</summary>
    Merit,

    /// <summary>Whoever is drawn.</summary>
    Lottery,
}

/// <summary>
/// The rule by which applications are granted once they have been reviewed: at once, or in rounds in which a number of
/// places is given away. Needs the review.
/// </summary>
public sealed record Allocation : IChecked
{
    /// <summary>Who comes first.</summary>
    [Input("Who is granted: whoever comes first, the best by score, or whoever is drawn.")]
    public required Rule Rule { get; init; }

    /// <summary>Least score that is granted; null for none.</summary>
    [Input("Least score that is granted, in standard deviations of quality; null for none. Merit only.", Unit = "ratio", Min = -1000, Max = 1000)]
    public required Quantity? Threshold { get; init; }

    /// <summary>Time between two rounds; null: each application is decided when its review ends.</summary>
    [Input("Time between two rounds, the first of which is that long after the programme's first day; null: each application is decided when its review ends.", Unit = "months", Min = 0.1, Max = 1200)]
    public required Quantity? RoundEvery { get; init; }

    /// <summary>Grants of a round; null without rounds.</summary>
    [Input("Grants of one round, rounded down; all others are refused. Null without rounds.", Unit = "firms", Min = 0, Max = 1_000_000)]
    public required Quantity? Places { get; init; }

    /// <inheritdoc/>
    public void Check(Problems problems)
    {
        if (RoundEvery is null != Places is null)
        {
            problems.Add("places", "rounds need both `round_every` and `places`; without rounds both are null");
        }

        if (Threshold is not null && Rule != Rule.Merit)
        {
            problems.Add("threshold", "only the rule merit looks at scores; give null");
        }

        if (Rule == Rule.Lottery && RoundEvery is null)
        {
            problems.Add("round_every", "a lottery is drawn in rounds; give `round_every` and `places`");
        }

        if (Rule == Rule.Merit && RoundEvery is null && Threshold is null)
        {
            problems.Add("threshold", "merit needs a threshold, or rounds in which the best are chosen; give one of them");
        }
    }
}
