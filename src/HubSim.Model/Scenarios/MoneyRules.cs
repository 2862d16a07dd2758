using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>Cash, burn, revenue and rounds.</summary>
public sealed record MoneyRules : IChecked
{
    /// <summary>Money by strategy.</summary>
    [Input("Founding cash, burn and revenue by strategy; one entry for each of firms.strategies.", MinCount = 1)]
    public required Named<StrategyMoney> Strategies { get; init; }

    /// <summary>Revenue in a year from which a firm counts as substantive.</summary>
    [Input("Revenue from which a firm counts as substantive.", Unit = "RMB_million_per_year", Min = 0, Max = 1_000_000)]
    public required Quantity SubstantiveRevenue { get; init; }

    /// <summary>Rounds in order.</summary>
    [Input("Rounds of outside money, in order; a firm that misses one raises no later one.")]
    public required IReadOnlyList<Round> Rounds { get; init; }

    /// <summary>How long a round is planned to last.</summary>
    [Input("How long a round is planned to last: after it, burn is at least the size of the round over this time.", Unit = "months", Min = 1, Max = 240)]
    public required Quantity RoundLasts { get; init; }

    /// <summary>What moves revenue besides the firm's own draws; null when nothing does.</summary>
    [Input("What moves revenue: launches, quality, growth. Off: revenue begins at its own time and stays at its full size."), Switch, Optional]
    public RevenueRules? Revenue { get; init; }

    /// <summary>How teams follow money; null when off.</summary>
    [Input("How teams follow money, where strategies have wages. Off: no team is ever cut."), Switch, Optional]
    public TeamCuts? Cuts { get; init; }

    /// <summary>Months of burn that are kept when cards are bought.</summary>
    [Input("Months of burn that a firm keeps when it thinks of buying cards on the market; 0 if left out.", Unit = "months", Min = 0, Max = 120), Optional]
    public Quantity? Reserve { get; init; }

    /// <summary>Own spending lost for each RMB of public money.</summary>
    [Input("Own spending on staff and rent that each RMB of public money replaces in the month after; 0 if left out.", Unit = "share", Min = 0, Max = 1), Optional]
    public Quantity? CrowdingOut { get; init; }

    /// <inheritdoc/>
    public void Check(Problems problems)
    {
        for (var i = 0; i < Rounds.Count; i++)
        {
            if (Rounds.Take(i).Any(earlier => earlier.Stage == Rounds[i].Stage))
            {
                problems.Add($"rounds[{i}].stage", $"stage '{Rounds[i].Stage}' is there twice; name each round once");
            }
        }
    }
}

/// <summary>Money of firms that follow one strategy.</summary>
public sealed record StrategyMoney
{
    /// <summary>Cash at founding.</summary>
    [Input("Cash at founding (own money, angels, seed).", Unit = "RMB_million", Min = 0, Max = 1_000_000)]
    public required Chance FoundingCash { get; init; }

    /// <summary>Spending on staff and all else but compute, models and corpora.</summary>
    [Input("How long the founding cash is planned to last: burn on staff and rent is the founding cash over this time.", Unit = "months", Min = 1, Max = 240)]
    public required Chance Runway { get; init; }

    /// <summary>What people cost; null when burn is the founding cash over its runway, and later the round over its time.</summary>
    [Input("What people cost, by the team of `talent`. Off: burn follows from cash and rounds alone."), Switch, Optional]
    public StaffCost? Wages { get; init; }

    /// <summary>Factor on the size of rounds.</summary>
    [Input("Factor on the size of the rounds of such firms; 1 if left out.", Unit = "ratio", Min = 0, Max = 1000), Optional]
    public Quantity? RoundFactor { get; init; }

    /// <summary>Time to the first revenue.</summary>
    [Input("Time from founding to the first revenue.", Unit = "months", Min = 0, Max = 1200)]
    public required Chance FirstRevenue { get; init; }

    /// <summary>Time in which revenue grows to its full size.</summary>
    [Input("Time in which revenue grows evenly to its full size.", Unit = "months", Min = 0, Max = 1200)]
    public required Quantity RevenueRamp { get; init; }

    /// <summary>Full revenue over burn.</summary>
    [Input("Full revenue over current burn; 1 pays for staff and rent.", Unit = "ratio", Min = 0, Max = 1000)]
    public required Chance RevenuePerBurn { get; init; }
}

/// <summary>A round of outside money.</summary>
public sealed record Round
{
    /// <summary>Name of the stage that the round leads to.</summary>
    [Input("Name of the stage that the round leads to, for example a.")]
    public required string Stage { get; init; }

    /// <summary>True for a stage that still counts as early.</summary>
    [Input("True when firms of this stage still count as early for schemes; false if left out."), Optional]
    public bool? Early { get; init; }

    /// <summary>Probability that a firm that lives long enough raises it.</summary>
    [Input("Probability that a firm which reached the stage before, and lives long enough, raises this round.", Unit = "probability", Min = 0, Max = 1)]
    public required Quantity Probability { get; init; }

    /// <summary>Time since the stage before.</summary>
    [Input("Time since the stage before (the founding, for the first round).", Unit = "months", Min = 0, Max = 1200)]
    public required Chance After { get; init; }

    /// <summary>Money raised.</summary>
    [Input("Money raised.", Unit = "RMB_million", Min = 0, Max = 10_000_000)]
    public required Chance Size { get; init; }
}
