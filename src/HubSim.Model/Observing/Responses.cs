using HubSim.Model.Population;
using HubSim.Model.Scenarios;
using HubSim.Model.Support;
using HubSim.Model.Worlds;

namespace HubSim.Model.Observing;

/// <summary>All responses of a scenario. A response of a part that is switched off is missing, not zero.</summary>
static class Responses
{
    /// <summary>The responses, in the order of the columns.</summary>
    /// <param name="origins">Names of the scenario's origins.</param>
    public static IReadOnlyList<Response> Of(IEnumerable<string> origins) =>
    [
        .. Growth(),
        .. origins.Select(ArrivalsFrom),
        .. Endings(),
        .. Enum.GetValues<PotKind>().SelectMany(PotOf),
        .. Money(),
        .. Compute(),
        Response.Count("model_events", "events", "Resumes of processes in the replication.", world => world.Simulator.EventCount),
    ];

    private static IEnumerable<Response> Growth() =>
    [
        Response.Count("firms_attracted", "firms", "Firms ever attracted, on the last day.", world => world.Census.Firms.Count),
        Response.Count("firms_resident", "firms", "Firms with a seat in the hub on the last day.", world => world.Census.Resident),
        Response.Count("firms_alive", "firms", "Firms alive in the city on the last day that have been in the hub.", world => world.Census.Through),
        Response.Count("firms_substantive", "firms", "Of these, firms with a round of outside money or revenue above the threshold.", world => world.Census.Substantive),
        Response.Count("firms_living", "firms", "Firms alive in the city on the last day, whether they have been in the hub or not.", world => world.Census.Living),
        Response.Truth("target_reached", "True when the headline count stands at the target on the last day.", world => Reached(world, world.Scenario.Target.Reading)),
        Response.Real("target_day", "days since the start", "First time at which the headline count stood at the target; missing if it never did.", world => Days(world.Census.TargetTime)),
        Response.Truth("target_reached_attracted", "True when firms_attracted stands at the target on the last day.", world => Reached(world, Reading.Attracted)),
        Response.Truth("target_reached_resident", "True when firms_resident stands at the target on the last day.", world => Reached(world, Reading.Resident)),
        Response.Truth("target_reached_alive", "True when firms_alive stands at the target on the last day.", world => Reached(world, Reading.Alive)),
        Response.Truth("target_reached_substantive", "True when firms_substantive stands at the target on the last day.", world => Reached(world, Reading.Substantive)),
        Response.Count("seats_waiting", "firms", "Firms waiting for a seat on the last day.", world => world.Seats?.Waiting),
        Response.Count("seats_refused", "firms", "Firms that gave up waiting for a seat.", world => world.Seats is null ? null : world.Census.Firms.Count(firm => firm.SeatRefused)),
    ];

    private static Response ArrivalsFrom(string origin) =>
        Response.Count($"arrivals_{origin}", "firms", $"Firms attracted from the origin {origin}.", world => world.Census.Firms.Count(firm => firm.Origin == origin));

    private static IEnumerable<Response> Endings() =>
    [
        Closures("closures_cash", "Firms that ran out of cash.", Cause.Cash),
        Closures("closures_hazard", "Firms that closed for another reason.", Cause.Hazard),
        Closures("closures_moved", "Firms that moved to another city.", Cause.Moved),
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

    private static IEnumerable<Response> PotOf(PotKind kind)
    {
        var name = kind switch
        {
            PotKind.Compute => "compute",
            PotKind.Models => "models",
            PotKind.Corpora => "corpora",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return
        [
            Response.Real($"pot_{name}_dry_day", "days since the start", $"Time at which the {name} pot ran dry; missing if it never did.", world => Days(world.Office?[kind]?.Dry)),
            Response.Count($"pot_{name}_spent_fen", "fen", $"Money paid from the {name} pot.", world => world.Office?[kind]?.Spent.Fen),
            Response.Count($"pot_{name}_left_fen", "fen", $"Money left in the {name} pot on the last day.", world => world.Office?[kind]?.Left.Fen),
            Response.Count($"pot_{name}_claims_paid", "claims", $"Claims paid from the {name} pot, in whole or in part.", world => world.Office?[kind]?.Paid),
            Response.Count($"pot_{name}_claims_refused", "claims", $"Claims refused because the {name} pot was empty.", world => world.Office?[kind]?.Refused),
        ];
    }

    private static IEnumerable<Response> Money() =>
    [
        Response.Count("raised_fen", "fen", "Money raised in rounds by all firms.", world => world.Scenario.Money is null ? null : world.Census.Firms.Sum(firm => firm.Money.Raised.Fen)),
        Response.Count("revenue_fen", "fen", "Revenue of all firms.", world => world.Scenario.Money is null ? null : world.Census.Firms.Sum(firm => firm.Money.Revenue.Fen)),
        Response.Real("private_per_public", "ratio", "Private money (founding cash and rounds) of all firms over public money paid; missing when no public money was paid.", PrivatePerPublic),
        Response.Count("zombies", "firms", "Firms alive on the last day whose spending was more than half public at each of the last six settlements.", world => world.Office is null ? null : world.Census.Firms.Count(firm => firm.Ended is null && firm.Money.MostlyPublicMonths >= 6)),
    ];

    private static IEnumerable<Response> Compute() =>
    [
        Response.Real("wait_mean_hours", "hours", "Mean waiting time of the jobs that got cards of the pool after the warm-up, those that did not wait included.", world => Waits(world)?.WaitHours.Mean),
        Wait("wait_p50_hours", "Median", 0.50),
        Wait("wait_p95_hours", "95 % quantile", 0.95),
        Wait("wait_p99_hours", "99 % quantile", 0.99),
        Response.Real("cards_utilisation", "share", "Share of the pool's cards at work, averaged over time after the warm-up.", world => world.Pool?.Utilisation),
        Response.Count("jobs_submitted", "jobs", "Jobs submitted after the warm-up.", world => world.Pool?.Statistics.Submitted),
        Response.Count("jobs_started", "jobs", "Jobs that got cards of the pool after the warm-up.", world => world.Pool?.Statistics.WaitHours.Count),
        Response.Real("jobs_abandoned_share", "share", "Share of the jobs with a decided fate (started, bought or given up) that were given up.", world => Share(world, world.Pool?.Statistics.Abandoned)),
        Response.Real("jobs_bought_share", "share", "Share of the jobs with a decided fate that were bought on the market.", world => Share(world, world.Pool?.Statistics.Bought)),
        Response.Real("card_hours", "card-hours", "Card-hours used in the pool by jobs that ended after the warm-up.", world => world.Pool?.Statistics.CardHours),
    ];

    private static Response Wait(string name, string what, double probability) =>
        Response.Real(name, "hours", $"{what} of the waiting time of jobs that got cards of the pool after the warm-up; off by at most 1 % of the value.", world => Waits(world)?.WaitQuantiles.Quantile(probability));

    private static Computing.PoolStatistics? Waits(World world) =>
        world.Pool is { Statistics.WaitHours.Count: > 0 } pool ? pool.Statistics : null;

    private static double? Share(World world, long? part) =>
        world.Pool is { Statistics.Decided: > 0 } pool ? (double)part!.Value / pool.Statistics.Decided : null;

    private static bool Reached(World world, Reading reading) => world.Census.Count(reading) >= world.Scenario.Target.Count;

    private static double? Days(TimeSpan? time) => time is { } known ? World.Day(known) : null;

    private static double? PrivatePerPublic(World world)
    {
        if (world.Scenario.Money is null || world.Office is null)
        {
            return null;
        }

        var firms = world.Census.Firms;
        var publicFen = firms.Sum(firm => firm.Claims.Sum(claims => claims.Received.Fen));
        return publicFen == 0 ? null : (double)firms.Sum(firm => firm.Money.Raised.Fen + firm.Money.Founding.Fen) / publicFen;
    }
}
