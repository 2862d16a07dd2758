namespace HubSim.Benchmarks.Workloads;

/// <summary>
/// M/M/1 with two processes: one brings customers, one serves them. The line is a queue of arrival times beside a level
/// that counts them and on which the server waits.
/// </summary>
sealed class Mm1 : Workload
{
    private readonly Simulator simulator = new();
    private readonly Queue<TimeSpan> line = new();
    private Level waiting = null!;
    private SequenceStream gaps;
    private SequenceStream services;
    private long ticksInSystem;

    public override string Name => "mm1";

    public override void Prepare()
    {
        simulator.Reset();
        line.Clear();
        waiting = new Level(simulator, Queueing.Customers, 0, "waiting");
        gaps = Queueing.Gaps();
        services = Queueing.Services();
        ticksInSystem = 0;
        simulator.Start(Arrivals());
        simulator.Start(Server());
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
            line.Enqueue(simulator.Now);
            waiting.TryPut(1);
        }
    }

    private async Process Server()
    {
        for (var i = 0; i < Queueing.Customers; i++)
        {
            await waiting.Get(1);
            var arrived = line.Dequeue();
            await simulator.Hold(Queueing.Exponential(ref services, 1));
            ticksInSystem += (simulator.Now - arrived).Ticks;
        }
    }
}
