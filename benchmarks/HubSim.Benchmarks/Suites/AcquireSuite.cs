using BenchmarkDotNet.Attributes;

namespace HubSim.Benchmarks.Suites;

/// <summary>Acquire and release.</summary>
public class AcquireSuite : StepSuite
{
    private const int AtOnce = 1_000;

    private Resource resource = null!;

    [GlobalSetup(Target = nameof(FreeUnit))]
    public void SetUpOne()
    {
        resource = new Resource(Simulator, 1, "resource");
        Simulator.Start(TakeFree());
    }

    [GlobalSetup(Target = nameof(WaitedForUnit))]
    public void SetUpThree()
    {
        resource = new Resource(Simulator, 1, "resource");
        for (var i = 0; i < 3; i++)
        {
            Simulator.Start(TakeInTurn(null));
        }
    }

    [GlobalSetup(Target = nameof(WaitedForUnitWithPatience))]
    public void SetUpPatient()
    {
        resource = new Resource(Simulator, 1, "resource");
        for (var i = 0; i < 3; i++)
        {
            Simulator.Start(TakeInTurn(TimeSpan.FromHours(1)));
        }
    }

    /// <summary>A unit that is free: no event.</summary>
    [Benchmark(OperationsPerInvoke = Steps)]
    public void FreeUnit() => Run(Steps / AtOnce);

    /// <summary>A unit that two others wait for, with the hold of a second in between.</summary>
    [Benchmark(OperationsPerInvoke = Steps)]
    public void WaitedForUnit() => Run();

    /// <summary>The same with a patience that never runs out, which costs a timer and its cancellation.</summary>
    [Benchmark(OperationsPerInvoke = Steps)]
    public void WaitedForUnitWithPatience() => Run();

    private async Process TakeFree()
    {
        while (true)
        {
            for (var i = 0; i < AtOnce; i++)
            {
                using var grant = await resource.Acquire();
            }

            await Simulator.Hold(Second);
        }
    }

    private async Process TakeInTurn(TimeSpan? patience)
    {
        while (true)
        {
            using var grant = await resource.Acquire(patience: patience);
            await Simulator.Hold(Second);
        }
    }
}
