using HubSim.Model.Population;

namespace HubSim.Model.Computing;

/// <summary>
/// A firm whose small jobs are bundled, with what every day wants of it. All of them lie side by side in an array, through
/// which every day goes.
/// </summary>
/// <param name="firm">The firm.</param>
/// <param name="scale">How many times as many jobs as others it submits.</param>
struct BundledFirm(Firm firm, double scale)
{
    /// <summary>The firm.</summary>
    public readonly Firm Firm => firm;

    /// <summary>Its jobs.</summary>
    public readonly FirmJobs Jobs { get; } = firm.Jobs;

    /// <summary>What it builds.</summary>
    public readonly Progress Progress { get; } = firm.Progress;

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
}

/// <summary>What a firm's small jobs of a day ask for.</summary>
struct Bundle
{
    /// <summary>Place of the firm among those whose small jobs are bundled.</summary>
    public int Place;

    /// <summary>Jobs, those submitted again included.</summary>
    public long Jobs;

    /// <summary>Their card-hours.</summary>
    public double CardHours;
}
