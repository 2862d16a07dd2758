using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>A field of work.</summary>
public sealed record Sector
{
    /// <summary>
    /// Weight among the founders who choose a sector. Weights that are drawn from gamma distributions of one scale make
    /// shares that follow the Dirichlet distribution of their shapes.
    /// </summary>
    [Input("Weight of this sector among founders; the weights of a replication are scaled to sum to one. Gamma weights of one scale "
        + "make the shares Dirichlet with their shapes. Left out for a sector that a strategy names.", Unit = "ratio", Min = 0, Max = 1_000_000), Optional]
    public Quantity? Weight { get; init; }
}

/// <summary>How founders differ in what nobody can see at the start.</summary>
public sealed record Quality
{
    /// <summary>Standard deviation of the latent quality; its mean is zero.</summary>
    [Input("Standard deviation of the latent quality, which is normal with mean 0; 1 is the scale on which all effects of quality are given.",
        Unit = "ratio", Min = 0, Max = 10)]
    public required Quantity Spread { get; init; }
}

/// <summary>
/// Founders who come for the money and not to build a business. They come on top of the rates of arrival, and only as far
/// as the generosity of the pots draws founders.
/// </summary>
public sealed record SubsidyIntent
{
    /// <summary>Share of them among the founders whom generosity draws.</summary>
    [Input("Share of them among the founders whom the generosity of the pots draws (see arrivals.generosity).", Unit = "share", Min = 0, Max = 0.95)]
    public required Quantity Share { get; init; }
}
