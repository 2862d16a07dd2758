using BenchmarkDotNet.Attributes;
using HubSim.Benchmarks.Workloads;

namespace HubSim.Benchmarks.Suites;

/// <summary>Time of a whole window of events, on average <see cref="Holds.MeanEvents"/>: divide by that.</summary>
public class HoldSuite : WorkloadSuite
{
    [Params(100, 1_000, 10_000, 100_000, 1_000_000)]
    public int Pending { get; set; }

    private protected override Workload Make() => new Holds(Pending);

    [Benchmark]
    public double Window() => RunOnce();
}
