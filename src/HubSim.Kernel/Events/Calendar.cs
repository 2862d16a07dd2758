using System.Runtime.CompilerServices;

namespace HubSim.Kernel.Events;

/// <summary>
/// The event list: pending events in the order of time, priority and first come. Three parts: a heap for the near future; a
/// first-in-first-out lane for what happens at the current tick with ordinary priority, such as the resumption of a process
/// that was just granted something, a third of all events in a queueing model; and, as soon as the heap has become large,
/// buckets for what lies beyond it.
/// </summary>
/// <remarks>
/// Cancelled events stay where they are until they are taken, and are recognised by whoever takes them. The owner
/// reports each cancellation; when more than half of the list is dead, it is rebuilt from the living. Which structure was
/// chosen, what others cost: docs/performance.md.
/// </remarks>
/// <param name="isLive">Whether an event is still waited for.</param>
/// <param name="upcoming">Told of events that will be taken soon, in no particular order.</param>
internal sealed partial class Calendar(Predicate<Event> isLive, Calendar.Announcement? upcoming = null)
{
    /// <summary>Events beyond the heap are taken into it in portions of at most this, but for ties.</summary>
    private const int Portion = 64;

    /// <summary>Size of the heap from which on events go to the buckets.</summary>
    private const int LargestHeap = 4 * Portion;
    private const int SmallestCompaction = 256;

    private readonly CurrentLane lane = new();
    private readonly FarBuckets far = new();

    /// <summary>The last tick whose events go to the heap.</summary>
    private long boundary = long.MaxValue;

    /// <summary>Size at which the heap is divided; never more than its array holds.</summary>
    private int limit = LargestHeap;
    private int dead;

    /// <summary>Takes note of events that will be taken soon.</summary>
    internal delegate void Announcement(ReadOnlySpan<Event> events);

    /// <summary>Pending events, those that were cancelled but not yet dropped included.</summary>
    public int Count => count - (hasHole ? 1 : 0) + lane.Count + far.Count;

    /// <summary>Adds an event in the future, or one now whose priority is not the ordinary one.</summary>
    public void Add(in Event added)
    {
        if (added.Tick > boundary)
        {
            far.Add(added);
        }
        else if (hasHole)
        {
            hasHole = false;
            SiftDown(0, added);
        }
        else
        {
            SiftUp(count++, added);
            if (count == limit)
            {
                Divide();
            }
        }
    }

    /// <summary>
    /// Adds an event at the current tick with ordinary priority. Every event of the lane must be executed before time
    /// moves on, which follows from the order as long as the given tick is indeed the current one.
    /// </summary>
    public void AddNow(in Event added) => lane.Add(added);

    /// <summary>Takes the first event if its time is at most <paramref name="until"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryTake(long until, out Event first)
    {
        if (hasHole)
        {
            CloseHole();
        }

        if (lane.Count != 0)
        {
            if (count == 0 && lane.First.Tick > boundary)
            {
                // A run went on to a horizon beyond the heap: the buckets may hold events of that very tick.
                Open();
            }

            if (count == 0 || Event.IsBefore(lane.First, heap[0]))
            {
                first = lane.Take();
                return true;
            }
        }

        if (count == 0)
        {
            Open();
        }

        first = heap[0];
        if (count == 0 || first.Tick > until)
        {
            return false;
        }

        hasHole = true;
        return true;
    }

    /// <summary>Reports that a pending event is no longer waited for.</summary>
    public void ReportCancelled()
    {
        dead++;
        if (dead >= SmallestCompaction && 2L * dead > Count)
        {
            Compact();
        }
    }

    /// <summary>Reports that an event that was taken turned out to be cancelled.</summary>
    public void ReportDropped() => dead--;

    /// <summary>Forgets every event; keeps the memory.</summary>
    public void Clear()
    {
        lane.Clear();
        far.Clear();
        count = 0;
        hasHole = false;
        boundary = long.MaxValue;
        limit = LargestHeap;
        dead = 0;
    }

    private void Compact()
    {
        foreach (ref readonly var one in TakeAll())
        {
            if (isLive(one))
            {
                Append(one);
            }
        }

        Order();
        lane.Keep(isLive);
        far.Keep(isLive);
        dead = 0;
    }

    // The heap is empty: it takes over what comes next.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Open()
    {
        if (far.Count > 0)
        {
            far.Open(Portion, this);
            boundary = far.Boundary;
            Order();
            upcoming?.Invoke(heap.AsSpan(0, count));
        }
    }

    // The heap has become large: about half of it goes to the buckets. Ties cannot be divided.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Divide()
    {
        boundary = SomeMiddleTick();
        far.Lower(boundary);
        foreach (ref readonly var one in TakeAll())
        {
            if (one.Tick <= boundary)
            {
                Append(one);
            }
            else
            {
                far.Add(one);
            }
        }

        Order();
    }
}
