namespace HubSim.Model.Population;

/// <summary>Where a firm stands with public support.</summary>
enum SupportState
{
    /// <summary>It has never been granted any.</summary>
    Never,

    /// <summary>A grant of it is in force.</summary>
    During,

    /// <summary>All its grants have ended.</summary>
    After,
}
