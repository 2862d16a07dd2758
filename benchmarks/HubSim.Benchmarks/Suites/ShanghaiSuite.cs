using BenchmarkDotNet.Attributes;
using HubSim.Benchmarks.Workloads;

namespace HubSim.Benchmarks.Suites;

/// <summary>Time of a whole replication, as shipped.</summary>
public class ShanghaiSuite : WorkloadSuite
{
    private protected override Workload Make() => Shanghai.Days();

    [Benchmark]
    public double Replication() => RunOnce();
}
