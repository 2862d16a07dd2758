using HubSim.Model.Population;

namespace HubSim.Model.Computing;

/// <summary>
/// A firm whose small jobs are bundled. All of them lie side by side in an array, through which every day goes.
/// </summary>
/// <param name="firm">The firm.</param>
/// <param name="scale">How many times as many jobs as others it submits.</param>
/// <param name="words">Words of its bundles: day n has block n.</param>
struct BundledFirm(Firm firm, double scale, SequenceStream words)
{
    private SequenceStream words = words;

    /// <summary>The firm.</summary>
    public readonly Firm Firm => firm;

    /// <summary>What the firm submits; null before its first day.</summary>
    public StagePlan? Plan { get; private set; }

    /// <summary>Submissions of small jobs per day of the mean rate.</summary>
    public double Rate { get; private set; }

    /// <summary>Sees at what stage the firm is.</summary>
    public void LookUp(Workload workload)
    {
        Plan = workload.PlanOf(firm);
        Rate = Plan.SubmissionsPerDay * scale;
    }

    /// <summary>The uniform numbers of the firm's next day: submissions, card-hours, way out, and one to spare.</summary>
    public (double Submissions, double CardHours, double WayOut) NextDay()
    {
        var uniforms = (words.NextUniform(), words.NextUniform(), words.NextUniform());
        _ = words.NextWord();
        return uniforms;
    }
}

/// <summary>What a firm's small jobs of a day ask for.</summary>
struct Bundle
{
    /// <summary>Jobs, those submitted again included.</summary>
    public long Jobs;

    /// <summary>Their card-hours.</summary>
    public double CardHours;

    /// <summary>Uniform number that rounds the number of jobs bought.</summary>
    public double WayOut;
}
