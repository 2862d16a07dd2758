using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>
/// What changes the rate of closing for reasons other than empty cash, as factors on `endings.hazard`; 1 is no
/// effect. All
/// else that policy does comes out of the mechanics. An effect that is left out is 1.
/// </summary>
public sealed record Effects
{
    /// <summary>Latent quality; null when off.</summary>
    [Input(
        "Factor for each standard deviation by which a founder's latent quality lies above the middle."),
        Switch, Optional]
    public Effect? Quality { get; init; }

    /// <summary>While a grant is in force; null when off.</summary>
    [Input("Factor while a grant is in force."), Switch, Optional]
    public Effect? DuringSupport { get; init; }

    /// <summary>After the last grant has ended; null when off.</summary>
    [Input("Factor from the end of the last grant on."), Switch, Optional]
    public Effect? AfterSupport { get; init; }

    /// <summary>In the hub; null when off.</summary>
    [Input("Factor while a firm holds a seat in the hub."), Switch, Optional]
    public Effect? Incubator { get; init; }

    /// <summary>Among many neighbours; null when off.</summary>
    [Input("Factor for residents of a dense hub."), Switch, Optional]
    public DensityEffect? Density { get; init; }
}

/// <summary>A factor on the rate of closing.</summary>
public sealed record Effect
{
    /// <summary>The factor.</summary>
    [Input("Factor on the rate of closing; 1 is no effect.", Unit = "ratio", Min = 0.01, Max = 100)]
    public required Quantity HazardRatio { get; init; }
}

/// <summary>A factor that grows with the number of neighbours.</summary>
public sealed record DensityEffect
{
    /// <summary>The factor in a dense hub.</summary>
    [Input("Factor on the rate of closing in a dense hub; 1 is no effect.", Unit = "ratio", Min = 0.01, Max = 100)]
    public required Quantity HazardRatio { get; init; }

    /// <summary>Residents of a dense hub.</summary>
    [Input(
        "Residents from which the hub is dense; with fewer, the factor's logarithm is smaller in "
        + "proportion, in tenths.", Unit = "firms", Min = 1, Max = 1_000_000)]
    public required Quantity DenseFrom { get; init; }
}
