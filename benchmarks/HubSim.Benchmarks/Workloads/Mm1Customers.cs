namespace HubSim.Benchmarks.Workloads;

/// <summary>M/M/1 with a process for each customer, and the server as a resource.</summary>
sealed class Mm1Customers : SimulatedWorkload
{
    private Resource server = null!;
    private SequenceStream gaps;
    private SequenceStream services;
    private int customersCome;
    private int customersServed;
    private long ticksInSystem;

    public override string Name => "mm1_customers";

    protected override double EventsPerSecond => 2 * Queueing.Load;

    protected override long EventsDone => customersCome + customersServed;

    public override void Prepare()
    {
        Simulator.Reset();
        server = new Resource(Simulator, 1, "server");
        gaps = Queueing.Gaps();
        services = Queueing.Services();
        customersCome = 0;
        customersServed = 0;
        ticksInSystem = 0;
        Simulator.Start(Arrivals());
    }

    public override Answer Run()
    {
        Simulator.RunToEnd();
        return Queueing.Answer(
            Simulator.EventCount, gaps.Taken + services.Taken, ticksInSystem, Queueing.Customers, Simulator.Now);
    }

    private async Process Arrivals()
    {
        while (customersCome < Queueing.Customers)
        {
            await Simulator.Hold(Queueing.Gap(ref gaps));
            _ = Simulator.Start(Customer());
            customersCome++;
        }
    }

    private async Process Customer()
    {
        var arrived = Simulator.Now;
        await server.Use(Queueing.Exponential(ref services, 1));
        ticksInSystem += (Simulator.Now - arrived).Ticks;
        customersServed++;
    }
}
