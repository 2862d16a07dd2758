namespace HubSim.Benchmarks.Workloads;

/// <summary>
/// M/M/1 with a process for each customer, and the server as a resource: used for the service, in one wait, by customers who begin
/// within the step of the arrivals; or acquired, held and given back by customers whose start is an event.
/// </summary>
/// <param name="acquires">Whether a customer says all three.</param>
sealed class Mm1Customers(bool acquires) : SimulatedWorkload
{
    private Resource server = null!;
    private SequenceStream gaps;
    private SequenceStream services;
    private int customersCome;
    private int customersServed;
    private long ticksInSystem;

    public override string Name => acquires ? "mm1_acquire" : "mm1_customers";

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
            _ = acquires ? Simulator.Start(Acquires()) : Simulator.StartAtOnce(Uses());
            customersCome++;
        }
    }

    private async Process Uses()
    {
        var arrived = Simulator.Now;
        await server.Use(Queueing.Exponential(ref services, 1));
        Leave(arrived);
    }

    private async Process Acquires()
    {
        var arrived = Simulator.Now;
        using var grant = await server.Acquire();
        await Simulator.Hold(Queueing.Exponential(ref services, 1));
        Leave(arrived);
    }

    private void Leave(TimeSpan arrived)
    {
        ticksInSystem += (Simulator.Now - arrived).Ticks;
        customersServed++;
    }
}
