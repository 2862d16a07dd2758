namespace HubSim.Benchmarks.Gating;

/// <summary>The time of one workload in one process.</summary>
/// <param name="Workload">Its name.</param>
/// <param name="NsPerEvent">Processor time of a nominal event, in nanoseconds.</param>
/// <param name="YardstickNsPerEvent">That of the yardstick, in the same process.</param>
sealed record TimeFigures(string Workload, double NsPerEvent, double YardstickNsPerEvent)
{
    /// <summary>The one as a multiple of the other.</summary>
    public double Ratio => NsPerEvent / YardstickNsPerEvent;
}
