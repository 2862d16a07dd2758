using BenchmarkDotNet.Attributes;
using HubSim.Benchmarks.Workloads;

namespace HubSim.Benchmarks.Suites;

/// <summary>Runs a workload under BenchmarkDotNet; the preparation stays outside of the time.</summary>
[MemoryDiagnoser]
public abstract class WorkloadSuite
{
    private Workload workload = null!;

    private protected abstract Workload Make();

    [GlobalSetup]
    public void Setup() => workload = Make();

    [IterationSetup]
    public void Prepare() => workload.Prepare();

    private protected double RunOnce() => workload.Run().Check;
}
