namespace HubSim.Benchmarks.Workloads;

/// <summary>
/// M/M/1 with two processes: one brings customers into a store, one takes them out and serves them. Of a customer the
/// store keeps the time of arrival.
/// </summary>
sealed class Mm1 : SimulatedWorkload
{
    // More than ever wait: the longest line of a million customers at load 0.9 is near 150.
    private const int LongestLine = 1_000;

    private Store<TimeSpan> line = null!;
    private SequenceStream gaps;
    private SequenceStream services;
    private int customersCome;
    private int customersServed;
    private long ticksInSystem;

    public override string Name => "mm1";

    protected override double EventsPerSecond => 2 * Queueing.Load;

    protected override long EventsDone => customersCome + customersServed;

    public override void Prepare()
    {
        Simulator.Reset();
        line = new Store<TimeSpan>(Simulator, "line");
        Rehearse();
        gaps = Queueing.Gaps();
        services = Queueing.Services();
        customersCome = 0;
        customersServed = 0;
        ticksInSystem = 0;
        Simulator.Start(Arrivals());
        Simulator.Start(Server());
    }

    public override Answer Run()
    {
        Simulator.RunToEnd();
        return Queueing.Answer(
            Simulator.EventCount, gaps.Taken + services.Taken, ticksInSystem, Queueing.Customers, Simulator.Now);
    }

    // The new store's tables grow here, and not in the timed run.
    private void Rehearse()
    {
        for (var i = 0; i < LongestLine; i++)
        {
            line.TryPut(TimeSpan.Zero);
        }

        while (line.TryGet(out _))
        {
        }
    }

    private async Process Arrivals()
    {
        while (customersCome < Queueing.Customers)
        {
            await Simulator.Hold(Queueing.Gap(ref gaps));
            line.TryPut(Simulator.Now);
            customersCome++;
        }
    }

    private async Process Server()
    {
        while (customersServed < Queueing.Customers)
        {
            var arrived = (await line.Get()).Item;
            await Simulator.Hold(Queueing.Exponential(ref services, 1));
            ticksInSystem += (Simulator.Now - arrived).Ticks;
            customersServed++;
        }
    }
}
