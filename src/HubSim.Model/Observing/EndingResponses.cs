using HubSim.Model.Population;
using HubSim.Model.Worlds;

namespace HubSim.Model.Observing;

/// <summary>How firms end.</summary>
static class EndingResponses
{
    /// <summary>Closures by cause, and survival.</summary>
    public static IEnumerable<Response> All() =>
    [
        Closures("closures_cash", "Firms that ran out of cash.", Cause.Cash),
        Closures("closures_hazard", "Firms that closed for another reason.", Cause.Hazard),
        Closures("closures_moved", "Firms that moved to another city.", Cause.Moved),
        Closures("firms_acquired", "Firms that were sold to another firm and ended by that.", Cause.Acquired),
        Survival(12),
        Survival(24),
        Survival(36),
    ];

    private static Response Closures(string name, string description, Cause cause) =>
        Response.Count(name, "firms", description, world => world.Census.Firms.Count(firm => firm.Ended?.Cause == cause));

    private static Response Survival(int months)
    {
        var age = ModelTime.Months(months);
        return Response.Real($"survival_{months}m", "share", $"Share of firms alive {months} months after founding, among those founded at least {months} months before the end of the run.", world =>
        {
            var old = world.Census.Firms.Where(firm => firm.Founded + age <= world.Simulator.Now).ToList();
            return old.Count == 0 ? null : (double)old.Count(firm => firm.Ended is not { } ended || ended.Time - firm.Founded > age) / old.Count;
        });
    }
}
