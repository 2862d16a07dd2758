using HubSim.Model.Population;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Computing;

/// <summary>How firms submit their jobs: the processes that run beside a firm's work and end with it.</summary>
sealed class Submitters
{
    private const int DaysBetweenLooks = 28;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromDays(DaysBetweenLooks);

    private readonly World world;
    private readonly CardPool pool;
    private readonly Workload? workload;
    private readonly bool bundlesSmall;
    private readonly PlainDemand[] plain;

    /// <summary>Resolves the demand.</summary>
    public Submitters(World world, CardPool pool, Compute compute, Workload? workload)
    {
        this.world = world;
        this.pool = pool;
        this.workload = workload;
        bundlesSmall = compute.Detail is ComputeDetail.Days;
        plain = workload is not null ? [] : [.. world.Scenario.Firms.Strategies.Select(strategy =>
            new PlainDemand(compute.Demand.First(entry => entry.Key == strategy.Key).Value, world.Inputs))];
    }

    /// <summary>Starts a firm's jobs; called by the firm's own process.</summary>
    /// <param name="firm">The firm.</param>
    /// <param name="source">What its jobs are drawn from; null without job types.</param>
    public void StartChildren(Firm firm, JobSource? source)
    {
        if (source is null)
        {
            if (plain[firm.Strategy].JobsPerDay > 0)
            {
                world.Simulator.StartChild(SubmitPlain(firm), "jobs");
            }

            return;
        }

        if (!bundlesSmall)
        {
            world.Simulator.StartChild(Submit(source, isLarge: false), "jobs");
        }

        world.Simulator.StartChild(Submit(source, isLarge: true), "large jobs");
    }

    /// <summary>
    /// A firm submits its small or its large jobs. Submissions are a Poisson process of rate 1 by a clock that runs as fast
    /// as the firm submits, so that neither its stage nor the rhythm changes which job comes next.
    /// </summary>
    private async Process Submit(JobSource source, bool isLarge)
    {
        var firm = source.Firm;
        while (true)
        {
            var left = source.NextGap(isLarge);
            var plan = workload!.PlanOf(firm);
            for (var rate = RateOf(source, plan, isLarge); left > rate * DaysBetweenLooks; rate = RateOf(source, plan, isLarge))
            {
                // By any rhythm a week counts seven days. Then it is seen whether the firm has come to another stage.
                left -= rate * DaysBetweenLooks;
                await world.Simulator.Hold(BetweenLooks);
                pool.Events.Resumes++;
                plan = workload.PlanOf(firm);
            }

            await world.Simulator.Hold(workload.Clock.Until(world.Simulator.Now, left / RateOf(source, plan, isLarge)));
            pool.Events.Resumes++;
            var jobs = isLarge ? 1 : source.NextBatch(workload);
            for (var i = 0; i < jobs; i++)
            {
                _ = world.Simulator.StartChild(pool.Run(firm, source.NextJob(workload, plan, isLarge)));
            }
        }
    }

    private static double RateOf(JobSource source, StagePlan plan, bool isLarge) =>
        source.Scale * (isLarge ? plan.LargePerDay : plan.SubmissionsPerDay);

    /// <summary>
    /// A firm submits one job after the other, all of one kind. Each has all its luck in blocks of its own: gap, cards,
    /// duration, patience and way out.
    /// </summary>
    private async Process SubmitPlain(Firm firm)
    {
        var demand = plain[firm.Strategy];
        for (var number = 0UL; ; number++)
        {
            var draw = world.Streams.Draw(firm.Streams.Jobs, firm.Candidate, number);
            var gap = -Elementary.Log(draw.NextUniform()) / demand.JobsPerDay;
            var job = demand.Draw(ref draw);
            await world.Simulator.Hold(Durations.Days(gap));
            pool.Events.Resumes++;
            _ = world.Simulator.StartChild(pool.Run(firm, job), "job");
        }
    }
}
