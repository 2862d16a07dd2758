using HubSim.Model.Population;
using HubSim.Model.Services;
using HubSim.Model.Worlds;

namespace HubSim.Model.Observing;

/// <summary>What firms build, and how long the hub's platforms and the regulator make them wait.</summary>
static class BuildingResponses
{
    /// <summary>Models, filings and platforms.</summary>
    public static IEnumerable<Response> All() =>
    [
        Response.Count("models_launched", "models",
            "Models launched by all firms.",
            world => world.Building is null ? null : world.Census.Firms.Sum(firm => firm.Progress.Launched)),
        Response.Count("models_filed", "models",
            "Models filed with the regulator by firms that are or were resident in the hub, those they brought "
            + "along included.",
            ModelsFiled),
        Response.Real("share_launched", "share",
            "Share of the firms alive on the last day that have launched a model.",
            world => world.Building is null ? null : ShareOfLiving(world, firm => firm.Progress.Launched > 0)),
        Response.Real("share_filed", "share",
            "Share of the firms alive on the last day that have filed a model.",
            world => world.Regulator is null ? null : ShareOfLiving(world, firm => firm.Progress.Filed > 0)),
        Response.Real("first_launch_mean_months", "months",
            "Mean time from founding to the first launch, of the firms that have launched a model.",
            FirstLaunch),
        Response.Count("filings_in_process", "models",
            "Filings that lie with the regulator on the last day.",
            world => world.Regulator?.InProcess),
        Response.Real("filing_mean_days", "days",
            "Mean time from handing in a filing to its publication.",
            world => Mean(world.Regulator?.Days)),
        .. Enum.GetValues<PlatformKind>().SelectMany(PlatformOf),
    ];

    /// <summary>Models filed so far by firms of the hub; null where nothing is filed.</summary>
    public static long? ModelsFiled(World world)
    {
        if (world.Regulator is null)
        {
            return null;
        }

        var filed = 0L;
        foreach (var firm in world.Census.Firms)
        {
            filed += firm.Seated is null ? 0 : firm.Progress.Filed;
        }

        return filed;
    }

    private static IEnumerable<Response> PlatformOf(PlatformKind kind)
    {
        var name = kind switch
        {
            PlatformKind.Data => "data",
            PlatformKind.Evaluation => "evaluation",
            PlatformKind.Finance => "finance",
            PlatformKind.Services => "services",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return
        [
            Response.Count($"platform_{name}_visits", "visits",
                $"Visits to the {name} platform that got a place.",
                world => world.Platforms?[kind]?.WaitDays.Count),
            Response.Real($"platform_{name}_wait_mean_days", "days",
                $"Mean wait for a place on the {name} platform, visits without a wait included.",
                world => Mean(world.Platforms?[kind]?.WaitDays)),
            Response.Real($"platform_{name}_wait_max_days", "days",
                $"Longest wait for a place on the {name} platform.",
                world => world.Platforms?[kind]?.WaitDays is { Count: > 0 } days ? days.Maximum : null),
            Response.Real($"platform_{name}_utilisation", "share",
                $"Share of the places of the {name} platform that were taken, averaged over time.",
                world => world.Platforms?[kind]?.Utilisation),
        ];
    }

    private static double? FirstLaunch(World world)
    {
        var launched = world.Census.Firms.Where(firm => firm.Progress.FirstLaunch is not null).ToList();
        return launched.Count == 0
            ? null
            : launched.Average(firm => (firm.Progress.FirstLaunch!.Value - firm.Founded) / ModelTime.Month);
    }

    private static double? Mean(Tally? tally) => tally is { Count: > 0 } ? tally.Mean : null;

    private static double? ShareOfLiving(World world, Func<Firm, bool> counts) =>
        world.Census.Living == 0
            ? null
            : (double)world.Census.Firms.Count(firm => firm.Ended is null && counts(firm)) / world.Census.Living;
}
