using HubSim.Model.Worlds;

namespace HubSim.Model.Observing;

/// <summary>How long jobs wait, and how busy cards are.</summary>
static class ComputeResponses
{
    /// <summary>The pool and its queue.</summary>
    public static IEnumerable<Response> All() =>
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
}
