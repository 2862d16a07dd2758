using BenchmarkDotNet.Attributes;
using HubSim.Benchmarks.Workloads;

namespace HubSim.Benchmarks.Suites;

/// <summary>A hold with so many pending; an invocation has half a million on average, within a few in a thousand.</summary>
[MemoryDiagnoser]
public class HoldSuite
{
    private const int Slices = 10;

    private Holds holds = null!;

    [Params(100, 1_000, 10_000, 100_000, 1_000_000)]
    public int Pending { get; set; }

    /// <summary>Runs three events for each that is pending, so that the first window is like any other.</summary>
    [GlobalSetup]
    public void Setup()
    {
        holds = new Holds(Pending);
        holds.Prepare();
        holds.Run();
    }

    [Benchmark(OperationsPerInvoke = Slices * SimulatedWorkload.EventsPerSlice)]
    public long Hold()
    {
        var events = 0L;
        for (var i = 0; i < Slices; i++)
        {
            events += holds.RunSlice();
        }

        return events;
    }
}
