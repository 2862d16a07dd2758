namespace HubSim.Benchmarks.Workloads;

/// <summary>
/// 64 servers and 1,000 customers in four priority classes, who think (100 s on average) and are served (5 s on average)
/// in turn. A cycle has two nominal events; the run ends after a million cycles.
/// </summary>
sealed class ManyServers : Workload
{
    public const int Events = 2 * Cycles;

    private const int Cycles = 1_000_000;
    private const int Customers = 1_000;
    private const int Servers = 64;
    private const int Classes = 4;

    private readonly Simulator simulator = new();
    private Resource servers = null!;
    private SequenceStream thoughts;
    private SequenceStream services;
    private int cyclesBegun;
    private long ticksInSystem;
    private long eventsBefore;

    public override string Name => "cserver";

    public override void Prepare()
    {
        simulator.Reset();
        servers = new Resource(simulator, Servers, "servers");
        thoughts = Queueing.Thoughts();
        services = Queueing.Services();
        Rehearse();
        cyclesBegun = 0;
        ticksInSystem = 0;
        for (var i = 0; i < Customers; i++)
        {
            simulator.Start(Customer(i % Classes));
        }

        eventsBefore = simulator.EventCount;
    }

    public override Answer Run()
    {
        simulator.RunToEnd();
        return Queueing.Answer(simulator.EventCount - eventsBefore, ticksInSystem, Cycles);
    }

    // All come at time 0 and stay for no time: the tables of the new resource grow here, and not in the timed run.
    private void Rehearse()
    {
        for (var i = 0; i < Customers; i++)
        {
            simulator.Start(Visit(i % Classes));
        }

        simulator.RunToEnd();
    }

    private async Process Visit(int priority)
    {
        using var grant = await servers.Acquire(1, priority);
        await simulator.Hold(TimeSpan.Zero);
    }

    private async Process Customer(int priority)
    {
        while (cyclesBegun < Cycles)
        {
            cyclesBegun++;
            await simulator.Hold(Queueing.Exponential(ref thoughts, 100));
            var asked = simulator.Now;
            using var grant = await servers.Acquire(1, priority);
            await simulator.Hold(Queueing.Exponential(ref services, 5));
            ticksInSystem += (simulator.Now - asked).Ticks;
        }
    }
}
