using HubSim.Model.Inputs;

namespace HubSim.Model.Scenarios;

/// <summary>How often a scenario runs, and from which seed.</summary>
public sealed record RunPlan
{
    /// <summary>Number of replications.</summary>
    [Input("Number of independent replications; they are numbered from 0.", Min = 1, Max = 100_000_000)]
    public required int Replications { get; init; }

    /// <summary>Root seed of all streams.</summary>
    [Input("Root seed; the same seed gives the same results.", Min = 0, Max = 9_007_199_254_740_991)]
    public required long Seed { get; init; }
}

/// <summary>Bounds on one replication.</summary>
public sealed record Limits
{
    /// <summary>Most events of one replication.</summary>
    [Input("Most events of one replication; an event is one resume of a process.", Min = 1, Max = 1e15)]
    public required long MaxEventsPerReplication { get; init; }

    /// <summary>Most entities of one replication.</summary>
    [Input("Most entities of one replication: firms ever founded plus jobs present at once.", Min = 1, Max = 1e9)]
    public required long MaxEntities { get; init; }
}
