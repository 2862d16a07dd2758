using BenchmarkDotNet.Attributes;

namespace HubSim.Benchmarks.Suites;

/// <summary>Putting into a store and taking out.</summary>
public class StoreSuite : StepSuite
{
    private const int AtOnce = 1_000;

    private Store<int> store = null!;

    [GlobalSetup(Target = nameof(PutAndGetAtOnce))]
    public void SetUpOne()
    {
        store = new Store<int>(Simulator, "store");
        Simulator.Start(PutAndGet());
    }

    [GlobalSetup(Target = nameof(HandOver))]
    public void SetUpTwo()
    {
        store = new Store<int>(Simulator, "store");
        Simulator.Start(Take());
        Simulator.Start(PutOnceInASecond());
    }

    /// <summary>In and out without waiting: no event.</summary>
    [Benchmark(OperationsPerInvoke = Steps)]
    public void PutAndGetAtOnce() => Run(Steps / AtOnce);

    /// <summary>A hold of a second, a put, and a get that waited for it.</summary>
    [Benchmark(OperationsPerInvoke = Steps)]
    public void HandOver() => Run();

    private async Process PutAndGet()
    {
        while (true)
        {
            for (var i = 0; i < AtOnce; i++)
            {
                await store.Put(i);
                _ = await store.Get();
            }

            await Simulator.Hold(Second);
        }
    }

    private async Process PutOnceInASecond()
    {
        while (true)
        {
            await Simulator.Hold(Second);
            await store.Put(1);
        }
    }

    private async Process Take()
    {
        while (true)
        {
            _ = await store.Get();
        }
    }
}
