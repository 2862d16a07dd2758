using BenchmarkDotNet.Attributes;
using HubSim.Benchmarks.Workloads;

namespace HubSim.Benchmarks.Suites;

/// <summary>Time of a whole replication.</summary>
public class ShanghaiSuite : WorkloadSuite
{
    private protected override Workload Make() => new ShanghaiJobs();

    [Benchmark]
    public double Replication() => RunOnce();
}
