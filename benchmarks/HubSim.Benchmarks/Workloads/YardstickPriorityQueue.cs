namespace HubSim.Benchmarks.Workloads;

/// <summary>
/// The same single-server queue on the framework's priority queue, with events instead of processes: what one would
/// write in an hour without a kernel. The gate measures everything against it.
/// </summary>
sealed class YardstickPriorityQueue : Workload
{
    private const int EventsPerStep = 1_000;
    private const int StepsPerSlice = 150;

    private readonly PriorityQueue<Kind, (long Tick, long Sequence)> events = new();
    private readonly Queue<long> line = new();
    private SequenceStream gaps;
    private SequenceStream services;
    private long now;
    private long sequence;
    private int arrivalsLeft;
    private long eventsDone;
    private long ticksInSystem;

    private enum Kind
    {
        Arrival,
        EndOfService,
    }

    public override string Name => "yardstick_priorityqueue";

    public override bool IsYardstick => true;

    public override void Prepare()
    {
        events.Clear();
        line.Clear();
        gaps = Queueing.Gaps();
        services = Queueing.Services();
        now = 0;
        sequence = 0;
        eventsDone = 0;
        arrivalsLeft = Queueing.Customers;
        ticksInSystem = 0;
        Enter(Kind.Arrival, Queueing.Gap(ref gaps));
    }

    public override Answer Run()
    {
        while (Step())
        {
        }

        return Queueing.Answer(0, gaps.Taken + services.Taken, ticksInSystem, Queueing.Customers, new TimeSpan(now));
    }

    public override long RunSlice()
    {
        var eventsBefore = eventsDone;
        for (var i = 0; i < StepsPerSlice && Step(); i++)
        {
        }

        return eventsDone - eventsBefore;
    }

    // In pieces, so that the runtime counts calls and compiles it in full.
    private bool Step()
    {
        for (var i = 0; i < EventsPerStep; i++)
        {
            if (!events.TryDequeue(out var kind, out var due))
            {
                return false;
            }

            now = due.Tick;
            eventsDone++;
            if (kind == Kind.Arrival)
            {
                Arrive();
            }
            else
            {
                EndService();
            }
        }

        return true;
    }

    private void Arrive()
    {
        if (--arrivalsLeft > 0)
        {
            Enter(Kind.Arrival, Queueing.Gap(ref gaps));
        }

        line.Enqueue(now);
        if (line.Count == 1)
        {
            Enter(Kind.EndOfService, Queueing.Exponential(ref services, 1));
        }
    }

    private void EndService()
    {
        ticksInSystem += now - line.Dequeue();
        if (line.Count > 0)
        {
            Enter(Kind.EndOfService, Queueing.Exponential(ref services, 1));
        }
    }

    private void Enter(Kind kind, TimeSpan delay) => events.Enqueue(kind, (now + delay.Ticks, sequence++));
}
