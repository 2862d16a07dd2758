namespace HubSim.Kernel.Tests.Events;

/// <summary>An event as a textbook has it: time, priority, and its number in the order of entry.</summary>
internal readonly record struct PendingEvent(long Tick, int Priority, long Number);

/// <summary>The event list of the kernel and a sorted list beside it; every answer is compared.</summary>
internal sealed class CalendarPair
{
    private readonly CalendarUnderTest calendar = new();
    private readonly SortedSet<PendingEvent> sorted = new(Comparer<PendingEvent>.Create(Compare));

    // For drawing one of the living at random: a list, and each event's place in it.
    private readonly List<PendingEvent> living = [];
    private readonly Dictionary<long, int> places = [];
    private long number;

    public long Now { get; private set; }

    /// <summary>Entries of the calendar, dead ones included.</summary>
    public int Count => calendar.Count;

    public int LiveCount => sorted.Count;

    /// <summary>Tick of the next living event, or the last tick there is.</summary>
    public long NextTick => sorted.Count > 0 ? sorted.Min.Tick : long.MaxValue;

    public void Add(long delay, int priority) =>
        AddAt(delay > long.MaxValue - Now ? long.MaxValue : Now + delay, priority);

    public void AddAt(long tick, int priority)
    {
        var added = new PendingEvent(tick, priority, ++number);
        sorted.Add(added);
        places.Add(added.Number, living.Count);
        living.Add(added);
        calendar.Add(added);
    }

    public void CancelOne(int which)
    {
        if (living.Count > 0)
        {
            var cancelled = living[which % living.Count];
            Forget(cancelled);
            calendar.Cancel(cancelled.Number);
        }
    }

    /// <summary>Takes the first event if it is due. Whether one was.</summary>
    public bool Take(long until)
    {
        PendingEvent? expected = NextIsDue(until) ? sorted.Min : null;
        var seen = calendar.Take(until);
        if (expected != seen)
        {
            Assert.Fail($"Taken {seen}, first in the sorted list {expected}.");
        }

        if (expected is not { } taken)
        {
            return false;
        }

        Forget(taken);
        Now = taken.Tick;
        return true;
    }

    public void TakeAndPutBack(long until) => calendar.TakeAndPutBack(until);

    /// <summary>
    /// Reaches a horizon that may lie before the next event, so that later ones may be entered before it.
    /// </summary>
    public void MoveTo(long tick)
    {
        while (Take(tick))
        {
        }

        Now = tick;
        calendar.MoveTo(tick);
    }

    public void TakeAll()
    {
        while (Take(long.MaxValue))
        {
        }

        Assert.Equal(0, calendar.Count);
    }

    /// <summary>A reset.</summary>
    public void Clear()
    {
        calendar.Clear();
        sorted.Clear();
        living.Clear();
        places.Clear();
        Now = 0;
        number = 0;
        Assert.Equal(0, calendar.Count);
    }

    private static int Compare(PendingEvent a, PendingEvent b) =>
        a.Tick != b.Tick ? a.Tick.CompareTo(b.Tick)
        : a.Priority != b.Priority ? a.Priority.CompareTo(b.Priority)
        : a.Number.CompareTo(b.Number);

    private bool NextIsDue(long until) => sorted.Count > 0 && sorted.Min.Tick <= until;

    private void Forget(PendingEvent gone)
    {
        sorted.Remove(gone);
        places.Remove(gone.Number, out var place);
        var last = living[^1];
        living.RemoveAt(living.Count - 1);
        if (last != gone)
        {
            living[place] = last;
            places[last.Number] = place;
        }
    }
}
