namespace HubSim.Benchmarks.Workloads;

/// <summary>A workload on the kernel, which can be run on from window to window of model time.</summary>
abstract class SimulatedWorkload : Workload
{
    /// <summary>Nominal events of a slice, on average.</summary>
    public const int EventsPerSlice = 50_000;

    /// <summary>Keeps its memory from run to run.</summary>
    protected Simulator Simulator { get; } = new();

    /// <summary>Nominal events in a second of model time, on average.</summary>
    protected abstract double EventsPerSecond { get; }

    /// <summary>Nominal events done since <see cref="Workload.Prepare"/>.</summary>
    protected abstract long EventsDone { get; }

    public override long RunSlice()
    {
        var before = EventsDone;
        Simulator.Run(Simulator.Now + Durations.Seconds(EventsPerSlice / EventsPerSecond));
        return EventsDone - before;
    }
}
