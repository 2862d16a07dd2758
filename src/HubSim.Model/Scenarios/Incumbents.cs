using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>
/// Large AI firms that are there already. Each has a health that wanders around 1; its engineers follow its health, people
/// leave it to found firms, it buys firms, and it competes for engineers and cards.
/// </summary>
public sealed record Incumbents
{
    /// <summary>Origin under which the firms are recorded that people leaving an incumbent found.</summary>
    public const string OriginName = "spin_out";

    /// <summary>The incumbents.</summary>
    [Input("Incumbents by name.", MinCount = 1)]
    public required Named<Incumbent> Firms { get; init; }

    /// <summary>How health wanders.</summary>
    [Input("How the health of an incumbent wanders around 1.")]
    public required Health Health { get; init; }

    /// <summary>How fast the number of engineers follows health.</summary>
    [Input("Time in which an incumbent's engineers go 63 % of the way to its engineers x its health.", Unit = "months", Min = 0, MinExclusive = true, Max = 1200)]
    public required Quantity EngineersFollow { get; init; }

    /// <summary>How strongly bad health drives people out.</summary>
    [Input("How strongly bad health drives people out to found firms: the rate of spin-outs goes with health to the power of minus this.",
        Unit = "ratio", Min = -5, Max = 5)]
    public required Quantity Push { get; init; }

    /// <summary>Rate at which candidates of each incumbent are generated.</summary>
    [Input("Rate at which candidates of each incumbent are generated: a bound that no rate of spin-outs may pass.", Unit = "firms_per_month", Min = 0, MinExclusive = true, Max = 100_000)]
    public required double UpperRate { get; init; }

    /// <summary>For how long appetite is kept.</summary>
    [Input("For how long appetite for buying firms is kept when it finds none; at least enough for one firm.", Unit = "months", Min = 0, Max = 1200)]
    public required Quantity AppetiteKept { get; init; }

    /// <summary>What spin-outs bring; null when all are new firms.</summary>
    [Input("What spin-outs bring. Off: all are new firms."), Switch, Optional]
    public Brings? Brings { get; init; }
}

/// <summary>How an index wanders around 1: its logarithm reverts to a mean (Ornstein-Uhlenbeck), cut off at two bounds.</summary>
public sealed record Health : IChecked
{
    /// <summary>Speed of return.</summary>
    [Input("Speed of return to 1; after a year a deviation is exp(-this) of what it was.", Unit = "per_year", Min = 0, MinExclusive = true, Max = 1000)]
    public required Quantity Reversion { get; init; }

    /// <summary>Spread in the long run.</summary>
    [Input("Standard deviation of the logarithm of health in the long run.", Unit = "ratio", Min = 0, Max = 5)]
    public required Quantity Spread { get; init; }

    /// <summary>Smallest value.</summary>
    [Input("Smallest value of health; lower ones are raised to it.", Unit = "ratio", Min = 0.01, Max = 1)]
    public required double Lowest { get; init; }

    /// <summary>Largest value.</summary>
    [Input("Largest value of health; higher ones are cut down to it.", Unit = "ratio", Min = 1, Max = 100)]
    public required double Highest { get; init; }

    /// <inheritdoc/>
    public void Check(Problems problems)
    {
        if (Lowest == Highest)
        {
            problems.Add("highest", "lowest and highest are both 1, so that health could not move; give a spread of 0 instead");
        }
    }
}

/// <summary>One incumbent.</summary>
public sealed record Incumbent
{
    /// <summary>Engineers at health 1.</summary>
    [Input("Engineers in the city at health 1.", Unit = "engineers", Min = 0, Max = 10_000_000)]
    public required Quantity Engineers { get; init; }

    /// <summary>Health at the start.</summary>
    [Input("Health when the run begins.", Unit = "ratio", Min = 0.01, Max = 100)]
    public required Quantity Health { get; init; }

    /// <summary>Spin-outs at health 1.</summary>
    [Input("Firms that people who leave it found in a year, at health 1.", Unit = "firms_per_year", Min = 0, Max = 100_000)]
    public required Quantity SpinOuts { get; init; }

    /// <summary>Appetite at health 1.</summary>
    [Input("Firms of the hub that it would buy in a year, at health 1.", Unit = "firms_per_year", Min = 0, Max = 100_000)]
    public required Quantity Acquisitions { get; init; }

    /// <summary>Share of the public pool at health 1.</summary>
    [Input("Share of the cards of the public pool that it takes, at health 1.", Unit = "share", Min = 0, Max = 1)]
    public required Quantity CardsShare { get; init; }
}
