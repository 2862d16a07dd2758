using HubSim.Model.Population;
using HubSim.Model.Scenarios;

namespace HubSim.Model.Observing;

/// <summary>What the incumbents, the laboratory and rival cities do.</summary>
static class RivalryResponses
{
    /// <summary>Sums over all of them, and numbers of each by name.</summary>
    /// <param name="scenario">Its incumbents have responses of their own; null for those of all.</param>
    public static IEnumerable<Response> Of(Scenario? scenario) =>
    [
        Response.Count("arrivals_mature", "firms", "Firms attracted that were at work elsewhere before.",
            world => world.Census.Firms.Count(firm => firm.Brought.Age > TimeSpan.Zero)),
        Response.Real("incumbent_engineers", "engineers", "Engineers that the incumbents employ on the last day.",
            world => world.Incumbents?.EngineersEmployed),
        Response.Count("incumbent_acquisitions", "firms", "Firms that incumbents have bought.",
            world => world.Incumbents?.Firms.Sum(firm => (long)firm.Bought)),
        Response.Count("open_models_released", "models", "Open models that the laboratory has released, those before the run included.",
            world => world.OpenModels?.Released),
        .. scenario?.Incumbents is null ? [] : new[] { GrowthResponses.ArrivalsFrom(Incumbents.OriginName) },
        .. (scenario?.IncumbentNames ?? []).Select(SpinOutsOf),
        .. (scenario?.RivalNames ?? []).Select(MovedTo),
    ];

    private static Response MovedTo(string city) =>
        Response.Count($"moved_to_{city}", "firms", $"Firms that moved to {city}.",
            world => world.Census.Firms.Count(firm => firm.Ended?.Cause == Cause.Moved && world.Rivals?.Destination(firm) == city));

    private static Response SpinOutsOf(string parent) =>
        Response.Count($"spin_outs_{parent}", "firms", $"Firms attracted whose founders left {parent}.",
            world => world.Census.Firms.Count(firm => firm.Parent == parent));
}
