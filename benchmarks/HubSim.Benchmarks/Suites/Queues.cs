using BenchmarkDotNet.Attributes;
using HubSim.Benchmarks.Workloads;

namespace HubSim.Benchmarks.Suites;

public class Mm1Suite : WorkloadSuite
{
    private protected override Workload Make() => new Mm1();

    [Benchmark(OperationsPerInvoke = Queueing.Events)]
    public double Mm1() => RunOnce();
}

public class Mm1CustomersSuite : WorkloadSuite
{
    private protected override Workload Make() => new Mm1Customers(acquires: false);

    [Benchmark(OperationsPerInvoke = Queueing.Events)]
    public double Mm1Customers() => RunOnce();
}

public class ManyServersSuite : WorkloadSuite
{
    private protected override Workload Make() => new ManyServers();

    [Benchmark(OperationsPerInvoke = ManyServers.Events)]
    public double ManyServersInPriorityOrder() => RunOnce();
}
