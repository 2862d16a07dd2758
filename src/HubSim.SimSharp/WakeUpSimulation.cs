using HubSim.Kernel.Events;
using SimSharp;

namespace HubSim.SimSharp;

/// <summary>SimSharp's simulation, its queue filled with the wake-ups of the kernel's processes.</summary>
/// <remarks>
/// Two limits of SimSharp 3.4.2 are met here. When its queue is full, it moves the events to a larger one in the order in
/// which they lie in memory, and ties forget who came first: so the queue is enlarged here, in order, before that. And
/// its clock ends in the year 9999, which is earlier than the kernel's: events beyond wait at that end until everything
/// before them has happened; then the clock is set back and counts on from the first of them.
/// </remarks>
internal sealed class WakeUpSimulation() : Simulation(DateTime.MinValue, randomSeed: 0)
{
    private WakeUp[] wakeUps = [];
    private long origin;

    /// <summary>Events in the queue.</summary>
    public int Pending => ScheduleQ.Count;

    /// <summary>Enters an event, in place of the stale one of its slot, if that is still there.</summary>
    public void Enter(in OutsideEvent entry)
    {
        var wakeUp = WakeUpOf(entry.Slot);
        if (wakeUp.Node is { } stale)
        {
            ScheduleQ.Remove(stale);
        }

        wakeUp.Entry = entry;
        if (ScheduleQ.Count == ScheduleQ.MaxSize)
        {
            EnterAllAgain(2 * ScheduleQ.MaxSize);
        }

        Enqueue(wakeUp);
    }

    /// <summary>Reads the first event. False if there is none.</summary>
    public bool TryPeek(out OutsideEvent first)
    {
        first = ScheduleQ.Count > 0 ? First().Entry : default;
        return ScheduleQ.Count > 0;
    }

    /// <inheritdoc/>
    public override void Step()
    {
        if (Peek() == DateTime.MaxValue)
        {
            origin = First().Entry.Tick;
            EnterAllAgain(ScheduleQ.MaxSize);
        }

        base.Step();
    }

    /// <summary>Takes the first event out of the queue, and nothing else.</summary>
    public void Drop()
    {
        var first = First();
        ScheduleQ.Remove(first.Node);
        first.Node = null;
    }

    /// <summary>Sets the clock, to the end of its time if the tick lies beyond.</summary>
    public void MoveTo(long tick) => Now = DateOf(tick);

    /// <inheritdoc/>
    public override void Reset(int randomSeed)
    {
        base.Reset(randomSeed);
        origin = 0;
        foreach (var wakeUp in wakeUps)
        {
            wakeUp.Node = null;
        }
    }

    // At the end of SimSharp's time the dates are equal, and the queue does not know the order.
    private WakeUp First() => Peek() < DateTime.MaxValue ? (WakeUp)ScheduleQ.First.Event : InOrder().First();

    private IEnumerable<WakeUp> InOrder() => ScheduleQ.Select(node => (WakeUp)node.Event)
        .OrderBy(wakeUp => (wakeUp.Entry.Tick, wakeUp.Entry.Priority, wakeUp.Entry.Sequence));

    private void EnterAllAgain(int size)
    {
        var pending = InOrder().ToArray();
        ScheduleQ = new EventQueue(size);
        foreach (var wakeUp in pending)
        {
            Enqueue(wakeUp);
        }
    }

    private void Enqueue(WakeUp wakeUp) =>
        wakeUp.Node = DoSchedule(DateOf(wakeUp.Entry.Tick), wakeUp, wakeUp.Entry.Priority);

    private DateTime DateOf(long tick) =>
        tick - origin > DateTime.MaxValue.Ticks ? DateTime.MaxValue : new DateTime(tick - origin);

    private WakeUp WakeUpOf(int slot)
    {
        var known = wakeUps.Length;
        if (slot >= known)
        {
            Array.Resize(ref wakeUps, Math.Max(slot + 1, 2 * known));
            for (var i = known; i < wakeUps.Length; i++)
            {
                wakeUps[i] = new WakeUp(this);
            }
        }

        return wakeUps[slot];
    }
}
