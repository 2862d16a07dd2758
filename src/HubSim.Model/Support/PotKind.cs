namespace HubSim.Model.Support;

/// <summary>What a pot pays for.</summary>
enum PotKind
{
    /// <summary>Cards, of the pool and of the market.</summary>
    Compute,

    /// <summary>Third-party models.</summary>
    Models,

    /// <summary>Bought corpora.</summary>
    Corpora,
}
