using HubSim.Model.Support;

namespace HubSim.Model.Observing;

/// <summary>All responses of a scenario. A response of a part that is switched off is missing, not zero.</summary>
static class Responses
{
    /// <summary>The responses, in the order of the columns.</summary>
    /// <param name="origins">Names of the scenario's origins.</param>
    public static IReadOnlyList<Response> Of(IEnumerable<string> origins) =>
    [
        .. GrowthResponses.All(),
        .. origins.Select(GrowthResponses.ArrivalsFrom),
        .. EndingResponses.All(),
        .. Enum.GetValues<PotKind>().SelectMany(ProgrammeResponses.PotOf),
        .. MoneyResponses.All(),
        .. ComputeResponses.All(),
        Response.Count("model_events", "events", "Resumes of processes in the replication.", world => world.Simulator.EventCount),
    ];
}
