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
    /// <summary>Fingerprint of all answers of all runs.</summary>
    public required string Hash { get; init; }

    /// <summary>
    /// Least processor time of a run as a multiple of the yardstick's in runs between these; 0 where not measured.
    /// </summary>
    public double Ratio { get; init; }
}
