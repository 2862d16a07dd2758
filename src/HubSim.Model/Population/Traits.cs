namespace HubSim.Model.Population;

/// <summary>Why a firm was founded.</summary>
public enum Intent
{
    /// <summary>To build a business.</summary>
    Real,

    /// <summary>For the public money.</summary>
    Subsidy,
}

/// <summary>What a founder brings, whatever happens later: the same in every scenario.</summary>
/// <param name="Sector">Index of its sector in the scenario; 0 when sectors are off.</param>
/// <param name="Quality">Latent quality, standard normal among candidates; 0 when it is off.</param>
/// <param name="IsOpen">True when it publishes its models.</param>
/// <param name="Intent">Why it was founded.</param>
sealed record Traits(int Sector, double Quality, bool IsOpen, Intent Intent)
{
    /// <summary>A firm of a scenario without traits.</summary>
    public static Traits Plain { get; } = new(0, 0, false, Intent.Real);
}
