using HubSim.Kernel.Events;

namespace HubSim.Kernel.Tests.Events;

/// <summary>
/// The event list as the simulator uses it: processes in slots that are used again, a ticket each, stale events dropped
/// by whoever takes them. The only place of the tests that knows how the event list is spoken to.
/// </summary>
internal sealed class CalendarUnderTest
{
    private readonly Calendar calendar;
    private readonly List<ulong> tickets = [];
    private readonly Stack<int> freeSlots = [];
    private readonly Dictionary<long, Event> pending = [];
    private long now;

    public CalendarUnderTest() => calendar = new Calendar(IsLive);

    /// <summary>Entries, dead ones that were not dropped yet included.</summary>
    public int Count => calendar.Count;

    /// <summary>Enters an event: the number tells it apart, and is its place among equals.</summary>
    public void Add(PendingEvent added)
    {
        if (!freeSlots.TryPop(out var slot))
        {
            slot = tickets.Count;
            tickets.Add(0);
        }

        var entered = new Event(added.Tick, EventKey.Of(added.Priority, (ulong)added.Number), slot);
        tickets[slot] = entered.Key;
        pending.Add(added.Number, entered);
        if (added.Tick == now && added.Priority == 0)
        {
            calendar.AddNow(entered.Tick, entered.Key, entered.Slot);
        }
        else
        {
            calendar.Add(entered.Tick, entered.Key, entered.Slot);
        }
    }

    /// <summary>Nobody waits for a pending event any longer.</summary>
    public void Cancel(long number)
    {
        Forget(number);
        calendar.ReportCancelled();
    }

    /// <summary>Takes the first living event if it is due, which moves the clock there.</summary>
    public PendingEvent? Take(long until)
    {
        if (TakeLiving(until) is not { } taken)
        {
            return null;
        }

        var number = NumberOf(taken);
        Forget(number);
        now = taken.Tick;
        return new PendingEvent(taken.Tick, PriorityOf(taken), number);
    }

    /// <summary>
    /// Takes the first living event if it is due and, as a run does that is cancelled or has reached its limit, puts it
    /// back without having executed it: the clock stays.
    /// </summary>
    public void TakeAndPutBack(long until)
    {
        if (TakeLiving(until) is { } taken)
        {
            calendar.Add(taken.Tick, taken.Key, taken.Slot);
        }
    }

    /// <summary>Reaches a horizon before which nothing is due any more.</summary>
    public void MoveTo(long tick) => now = tick;

    /// <summary>A reset.</summary>
    public void Clear()
    {
        calendar.Clear();
        tickets.Clear();
        freeSlots.Clear();
        pending.Clear();
        now = 0;
    }

    private static long NumberOf(Event taken) => (long)(taken.Key & 0xFFFF_FFFF_FFFF);

    private static int PriorityOf(Event taken) => (int)(taken.Key >> 48) + EventKey.Urgent;

    private Event? TakeLiving(long until)
    {
        while (calendar.TryTake(until, out Event first))
        {
            if (IsLive(first))
            {
                return first;
            }

            calendar.ReportDropped();
        }

        return null;
    }

    private void Forget(long number)
    {
        if (!pending.Remove(number, out var forgotten))
        {
            Assert.Fail($"Event {number} left twice.");
        }

        tickets[forgotten.Slot] = 0;
        freeSlots.Push(forgotten.Slot);
    }

    private bool IsLive(Event entry) => tickets[entry.Slot] == entry.Key;
}
