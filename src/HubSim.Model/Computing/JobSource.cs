using HubSim.Model.Population;
using HubSim.Model.Worlds;

namespace HubSim.Model.Computing;

/// <summary>
/// What a firm's jobs are drawn from: job n of either sequence has its words at a place of its own, so it is the same job
/// in every scenario, whenever it is submitted.
/// </summary>
sealed class JobSource
{
    private SequenceStream submissions;
    private SequenceStream smallJobs;
    private SequenceStream largeGaps;
    private SequenceStream largeJobs;
    private SequenceStream bundles;
    private readonly double[] none = new double[7];
    private StagePlan? plan;

    /// <summary>Opens a firm's sequences.</summary>
    public JobSource(World world, Firm firm, double scale)
    {
        Firm = firm;
        Scale = scale;
        submissions = world.Streams.Sequence(firm.Streams.Submissions, firm.Candidate);
        smallJobs = world.Streams.Sequence(firm.Streams.SmallJobs, firm.Candidate);
        largeGaps = world.Streams.Sequence(firm.Streams.LargeGaps, firm.Candidate);
        largeJobs = world.Streams.Sequence(firm.Streams.LargeJobs, firm.Candidate);
        bundles = world.Streams.Sequence(firm.Streams.Bundles, firm.Candidate);
    }

    /// <summary>The firm.</summary>
    public Firm Firm { get; }

    /// <summary>How many times as many jobs as others it submits.</summary>
    public double Scale { get; }

    /// <summary>Submissions that would go by at the mean rate before the next one: exponential with mean 1.</summary>
    public double NextGap(bool isLarge) =>
        -Elementary.Log(isLarge ? largeGaps.NextUniform() : submissions.NextUniform());

    /// <summary>Jobs of the submission whose gap was drawn last.</summary>
    public int NextBatch(Workload workload) => workload.BatchAt(submissions.NextUniform());

    /// <summary>The next job.</summary>
    public Job NextJob(Workload workload, StagePlan plan, bool isLarge) =>
        workload.Next(plan, ref isLarge ? ref largeJobs : ref smallJobs, isLarge);

    /// <summary>What the firm submits, looked up once a week; with it, the chance of a day without a submission.</summary>
    /// <param name="workload">Plans and rhythm.</param>
    /// <param name="day">Days since the start.</param>
    public StagePlan PlanOn(Workload workload, int day)
    {
        if (plan is null || day % 7 == 0)
        {
            var now = workload.PlanOf(Firm);
            if (!ReferenceEquals(now, plan))
            {
                plan = now;
                for (var weekday = 0; weekday < 7; weekday++)
                {
                    none[weekday] = Elementary.Exp(-MeanOn(workload, weekday));
                }
            }
        }

        return plan;
    }

    /// <summary>Submissions of small jobs on a day, on average.</summary>
    public double MeanOn(Workload workload, int day) => plan!.SubmissionsPerDay * Scale * workload.Clock.FactorOf(day);

    /// <summary>Chance of no submission on a day.</summary>
    public double NoneOn(int day) => none[day % 7];

    /// <summary>The uniform numbers of the firm's next day: submissions, card-hours, way out, and one to spare.</summary>
    public (double Submissions, double CardHours, double WayOut) NextDay()
    {
        var words = (bundles.NextUniform(), bundles.NextUniform(), bundles.NextUniform());
        _ = bundles.NextWord();
        return words;
    }
}
