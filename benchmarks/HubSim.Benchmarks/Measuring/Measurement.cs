namespace HubSim.Benchmarks.Measuring;

/// <summary>What was measured of a workload.</summary>
/// <param name="Workload">Its name.</param>
/// <param name="NominalEvents">Events of the first timed run that the model needs.</param>
/// <param name="NsPerEvent">Time by the clock on the wall, median of the runs.</param>
/// <param name="BytesPerEvent">Allocation over all timed runs.</param>
/// <param name="KernelEvents">Events of the first timed run that the kernel executed.</param>
/// <param name="Check">The model's answer in the first timed run.</param>
sealed record Measurement(
    string Workload, long NominalEvents, double NsPerEvent, double BytesPerEvent, long KernelEvents, double Check)
{
    /// <summary>Whether the events are those that a whole model says it executed.</summary>
    public bool IsModel { get; init; }

    /// <summary>Draws of the first timed run: words, or blocks; see <see cref="Workloads.Answer.Draws"/>.</summary>
    public required long Draws { get; init; }

    /// <summary>Fingerprint of all answers of all runs.</summary>
    public required string Hash { get; init; }
}
