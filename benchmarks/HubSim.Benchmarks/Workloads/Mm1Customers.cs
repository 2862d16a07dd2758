namespace HubSim.Benchmarks.Workloads;

/// <summary>M/M/1 with a process for each customer, and the server as a resource.</summary>
sealed class Mm1Customers : Workload
{
    private readonly Simulator simulator = new();
    private Resource server = null!;
    private SequenceStream gaps;
    private SequenceStream services;
    private long ticksInSystem;

    public override string Name => "mm1_customers";

    public override void Prepare()
    {
        simulator.Reset();
        server = new Resource(simulator, 1, "server");
        gaps = Queueing.Gaps();
        services = Queueing.Services();
        ticksInSystem = 0;
        simulator.Start(Arrivals());
    }

    public override Answer Run()
    {
        simulator.RunToEnd();
        return Queueing.Answer(simulator.EventCount, ticksInSystem, Queueing.Customers);
    }

    private async Process Arrivals()
    {
        for (var i = 0; i < Queueing.Customers; i++)
        {
            await simulator.Hold(Queueing.Gap(ref gaps));
            _ = simulator.Start(Customer());
        }
    }

    private async Process Customer()
    {
        var arrived = simulator.Now;
        using var grant = await server.Acquire();
        await simulator.Hold(Queueing.Exponential(ref services, 1));
        ticksInSystem += (simulator.Now - arrived).Ticks;
    }
}
