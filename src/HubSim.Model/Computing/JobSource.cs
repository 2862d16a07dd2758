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

    /// <summary>Opens a firm's sequences.</summary>
    public JobSource(World world, Firm firm, double scale)
    {
        Firm = firm;
        Scale = scale;
        submissions = world.Streams.Sequence(firm.Streams.Submissions, firm.Candidate);
        smallJobs = world.Streams.Sequence(firm.Streams.SmallJobs, firm.Candidate);
        largeGaps = world.Streams.Sequence(firm.Streams.LargeGaps, firm.Candidate);
        largeJobs = world.Streams.Sequence(firm.Streams.LargeJobs, firm.Candidate);
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
}
