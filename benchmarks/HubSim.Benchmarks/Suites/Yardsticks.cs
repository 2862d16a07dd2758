using BenchmarkDotNet.Attributes;
using HubSim.Benchmarks.Workloads;

namespace HubSim.Benchmarks.Suites;

public class YardstickPriorityQueueSuite : WorkloadSuite
{
    private protected override Workload Make() => new YardstickPriorityQueue();

    [Benchmark(OperationsPerInvoke = Queueing.Events)]
    public double PriorityQueueOfTheFramework() => RunOnce();
}

public class YardstickBareSuite : WorkloadSuite
{
    private protected override Workload Make() => new YardstickBare();

    [Benchmark(OperationsPerInvoke = Queueing.Events)]
    public double TwoVariables() => RunOnce();
}
