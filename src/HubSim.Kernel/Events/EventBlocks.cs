namespace HubSim.Kernel.Events;

/// <summary>
/// Chains of events in blocks of one pool: adding costs a store, and what a chain no longer needs serves any other.
/// </summary>
internal sealed class EventBlocks
{
    /// <summary>No block.</summary>
    public const int None = -1;

    private const int Size = 16;

    // Enough for a thousand events however they are scattered, so that memory does not grow late in a run.
    private const int FirstBlocks = 256;

    private Event[] events = [];
    private Link[] links = [];
    private int used;
    private int firstFree = None;

    /// <summary>The events of a block, in the order in which they were added.</summary>
    public ReadOnlySpan<Event> this[int block] => events.AsSpan(block * Size, links[block].Count);

    /// <summary>Adds an event at the end of a chain.</summary>
    public void Add(ref Bucket bucket, long tick, ulong key, int slot)
    {
        var last = bucket.Last;
        if (last == None || links[last].Count == Size)
        {
            last = Extend(ref bucket);
        }

        events[(last * Size) + links[last].Count++] = new Event(tick, key, slot);
        bucket.Count++;
    }

    /// <summary>Appends one chain to another.</summary>
    public void Join(ref Bucket bucket, Bucket appended)
    {
        if (bucket.Last == None)
        {
            bucket = appended;
            return;
        }

        links[bucket.Last].Next = appended.First;
        bucket.Last = appended.Last;
        bucket.Count += appended.Count;
    }

    /// <summary>Gives a block back.</summary>
    /// <returns>The block that followed it in its chain.</returns>
    public int Free(int block)
    {
        var next = links[block].Next;
        links[block].Next = firstFree;
        firstFree = block;
        return next;
    }

    /// <summary>The block that follows another one in its chain.</summary>
    public int After(int block) => links[block].Next;

    /// <summary>The earliest tick of a chain that is not empty.</summary>
    public long LeastTick(Bucket bucket)
    {
        var least = long.MaxValue;
        for (var block = bucket.First; block != None; block = links[block].Next)
        {
            foreach (ref readonly var one in this[block])
            {
                least = Math.Min(least, one.Tick);
            }
        }

        return least;
    }

    /// <summary>Takes back every block.</summary>
    public void Clear()
    {
        used = 0;
        firstFree = None;
    }

    private int Extend(ref Bucket bucket)
    {
        var block = Rent();
        links[block] = new Link { Next = None };
        if (bucket.Last == None)
        {
            bucket.First = block;
        }
        else
        {
            links[bucket.Last].Next = block;
        }

        bucket.Last = block;
        return block;
    }

    private int Rent()
    {
        if (firstFree != None)
        {
            var block = firstFree;
            firstFree = links[block].Next;
            return block;
        }

        if (used == links.Length)
        {
            Array.Resize(ref links, Math.Max(FirstBlocks, 2 * used));
            Array.Resize(ref events, links.Length * Size);
        }

        return used++;
    }

    private struct Link
    {
        public int Next;
        public int Count;
    }
}

/// <summary>A chain of blocks.</summary>
internal struct Bucket
{
    public int First;
    public int Last;
    public int Count;

    public static Bucket Empty => new() { First = EventBlocks.None, Last = EventBlocks.None };
}
