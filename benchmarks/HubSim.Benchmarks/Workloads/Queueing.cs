using HubSim.Benchmarks.Measuring;

namespace HubSim.Benchmarks.Workloads;

/// <summary>
/// The single-server queue that several workloads share: the same draws in the same order, so that all of them give the
/// same answer to the last bit.
/// </summary>
static class Queueing
{
    public const int Customers = 1_000_000;

    /// <summary>An arrival and an end of service for each customer.</summary>
    public const int Events = 2 * Customers;

    /// <summary>Arrivals per second, where a service takes one second on average: in theory 10 s in the system.</summary>
    public const double Load = 0.9;

    private const ulong Seed = 20270101;

    public static SequenceStream Gaps() => Stream("benchmark.gaps");

    public static SequenceStream Services() => Stream("benchmark.services");

    public static SequenceStream Thoughts() => Stream("benchmark.thoughts");

    public static TimeSpan Gap(ref SequenceStream stream) => Exponential(ref stream, 1 / Load);

    public static TimeSpan Exponential(ref SequenceStream stream, double meanSeconds) =>
        Durations.Seconds(meanSeconds * Samplers.Exponential(ref stream));

    /// <summary>The answer: mean time in the system, in seconds; the fingerprint also has the time of the end.</summary>
    public static Answer Answer(long kernelEvents, ulong words, long ticksInSystem, long customers, TimeSpan end)
    {
        var mean = (double)ticksInSystem / customers / TimeSpan.TicksPerSecond;
        var hash = Fingerprint.Of([(ulong)ticksInSystem, (ulong)end.Ticks]);
        return new Answer(2 * customers, kernelEvents, (long)words, mean, hash);
    }

    private static SequenceStream Stream(string purpose) => new Streams(Seed, 0).Sequence(new Purpose(purpose));
}
