using HubSim.Kernel.Events;

namespace HubSim.Kernel;

/// <content>Running on the clock and the event list of another library.</content>
public sealed partial class Simulator
{
    private readonly IOutsideCalendar? outside;

    /// <summary>Makes a simulator at time 0 whose clock and event list come from elsewhere.</summary>
    /// <param name="calendar">They; empty and at time 0, and given to no other simulator.</param>
    public Simulator(IOutsideCalendar calendar)
        : this()
    {
        ArgumentNullException.ThrowIfNull(calendar);
        outside = calendar;
    }

    /// <summary>What <see cref="ExecuteSome{TTrace}"/> does, on the outside calendar.</summary>
    private bool ExecuteOutside<TTrace>(IOutsideCalendar events, long until, long budget)
        where TTrace : struct, ITraceSwitch
    {
        while (true)
        {
            HandOver(events);
            if (!events.TryPeek(out var first) || first.Tick > until)
            {
                return false;
            }

            var process = processes[first.Slot];
            if (process is null || process.Ticket != EventKey.Of(first.Priority, (ulong)first.Sequence))
            {
                events.Drop();
                continue;
            }

            if (budget-- <= 0)
            {
                return EventCount < EventLimit ? true : throw new EventLimitException(EventLimit, Now);
            }

            NowTicks = first.Tick;
            EventCount++;
            events.Take();
            Resume<TTrace>(process);
        }
    }

    // What the waits schedule goes to the kernel's own calendar, which is emptied into the other one before each event:
    // so scheduling need not ask whose calendar counts, and the native kernel pays nothing. Events of one time and
    // priority leave in the order in which they came, both within one hand-over and from one to the next.
    private void HandOver(IOutsideCalendar events)
    {
        if (calendar.Count == 0)
        {
            return;
        }

        while (calendar.TryTake(long.MaxValue, out Event next))
        {
            if (IsLive(next))
            {
                events.Add(new OutsideEvent(
                    next.Tick, EventKey.PriorityOf(next.Key), (long)EventKey.SequenceOf(next.Key), next.Slot));
            }
        }

        calendar.Clear();
    }
}
