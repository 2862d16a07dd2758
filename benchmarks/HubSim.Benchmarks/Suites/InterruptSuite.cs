using BenchmarkDotNet.Attributes;

namespace HubSim.Benchmarks.Suites;

/// <summary>
/// Interrupt and stop. Either is an exception in the process that it ends the wait of, and costs what the runtime takes
/// for one.
/// </summary>
public class InterruptSuite : StepSuite
{
    private static readonly TimeSpan Long = TimeSpan.FromDays(1);

    [GlobalSetup(Target = nameof(InterruptAndHoldAgain))]
    public void SetUpInterrupts() => Simulator.Start(InterruptOnceInASecond(Simulator.Start(Sleep())));

    [GlobalSetup(Target = nameof(StartAndStop))]
    public void SetUpStops() => Simulator.Start(StopOnceInASecond());

    /// <summary>A hold of a second, an interrupt, and in the interrupted process another hold.</summary>
    [Benchmark(OperationsPerInvoke = Steps)]
    public void InterruptAndHoldAgain() => Run();

    /// <summary>A hold of a second, and a process started at its begin and stopped at its end.</summary>
    [Benchmark(OperationsPerInvoke = Steps)]
    public void StartAndStop() => Run();

    private async Process Sleep()
    {
        while (true)
        {
            try
            {
                await Simulator.Hold(Long);
            }
            catch (InterruptException)
            {
                // Sleeps on.
            }
        }
    }

    private async Process InterruptOnceInASecond(Process sleeper)
    {
        while (true)
        {
            await Simulator.Hold(Second);
            sleeper.Interrupt();
        }
    }

    private async Process StopOnceInASecond()
    {
        while (true)
        {
            var sleeper = Simulator.Start(Sleep());
            await Simulator.Hold(Second);
            sleeper.Stop();
        }
    }
}
