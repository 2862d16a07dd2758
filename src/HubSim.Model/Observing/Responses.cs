using HubSim.Model.Scenarios;

namespace HubSim.Model.Observing;

/// <summary>All responses of a scenario. A response of a part that is switched off is missing, not zero.</summary>
static class Responses
{
    /// <summary>The responses, in the order of the columns.</summary>
    /// <param name="scenario">Its named entries (origins, stages) have responses of their own; null for those of all.</param>
    public static IReadOnlyList<Response> Of(Scenario? scenario) =>
    [
        .. GrowthResponses.All(),
        .. (scenario?.OriginNames ?? []).Select(GrowthResponses.ArrivalsFrom),
        .. PopulationResponses.Of(scenario),
        .. RivalryResponses.Of(scenario),
        .. EndingResponses.All(),
        .. BuildingResponses.All(),
        .. PeopleResponses.All(),
        .. ProgrammeResponses.Of(scenario),
        .. MoneyResponses.All(),
        .. InvestorResponses.All(),
        .. InvestorResponses.OfStages(scenario),
        .. ComputeResponses.All(),
        .. SupplyResponses.All(),
        .. scenario is null ? [] : Surveyor.Responses(scenario),
        .. (scenario?.Compute?.JobTypes ?? new([])).SelectMany((entry, index) => ComputeResponses.OfType(entry.Key, index)),
        Response.Count("model_events", "events", "Jobs submitted, started, ended and given up or bought, and resumes of all other processes: firms, vouchers, rounds, supply.", world => world.ModelEvents).NeedsJobs(),
        Response.Count("kernel_events", "events", "Resumes of processes in the replication, those of jobs included.", world => world.Simulator.EventCount).NeedsJobs(),
    ];
}
