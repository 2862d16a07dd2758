namespace HubSim.Kernel.Events;

/// <summary>
/// A heap of events with four children a node, for what a sorted list would be slow at: events that are entered while
/// very many others share one tick.
/// </summary>
internal struct TieHeap()
{
    private const int Arity = 4;

    private Event[] heap = new Event[64];

    public int Count { readonly get; private set; }

    /// <summary>The first event. Only while there is one.</summary>
    public readonly ref readonly Event First => ref heap[0];

    public void Add(in Event added)
    {
        if (Count == heap.Length)
        {
            Array.Resize(ref heap, 2 * Count);
        }

        var index = Count++;
        while (index > 0 && Event.IsBefore(added, heap[(index - 1) / Arity]))
        {
            heap[index] = heap[(index - 1) / Arity];
            index = (index - 1) / Arity;
        }

        heap[index] = added;
    }

    public Event Take()
    {
        var first = heap[0];
        Count--;
        if (Count > 0)
        {
            SiftDown(0, heap[Count]);
        }

        return first;
    }

    public void Clear() => Count = 0;

    /// <summary>Drops the events that are no longer waited for.</summary>
    /// <remarks>The order is total: events leave the rebuilt heap as they would have left the old one.</remarks>
    public void Keep(Predicate<Event> isLive)
    {
        var kept = 0;
        for (var i = 0; i < Count; i++)
        {
            if (isLive(heap[i]))
            {
                heap[kept++] = heap[i];
            }
        }

        Count = kept;
        for (var i = (kept - 2) / Arity; i >= 0 && kept > 1; i--)
        {
            SiftDown(i, heap[i]);
        }
    }

    private readonly void SiftDown(int index, Event moved)
    {
        for (var child = (Arity * index) + 1; child < Count; child = (Arity * index) + 1)
        {
            var least = child;
            for (var other = child + 1; other < Math.Min(child + Arity, Count); other++)
            {
                least = Event.IsBefore(heap[other], heap[least]) ? other : least;
            }

            if (!Event.IsBefore(heap[least], moved))
            {
                break;
            }

            heap[index] = heap[least];
            index = least;
        }

        heap[index] = moved;
    }
}
