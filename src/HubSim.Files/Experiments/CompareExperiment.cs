using HubSim.Model.Inputs;

namespace HubSim.Files.Experiments;

/// <summary>Compares policies in pairs on common random numbers.</summary>
public sealed record CompareExperiment : PolicyExperiment
{
    /// <summary>Replications of each policy.</summary>
    [Input("Replications of each policy; the same numbers, so that the same founders meet every policy.", Min = 2, Max = 1_000_000)]
    public required int Replications { get; init; }

    /// <summary>What is compared.</summary>
    [Input("Responses that are compared.", MinCount = 1), Names(NamedThing.Response)]
    public required IReadOnlyList<string> Responses { get; init; }
}
