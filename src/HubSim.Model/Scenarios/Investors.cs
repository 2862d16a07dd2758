using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>
/// Those who give outside money: what moves the odds of a round, how much money there is, and how investments end. Off:
/// rounds depend on nothing but the firm's own luck, and money for them never runs short.
/// </summary>
public sealed record Investors : IChecked
{
    /// <summary>Mood of the market; null when off.</summary>
    [Input("Mood of the market, which reverts to its mean and moves the odds of all firms at once."), Switch]
    public required MoodRules? Mood { get; init; }

    /// <summary>What moves the odds of one firm.</summary>
    [Input("What moves the odds of one firm's rounds.")]
    public required RoundOddsRules Odds { get; init; }

    /// <summary>How often and when a firm tries.</summary>
    [Input("How often and when a firm tries to raise a round; its luck stays the same in every try.")]
    public required RoundTries Tries { get; init; }

    /// <summary>Terms by stage.</summary>
    [Input("Terms by stage; one entry for each stage of money.rounds.", MinCount = 1)]
    public required Named<StageTerms> Stages { get; init; }

    /// <summary>Limits on private money; null when off: there is always enough.</summary>
    [Input("How much private money there is for rounds. Off: always enough."), Switch]
    public required PrivateCapital? Capital { get; init; }

    /// <summary>State guidance funds; null when off.</summary>
    [Input("State guidance funds, which invest beside private investors."), Switch]
    public required StateFunds? State { get; init; }

    /// <summary>Sale of firms; null when off.</summary>
    [Input("Sale of a firm to another one."), Switch]
    public required SaleRules? Sales { get; init; }

    /// <summary>Listings; null when off.</summary>
    [Input("Listing of a firm on a stock exchange."), Switch]
    public required ListingRules? Listings { get; init; }

    /// <inheritdoc/>
    public void Check(Problems problems)
    {
        var known = Stages.Select(entry => entry.Key).ToList();
        CheckStage(problems, "sales.from_stage", Sales?.FromStage, known);
        CheckStage(problems, "listings.from_stage", Listings?.FromStage, known);
        if (Capital is not null && Stages.All(entry => entry.Value.CapitalShare.Distribution.Maximum <= 0))
        {
            problems.Add("stages", "every capital_share is 0, so no round could ever be paid; give at least one a positive share");
        }
    }

    private static void CheckStage(Problems problems, string path, string? stage, List<string> known)
    {
        if (stage is not null && !known.Contains(stage, StringComparer.Ordinal))
        {
            problems.Add(path, $"'{stage}' is not a stage of investors.stages ({string.Join(", ", known)}){Suggestion.For(stage, known)}");
        }
    }
}

/// <summary>
/// Mood: the logarithm of a factor on the odds of every round. Month by month it keeps exp(-1 / memory) of itself and takes
/// a normal shock that holds its standard deviation: an Ornstein-Uhlenbeck process seen once a month.
/// </summary>
public sealed record MoodRules
{
    /// <summary>Time after which a mood has faded to 37 %.</summary>
    [Input("Time after which a mood has faded to 37 %.", Unit = "months", Min = 0, MinExclusive = true, Max = 1200)]
    public required Quantity Memory { get; init; }

    /// <summary>Standard deviation of the mood in the long run.</summary>
    [Input("Standard deviation of the mood in the long run, in logarithms of the odds.", Unit = "log_odds", Min = 0, Max = 5)]
    public required Quantity Spread { get; init; }

    /// <summary>Mood at the start.</summary>
    [Input("Mood when the run begins: 0 is the long-run mean.", Unit = "log_odds", Min = -5, Max = 5)]
    public required Quantity Start { get; init; }

    /// <summary>How strongly mood moves the size of rounds.</summary>
    [Input("How strongly mood moves the size of rounds: the size is multiplied by exp(this x mood).", Unit = "ratio", Min = 0, Max = 10)]
    public required Quantity Size { get; init; }

    /// <summary>How strongly mood moves the money that comes in.</summary>
    [Input("How strongly mood moves the money that funds are given: it is multiplied by exp(this x mood).", Unit = "ratio", Min = 0, Max = 10)]
    public required Quantity Capital { get; init; }

    /// <summary>How strongly mood moves prices of exits.</summary>
    [Input("How strongly mood moves the price at a sale or listing: it is multiplied by exp(this x mood).", Unit = "ratio", Min = 0, Max = 10)]
    public required Quantity Price { get; init; }
}

/// <summary>
/// Factors on the odds of a round. With probability p by the round's own rule and product m of all factors, a firm raises it
/// with probability p m / (1 + p (m - 1)): odds p / (1 - p) times m. A product of 1 changes nothing.
/// </summary>
public sealed record RoundOddsRules
{
    /// <summary>Effect of quality.</summary>
    [Input("Effect of latent quality: the odds are multiplied by exp(this x quality), with quality standard normal.", Unit = "log_odds", Min = -5, Max = 5)]
    public required Quantity Quality { get; init; }

    /// <summary>Effect of a launched product.</summary>
    [Input("Factor on the odds of a firm that has launched a product.", Unit = "ratio", Min = 0.01, Max = 100)]
    public required Quantity Launched { get; init; }

    /// <summary>Effect of a filed model.</summary>
    [Input("Factor on the odds of a firm that has filed a model.", Unit = "ratio", Min = 0.01, Max = 100)]
    public required Quantity Filed { get; init; }

    /// <summary>Effect of public money.</summary>
    [Input("Factor on the odds of a firm that has been granted public money; 1 is no effect.", Unit = "ratio", Min = 0.01, Max = 100)]
    public required Quantity Granted { get; init; }
}

/// <summary>When a firm tries.</summary>
public sealed record RoundTries : IChecked
{
    /// <summary>Number of tries.</summary>
    [Input("Tries from the round's own time on; after the last the firm raises no more.", Unit = "tries", Min = 1, Max = 1000)]
    public required int Count { get; init; }

    /// <summary>Time between two tries.</summary>
    [Input("Time between two tries.", Unit = "months", Min = 0, Max = 120)]
    public required Quantity Between { get; init; }

    /// <summary>One try before its time when money is short; null when off.</summary>
    [Input("One more try before the round's own time, by a firm whose money gets short."), Switch]
    public required EarlyTry? Early { get; init; }

    /// <inheritdoc/>
    public void Check(Problems problems)
    {
        if (Count > 1 && Between.Distribution.Minimum <= 0)
        {
            problems.Add("between", "two tries need time between them; give more than 0 months, or one try");
        }
    }
}

/// <summary>A try before its time.</summary>
public sealed record EarlyTry
{
    /// <summary>Runway below which it happens.</summary>
    [Input("Months for which the firm's money lasts at its present pace, below which it tries early.", Unit = "months", Min = 0, Max = 120)]
    public required Quantity Below { get; init; }

    /// <summary>Effect on the odds.</summary>
    [Input("Factor on the odds of this try.", Unit = "ratio", Min = 0.01, Max = 100)]
    public required Quantity Odds { get; init; }
}
