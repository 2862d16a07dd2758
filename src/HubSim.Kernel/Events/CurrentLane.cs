namespace HubSim.Kernel.Events;

/// <summary>
/// A first-in-first-out ring of events that all lie at the current tick and have the ordinary priority.
/// </summary>
internal struct CurrentLane()
{
    private Event[] ring = new Event[16];
    private int head;

    public int Count { readonly get; private set; }

    /// <summary>The event that was added first. Only while there is one.</summary>
    public readonly ref readonly Event First => ref ring[head];

    public void Add(long tick, ulong key, int slot)
    {
        if (Count == ring.Length)
        {
            Grow();
        }

        ring[(head + Count) & (ring.Length - 1)] = new Event(tick, key, slot);
        Count++;
    }

    /// <summary>Takes the event that was added first. It is to be read before another one is added.</summary>
    public ref readonly Event Take()
    {
        ref readonly var first = ref ring[head];
        head = (head + 1) & (ring.Length - 1);
        Count--;
        return ref first;
    }

    public void Clear()
    {
        head = 0;
        Count = 0;
    }

    /// <summary>Drops the events that are no longer waited for, and keeps the order of the rest.</summary>
    public void Keep(Predicate<Event> isLive)
    {
        for (var rest = Count; rest > 0; rest--)
        {
            var first = Take();
            if (isLive(first))
            {
                Add(first.Tick, first.Key, first.Slot);
            }
        }
    }

    private void Grow()
    {
        var larger = new Event[2 * ring.Length];
        for (var i = 0; i < Count; i++)
        {
            larger[i] = ring[(head + i) & (ring.Length - 1)];
        }

        ring = larger;
        head = 0;
    }
}
