namespace HubSim.Benchmarks.Workloads;

/// <summary>
/// The same single-server queue with two variables instead of an event list: what is left is the draws and the line, and
/// no kernel can be faster.
/// </summary>
sealed class YardstickBare : Workload
{
    private const int EventsPerStep = 1_000;
    private const int StepsPerSlice = 150;

    private readonly Queue<long> line = new();
    private SequenceStream gaps;
    private SequenceStream services;
    private long arrival;
    private long endOfService;
    private int arrivalsLeft;
    private int served;
    private long now;
    private long ticksInSystem;

    public override string Name => "yardstick_bare";

    public override bool IsYardstick => true;

    private int EventsLeft => arrivalsLeft + Queueing.Customers - served;

    public override void Prepare()
    {
        line.Clear();
        gaps = Queueing.Gaps();
        services = Queueing.Services();
        arrivalsLeft = Queueing.Customers;
        served = 0;
        ticksInSystem = 0;
        arrival = Queueing.Gap(ref gaps).Ticks;
        endOfService = long.MaxValue;
    }

    public override Answer Run()
    {
        while (served < Queueing.Customers)
        {
            Step();
        }

        return Queueing.Answer(0, gaps.Taken + services.Taken, ticksInSystem, Queueing.Customers, new TimeSpan(now));
    }

    public override long RunSlice()
    {
        var eventsLeft = EventsLeft;
        for (var i = 0; i < StepsPerSlice; i++)
        {
            Step();
        }

        return eventsLeft - EventsLeft;
    }

    // In pieces, so that the runtime counts calls and compiles it in full.
    private void Step()
    {
        for (var i = 0; i < EventsPerStep && served < Queueing.Customers; i++)
        {
            if (arrival < endOfService)
            {
                Arrive();
            }
            else
            {
                EndService();
            }
        }
    }

    private void Arrive()
    {
        now = arrival;
        arrival = --arrivalsLeft > 0 ? now + Queueing.Gap(ref gaps).Ticks : long.MaxValue;
        line.Enqueue(now);
        if (line.Count == 1)
        {
            endOfService = now + Queueing.Exponential(ref services, 1).Ticks;
        }
    }

    private void EndService()
    {
        now = endOfService;
        ticksInSystem += now - line.Dequeue();
        served++;
        endOfService = line.Count > 0 ? now + Queueing.Exponential(ref services, 1).Ticks : long.MaxValue;
    }
}
