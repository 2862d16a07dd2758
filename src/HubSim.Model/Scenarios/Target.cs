using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>What "so many startups" may mean. All four are always computed.</summary>
public enum Reading
{
    /// <summary>Firms ever attracted: founded in or moved to the city under the programme.</summary>
    Attracted,

    /// <summary>Firms with a seat in the hub on the day.</summary>
    Resident,

    /// <summary>Firms alive anywhere in the city that have been resident in the hub.</summary>
    Alive,

    /// <summary>Of those alive, the ones with substance: outside money raised in a round, a filed model, or revenue above the threshold.</summary>
    Substantive,
}

/// <summary>The goal of the programme.</summary>
public sealed record Target
{
    /// <summary>Number of startups wanted on the last day.</summary>
    [Input("Number of startups wanted on the last day of the run.", Unit = "firms", Min = 1, Max = 1e9)]
    public required int Count { get; init; }

    /// <summary>The reading that the headline uses.</summary>
    [Input("The reading that `target_reached` and `target_day` use; all four are always computed.")]
    public required Reading Reading { get; init; }
}
