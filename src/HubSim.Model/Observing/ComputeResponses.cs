using HubSim.Model.Computing;
using HubSim.Model.Worlds;

namespace HubSim.Model.Observing;

/// <summary>How long jobs wait, how busy cards are, and for what.</summary>
static class ComputeResponses
{
    /// <summary>The pool, its queue, and the way out.</summary>
    public static IEnumerable<Response> All() =>
    [
        .. Waiting("", "the jobs", world => world.Pool?.Statistics.Waits()),
        Response.Real("cards_utilisation", "share", "Share of the pool's cards at work, averaged over time after the warm-up.", world => world.Pool?.Utilisation),
        Response.Real("jobs_waiting_mean", "jobs", "Jobs waiting for cards, averaged over time after the warm-up.", world => world.Pool?.MeanWaiting).NeedsJobs(),
        Response.Real("cards_idle_while_waiting", "share", "Share of time after the warm-up in which a card was idle while a job waited for the same cards; over partitions, the mean by cards.", IdleWhileWaiting).NeedsJobs(),
        Response.Count("jobs_submitted", "jobs", "Jobs submitted after the warm-up, those submitted again included.", world => world.Pool?.Statistics.Submitted),
        Response.Count("jobs_started", "jobs", "Jobs that got cards of the pool after the warm-up.", world => world.Pool?.Statistics.Started),
        Response.Real("jobs_abandoned_share", "share", "Share of the jobs with a decided fate (started, bought or given up) that were given up.", world => Share(world, world.Pool?.Statistics.Abandoned)).NeedsJobs(),
        Response.Real("jobs_bought_share", "share", "Share of the jobs with a decided fate that were bought on the market.", world => Share(world, world.Pool?.Statistics.Bought)).NeedsJobs(),
        Response.Real("jobs_failed_share", "share", "Share of the started jobs that ended without a result: cancelled, failed, or ended at their limit or with their firm.", world => world.Pool is { Statistics.Started: > 0 } pool ? (double)pool.Statistics.Failed / pool.Statistics.Started : null),
        Response.Real("card_hours", "card-hours", "Card-hours used in the pool by jobs that ended after the warm-up.", world => world.Pool?.Statistics.CardHours),
        Response.Real("card_hours_useful_share", "share", "Share of these that had a result.", world => world.Pool is { Statistics.CardHours: > 0 } pool ? pool.Statistics.UsefulHours / pool.Statistics.CardHours : null),
        .. PoolStatistics.SizeBounds.Select((cards, index) => Response.Real($"card_hours_share_to_{cards}_cards", "share", $"Share of the card-hours in jobs of at most {cards} cards.", world => IsWhole(world) ? world.Pool!.Statistics.ShareUpTo(index) : null).NeedsJobs()),
        Response.Real("compute_subsidised_share", "share", "Part of what firms owed for cards that the compute pot paid.", Subsidised),
        Response.Real("submissions_dispersion", "ratio", "Variance over mean of the jobs submitted in ten minutes, within four weeks each, after the warm-up.", world => IsWhole(world) ? world.Pool!.Submissions.Dispersion : null).NeedsJobs(),
    ];

    /// <summary>Jobs of one type.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="index">Its place in the scenario.</param>
    public static IEnumerable<Response> OfType(string name, int index) =>
    [
        Response.Real($"card_hours_{name}", "card-hours", $"Card-hours used in the pool by jobs of type {name} that ended after the warm-up.", world => world.Pool?.Statistics.HoursByType[index]).NeedsJobs(),
        .. Waiting("_" + name, $"the jobs of type {name}", world => world.Pool?.Statistics.WaitsByType[index] is { Count: > 0 } waits ? waits : null),
    ];

    private static IEnumerable<Response> Waiting(string suffix, string whose, Func<World, LogHistogram?> waits) =>
    [
        Response.Real($"wait_mean_hours{suffix}", "hours", $"Mean waiting time of {whose} that got cards of the pool after the warm-up, those that did not wait included.", world => waits(world)?.Mean).NeedsJobs(),
        Wait($"wait_p50_hours{suffix}", "Median", whose, 0.50, waits),
        Wait($"wait_p95_hours{suffix}", "95 % quantile", whose, 0.95, waits),
        Wait($"wait_p99_hours{suffix}", "99 % quantile", whose, 0.99, waits),
    ];

    private static Response Wait(string name, string what, string whose, double probability, Func<World, LogHistogram?> waits) =>
        Response.Real(name, "hours", $"{what} of the waiting time of {whose} that got cards of the pool after the warm-up; off by at most 1 % of the value.", world => waits(world)?.Quantile(probability)).NeedsJobs();

    /// <summary>True where every job is simulated.</summary>
    private static bool IsWhole(World world) => world.Pool is { IsBundled: false };

    private static double? IdleWhileWaiting(World world)
    {
        var cards = world.Pool?.Partitions.Sum(partition => partition.MeanSize);
        return cards > 0 ? world.Pool!.Partitions.Sum(partition => partition.MeanSize * partition.IdleWhileWaiting) / cards : null;
    }

    private static double? Subsidised(World world)
    {
        var owed = world.Pool is null || world.Office is null ? 0 : world.Census.Firms.Sum(firm => firm.Jobs.Billed.Fen);
        return owed > 0 ? world.Census.Firms.Sum(firm => firm.Claims[(int)Support.PotKind.Compute].Received.Fen) / (double)owed : null;
    }

    private static double? Share(World world, long? part) =>
        world.Pool is { Statistics.Decided: > 0 } pool ? (double)part!.Value / pool.Statistics.Decided : null;
}
