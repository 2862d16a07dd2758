namespace HubSim.Benchmarks.Workloads;

/// <summary>
/// 64 servers and 1,000 customers in four priority classes, who think (100 s on average) and are served (5 s on average)
/// in turn. A cycle has two nominal events; the run ends after a million cycles.
/// </summary>
sealed class ManyServers : SimulatedWorkload
{
    public const int Events = 2 * Cycles;

    private const int Cycles = 1_000_000;
    private const int Customers = 1_000;
    private const int Servers = 64;
    private const int Classes = 4;

    private Resource servers = null!;
    private SequenceStream thoughts;
    private SequenceStream services;
    private int cyclesBegun;
    private int thoughtsEnded;
    private int servicesEnded;
    private long ticksInSystem;
    private long eventsBefore;

    public override string Name => "cserver";

    // Nearly nobody waits, so a cycle takes 105 s.
    protected override double EventsPerSecond => 2.0 * Customers / 105;

    protected override long EventsDone => thoughtsEnded + servicesEnded;

    public override void Prepare()
    {
        Simulator.Reset();
        servers = new Resource(Simulator, Servers, "servers");
        thoughts = Queueing.Thoughts();
        services = Queueing.Services();
        Rehearse();
        cyclesBegun = 0;
        thoughtsEnded = 0;
        servicesEnded = 0;
        ticksInSystem = 0;
        for (var i = 0; i < Customers; i++)
        {
            Simulator.Start(Customer(i % Classes));
        }

        eventsBefore = Simulator.EventCount;
    }

    public override Answer Run()
    {
        Simulator.RunToEnd();
        return Queueing.Answer(
            Simulator.EventCount - eventsBefore, thoughts.Taken + services.Taken, ticksInSystem, Cycles, Simulator.Now);
    }

    // All come at time 0 and stay for no time: the tables of the new resource grow here, and not in the timed run.
    private void Rehearse()
    {
        for (var i = 0; i < Customers; i++)
        {
            Simulator.Start(Visit(i % Classes));
        }

        Simulator.RunToEnd();
    }

    private async Process Visit(int priority)
    {
        using var grant = await servers.Acquire(1, priority);
        await Simulator.Hold(TimeSpan.Zero);
    }

    private async Process Customer(int priority)
    {
        while (cyclesBegun < Cycles)
        {
            cyclesBegun++;
            await Simulator.Hold(Queueing.Exponential(ref thoughts, 100));
            thoughtsEnded++;
            var asked = Simulator.Now;
            using var grant = await servers.Acquire(1, priority);
            await Simulator.Hold(Queueing.Exponential(ref services, 5));
            ticksInSystem += (Simulator.Now - asked).Ticks;
            servicesEnded++;
        }
    }
}
