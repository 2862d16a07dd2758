using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>Firms that arrive during the run.</summary>
public sealed record Arrivals
{
    /// <summary>Where firms come from.</summary>
    [Input("Origins by name.", MinCount = 1)]
    public required Named<Origin> Origins { get; init; }

    /// <summary>What the announcement of the programme does; null when off.</summary>
    [Input("What the announcement of the programme does to the rates. Off: nothing."), Switch, Optional]
    public Announcement? Announcement { get; init; }

    /// <summary>What the money left in the pots does; null when off.</summary>
    [Input("What the money left in the pots does to the rates. Off: nothing, and nobody comes for the money."), Switch, Optional]
    public Generosity? Generosity { get; init; }

    /// <summary>Word of mouth; null when off.</summary>
    [Input("What the residents of the hub do to the rates: word of mouth. Off: nothing."), Switch, Optional]
    public ClusterPull? Cluster { get; init; }

    /// <summary>What a full hub does; null when off.</summary>
    [Input("What a lack of free seats does to the rates. Off: nothing."), Switch, Optional]
    public SeatPull? Seats { get; init; }

    /// <summary>Good and bad months; null when off: arrivals are then Poisson.</summary>
    [Input("Good and bad months, common to all origins. Off: counts are Poisson, given the rates."), Switch, Optional]
    public Clustering? Clustering { get; init; }
}

/// <summary>
/// A source of candidates. Candidates come as a Poisson process at the upper rate; one enters when its own uniform number
/// lies below the current rate over the upper rate. So the same founder is the same firm whatever a policy does to the rate.
/// </summary>
public sealed record Origin : IChecked
{
    /// <summary>Rate at which candidates are generated; a bound on every rate.</summary>
    [Input("Rate at which candidates are generated: a bound that no rate may pass. Changing it changes who the candidates are.", Unit = "firms_per_month", Min = 0, MinExclusive = true, Max = 100_000)]
    public required double UpperRate { get; init; }

    /// <summary>Rate of arrivals, in steps.</summary>
    [Input("Rate of arrivals, in steps; before the first step it is zero.", MinCount = 1)]
    public required IReadOnlyList<RateStep> Rate { get; init; }

    /// <summary>Factors on the rate by calendar month.</summary>
    [Input("Factor on the rate by calendar month, January first.", MinCount = 12, MaxCount = 12)]
    public required IReadOnlyList<SeasonFactor> Season { get; init; }

    /// <summary>True when its firms come from rival cities.</summary>
    [Input("True when its firms come from other cities, so that the bids of rivals act on its rate. Left out: they do not."), Optional]
    public bool? FromRivals { get; init; }

    /// <summary>What its firms bring; null when all are new.</summary>
    [Input("What firms of this origin bring. Off: all are new firms."), Switch, Optional]
    public Brings? Brings { get; init; }

    /// <inheritdoc/>
    public void Check(Problems problems) => Steps.CheckOrder(problems, "rate", [.. Rate.Select(step => step.From)]);
}

/// <summary>A rate from a day on.</summary>
public sealed record RateStep
{
    /// <summary>First day of this rate.</summary>
    [Input("First day of this rate.")]
    public required DateOnly From { get; init; }

    /// <summary>Arrivals per month.</summary>
    [Input("Arrivals per month before the season's factor.", Unit = "firms_per_month", Min = 0, Max = 100_000)]
    public required Quantity Value { get; init; }
}

/// <summary>Factor of one calendar month.</summary>
public sealed record SeasonFactor
{
    /// <summary>The factor.</summary>
    [Input("Factor on the rate in this calendar month.", Unit = "ratio", Min = 0, Max = 100)]
    public required Quantity Factor { get; init; }
}
