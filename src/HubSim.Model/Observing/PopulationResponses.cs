using HubSim.Model.Population;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Observing;

/// <summary>What kinds of firm there are.</summary>
static class PopulationResponses
{
    /// <summary>Intent and leavers, and the mix of sectors.</summary>
    /// <param name="scenario">Its sectors have responses of their own; null for those of all.</param>
    public static IEnumerable<Response> Of(Scenario? scenario) =>
    [
        Response.Real("subsidy_intent_share", "share",
            "Share of the firms alive on the last day that were founded for the public money.", IntentShare),
        Response.Real("sectors_herfindahl", "ratio",
            "Concentration of the firms alive on the last day by sector: the sum of squared shares.", Herfindahl),
        Response.Count("leavers", "firms", "Firms that held a seat and gave it back: graduated, closed or moved away.",
            world => world.Seats is null ? null : world.Census.Firms.Count(firm => firm.SeatLeft is not null)),
        .. (scenario?.Firms.Sectors ?? new([])).Select((sector, i) => InSector(sector.Key, i)),
    ];

    private static Response InSector(string name, int index) =>
        Response.Count($"firms_in_{name}", "firms", $"Firms of the sector {name} alive on the last day.",
            world => world.Census.Firms.Count(firm => firm.Ended is null && firm.Traits.Sector == index));

    private static double? IntentShare(World world) =>
        world.Scenario.Firms.SubsidyIntent is null || world.Census.Living == 0
            ? null
            : Count(world, Intent.Subsidy) / (double)world.Census.Living;

    private static int Count(World world, Intent intent) =>
        world.Census.Firms.Count(firm => firm.Ended is null && firm.Traits.Intent == intent);

    /// <summary>The Herfindahl index: 1 when all firms share a sector, 1/n when n sectors are equally large.</summary>
    private static double? Herfindahl(World world)
    {
        if (world.Scenario.Firms.Sectors is not { Count: > 0 } sectors || world.Census.Living == 0)
        {
            return null;
        }

        var counts = new long[sectors.Count];
        foreach (var firm in world.Census.Firms.Where(firm => firm.Ended is null))
        {
            counts[firm.Traits.Sector]++;
        }

        return counts.Sum(count => count * count) / ((double)world.Census.Living * world.Census.Living);
    }
}
