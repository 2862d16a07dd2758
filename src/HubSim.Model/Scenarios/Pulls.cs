using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>News of the programme draws founders, and wears off.</summary>
public sealed record Announcement
{
    /// <summary>Rise of the rates on the day of the announcement.</summary>
    [Input("Rise of the rates on the day on which the programme is announced; 0.5 is half as many again. It wears off exponentially.",
        Unit = "share", Min = 0, Max = 100)]
    public required Quantity Lift { get; init; }

    /// <summary>Time in which the rise falls to 1/e.</summary>
    [Input("Time in which the rise falls to 1/e (37 %) of what it was.", Unit = "months", Min = 0, MinExclusive = true, Max = 1200)]
    public required Quantity Fades { get; init; }
}

/// <summary>Money that can still be had draws founders.</summary>
public sealed record Generosity
{
    /// <summary>Rise of the rates while the pots are open and full.</summary>
    [Input("Rise of the rates while the pots are open and full, in proportion to what is left in them; 0.5 is half as many again.",
        Unit = "share", Min = 0, Max = 100)]
    public required Quantity Pull { get; init; }
}

/// <summary>Residents draw founders by word of mouth, up to a limit.</summary>
public sealed record ClusterPull
{
    /// <summary>Rise of the rates at very many residents.</summary>
    [Input("Rise of the rates that very many residents would make: the factor is 1 + pull x n / (n + half) at n residents.",
        Unit = "share", Min = 0, Max = 100)]
    public required Quantity Pull { get; init; }

    /// <summary>Residents at which half of the rise is reached.</summary>
    [Input("Residents at which half of that rise is reached.", Unit = "firms", Min = 0, MinExclusive = true, Max = 1_000_000)]
    public required Quantity Half { get; init; }
}

/// <summary>A hub that fills up puts founders off.</summary>
public sealed record SeatPull
{
    /// <summary>Share of taken seats from which founders hesitate.</summary>
    [Input("Share of the seats taken or waited for from which founders hesitate; the factor falls evenly from there to a full hub.",
        Unit = "share", Min = 0, Max = 1)]
    public required Quantity HesitateFrom { get; init; }

    /// <summary>Factor on the rates when no seat is free.</summary>
    [Input("Factor on the rates when no seat is free.", Unit = "ratio", Min = 0, Max = 1)]
    public required Quantity WhenFull { get; init; }
}

/// <summary>
/// A common factor on all rates, drawn once for each calendar month. With a mean of 1 it leaves the mean count as it is and
/// adds its own variance times the squared mean to the variance: a gamma factor would make counts negative binomial.
/// </summary>
public sealed record Clustering : IChecked
{
    /// <summary>The factor of a month.</summary>
    [Input("Factor on all rates in a calendar month, with a mean of 1 and a largest value; its variance is 1/k for counts spread like "
        + "a negative binomial of shape k.", Unit = "ratio", Min = 0, Max = 100)]
    public required Chance Factor { get; init; }

    /// <inheritdoc/>
    public void Check(Problems problems)
    {
        var mean = Factor.Distribution.Mean;
        if (!(Math.Abs(mean - 1) <= 0.001))
        {
            problems.Add("factor", FormattableString.Invariant(
                $"its mean is {mean:0.####}, which would change how many firms arrive; choose a distribution with mean 1"));
        }
    }
}
