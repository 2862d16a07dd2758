using HubSim.Experiments.Trials;

namespace HubSim.Experiments.Selecting;

/// <summary>What a procedure found.</summary>
/// <param name="Best">Place of the selected system among <see cref="Systems"/>; null when the cap came first.</param>
/// <param name="Systems">All systems, in the order given.</param>
/// <param name="Results">Every trial that was run, in the order in which it was run.</param>
/// <param name="Statement">What is guaranteed, or that nothing is, as one sentence.</param>
/// <param name="IsGuaranteed">True when the selection carries the guarantee of its procedure.</param>
public sealed record Selection(
    int? Best,
    IReadOnlyList<SelectedSystem> Systems,
    IReadOnlyList<TrialResult> Results,
    string Statement,
    bool IsGuaranteed)
{
    /// <summary>Probability that the selected system has the best mean, as the data suggest it; null where none is given.</summary>
    public double? EstimatedCorrect { get; init; }

    /// <summary>Replications of each remaining system that would be needed at most; null where that has no meaning.</summary>
    public int? MostReplications { get; init; }
}

/// <summary>A system in a selection.</summary>
/// <param name="Point">The system.</param>
/// <param name="N">Number of its trials.</param>
/// <param name="Mean">Mean of the response over them.</param>
/// <param name="Sd">Sample standard deviation of the response over them.</param>
/// <param name="DroppedAt">Replications after which it was out; null if it never was.</param>
/// <param name="DroppedBy">Place of the system that put it out; null if it never was.</param>
public sealed record SelectedSystem(DesignPoint Point, int N, double Mean, double Sd, int? DroppedAt, int? DroppedBy);

/// <summary>How far a selection is: for progress.</summary>
/// <param name="Trials">Trials so far.</param>
/// <param name="Most">Trials that it takes at most from what is known so far.</param>
/// <param name="Left">Systems still in contest.</param>
public readonly record struct SelectionProgress(int Trials, int Most, int Left);
