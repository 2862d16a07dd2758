namespace HubSim.Model.Computing;

/// <summary>Who runs cards.</summary>
enum PoolOwner
{
    /// <summary>The hub's own cluster, for its residents.</summary>
    Hub,

    /// <summary>The public pool, for all.</summary>
    Public,
}

/// <summary>Where cards come from.</summary>
enum CardType
{
    /// <summary>Cards that every job can run on, and whose hours are the measure of all.</summary>
    Imported,

    /// <summary>Cards that only portable jobs can run on, at a part of the speed.</summary>
    Domestic,
}
