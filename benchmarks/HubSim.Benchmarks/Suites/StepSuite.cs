using BenchmarkDotNet.Attributes;

namespace HubSim.Benchmarks.Suites;

/// <summary>
/// Processes that do the same thing once in every second of model time, for ever. An invocation is so many seconds of one
/// long simulation, so that nothing has to be set up between two of them.
/// </summary>
[MemoryDiagnoser]
public abstract class StepSuite
{
    /// <summary>Seconds of an invocation, and what its time is divided by.</summary>
    protected const int Steps = 10_000;

    protected static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    protected Simulator Simulator { get; } = new();

    protected void Run(int seconds = Steps) => Simulator.Run(Simulator.Now + (seconds * Second));
}
