using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>Endings whose time each firm carries from its founding on.</summary>
public sealed record Endings
{
    /// <summary>Closing for a reason other than empty cash; null when off.</summary>
    [Input("Closing for a reason other than empty cash."), Switch]
    public required Hazard? Hazard { get; init; }

    /// <summary>Moving to another city; null when off.</summary>
    [Input("Moving to another city."), Switch]
    public required Moves? Moves { get; init; }
}

/// <summary>
/// A Weibull hazard: a firm survives to age t with probability exp(-(rate x share x t)^shape). With shape 1 the rate is
/// constant.
/// </summary>
public sealed record Hazard
{
    /// <summary>Rate of closing.</summary>
    [Input("Rate of closing (all causes that the source counts).", Unit = "per_year", Min = 0, Max = 1000)]
    public required Quantity Rate { get; init; }

    /// <summary>Part of the rate that is not cash.</summary>
    [Input("Part of that rate which is not running out of cash, because cash is simulated by itself.", Unit = "share", Min = 0, Max = 1)]
    public required Quantity Share { get; init; }

    /// <summary>Weibull shape.</summary>
    [Input("Weibull shape: 1 is a constant rate, above 1 the risk grows with age.", Unit = "ratio", Min = 0.1, Max = 10)]
    public required Quantity Shape { get; init; }
}

/// <summary>Moves to other cities at a constant rate.</summary>
public sealed record Moves
{
    /// <summary>Rate of moving away.</summary>
    [Input("Rate of moving to another city.", Unit = "per_year", Min = 0, Max = 1000)]
    public required Quantity Rate { get; init; }
}
