using HubSim.Kernel.Events;

namespace HubSim.Kernel.Tests.Events;

/// <summary>
/// The plainest calendar that is right: a list, sorted again by insertion. It also holds the simulator to what
/// <see cref="IOutsideCalendar"/> promises to whoever writes one.
/// </summary>
internal sealed class PlainCalendar : IOutsideCalendar
{
    private readonly List<OutsideEvent> events = [];

    /// <summary>Where the clock stands, in ticks.</summary>
    public long Clock { get; private set; }

    /// <summary>Events that were executed.</summary>
    public int Steps { get; private set; }

    /// <summary>Stale events that were dropped.</summary>
    public int Drops { get; private set; }

    public void Add(in OutsideEvent added)
    {
        Assert.True(added.Tick >= Clock, "an event is added in the past");
        Assert.InRange(added.Priority, short.MinValue, short.MaxValue);
        var entry = added;
        Assert.DoesNotContain(events, other => IsTied(other, entry) && other.Sequence >= entry.Sequence);
        events.Insert(events.FindLastIndex(other => IsBefore(other, entry)) + 1, entry);
    }

    public bool TryPeek(out OutsideEvent first)
    {
        first = events.Count > 0 ? events[0] : default;
        return events.Count > 0;
    }

    public void Take()
    {
        Clock = events[0].Tick;
        events.RemoveAt(0);
        Steps++;
    }

    public void Drop()
    {
        events.RemoveAt(0);
        Drops++;
    }

    public void MoveTo(long tick)
    {
        Assert.True(
            tick >= Clock && (events.Count == 0 || events[0].Tick > tick),
            "a run ended before an event was executed");
        Clock = tick;
    }

    public void Clear()
    {
        events.Clear();
        Clock = 0;
    }

    private static bool IsTied(OutsideEvent a, OutsideEvent b) => a.Tick == b.Tick && a.Priority == b.Priority;

    private static bool IsBefore(OutsideEvent a, OutsideEvent b) =>
        (a.Tick, a.Priority, a.Sequence).CompareTo((b.Tick, b.Priority, b.Sequence)) < 0;
}
