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

    /// <summary>Giving up own pre-training; null when off.</summary>
    [Input(
        "Giving up the training of models of one's own, which closes a firm or turns it to another "
        + "strategy."), Switch, Optional]
    public GivingUp? GivingUp { get; init; }
}

/// <summary>
/// Firms of one strategy give up what it stands for, at a constant rate: some close, the others go on with another
/// strategy.
/// </summary>
public sealed record GivingUp
{
    /// <summary>The strategy that is given up.</summary>
    [Input("Strategy that is given up, of firms.strategies.")]
    public required string Strategy { get; init; }

    /// <summary>The strategy of those who go on.</summary>
    [Input("Strategy of those who go on, of firms.strategies.")]
    public required string Becomes { get; init; }

    /// <summary>Probability to give up in two years.</summary>
    [Input(
        "Probability that a firm gives up within two years; the rate is -ln(1 - probability) / 2 a year.",
        Unit = "probability", Min = 0, Max = 1)]
    public required Quantity WithinTwoYears { get; init; }

    /// <summary>Share of those who give up that close.</summary>
    [Input(
        "Share of those who give up that close; the others change their strategy.", Unit = "share", Min = 0, Max = 1)]
    public required Quantity Closes { get; init; }
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
    [Input(
        "Part of that rate which is not running out of cash, because cash is simulated by itself.",
        Unit = "share", Min = 0, Max = 1)]
    public required Quantity Share { get; init; }

    /// <summary>Weibull shape.</summary>
    [Input(
        "Weibull shape: 1 is a constant rate, above 1 the risk grows with age.", Unit = "ratio", Min = 0.1, Max = 10)]
    public required Quantity Shape { get; init; }
}

/// <summary>Moves to other cities at a constant rate.</summary>
public sealed record Moves
{
    /// <summary>Rate of moving away.</summary>
    [Input("Rate of moving to another city.", Unit = "per_year", Min = 0, Max = 1000)]
    public required Quantity Rate { get; init; }
}
