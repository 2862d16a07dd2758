using System.Runtime.CompilerServices;

namespace HubSim.Kernel.Events;

/// <summary>
/// The event list: pending events in the order of time, priority and first come. What is near lies in a short
/// sorted list, and what is far, as soon as there are more events than that, in buckets that are opened when their
/// time has come. What happens at the current tick with ordinary priority, such as the resumption of a process
/// that was just granted something, a third of all events in a queueing model, is the next of the list if nothing else
/// is due at that tick, and else goes through a first-in-first-out lane; and a heap takes
/// what comes while more events than the list should hold share one tick.
/// </summary>
/// <remarks>
/// Cancelled events stay where they are until they are taken, and are recognised by whoever takes them. The owner
/// reports each cancellation; when more than half of the list is dead, it is rebuilt from the living. Which
/// structure was chosen, what others cost: docs/performance.md.
/// </remarks>
/// <param name="isLive">Whether an event is still waited for.</param>
/// <param name="upcoming">Told of events that will be taken soon, in no particular order.</param>
internal sealed partial class Calendar(Predicate<Event> isLive, Calendar.Announcement? upcoming = null)
{
    /// <summary>Events from the buckets are sorted in portions of at most this, but for ties.</summary>
    private const int Portion = 48;

    /// <summary>Number of sorted events at which the later half of them goes to the buckets.</summary>
    private const int MostNear = 64;
    private const int SmallestCompaction = 256;

    private readonly FarBuckets far = new();
    private CurrentLane lane = new();
    private TieHeap ties = new();

    // What was taken while there were ties.
    private Event taken;

    /// <summary>The last tick whose events do not go to the buckets.</summary>
    private long boundary = long.MaxValue;
    private int dead;

    /// <summary>Takes note of events that will be taken soon.</summary>
    internal delegate void Announcement(ReadOnlySpan<Event> events);

    /// <summary>Pending events, those that were cancelled but not yet dropped included.</summary>
    public int Count => count + lane.Count + ties.Count + far.Count;

    /// <summary>Adds an event in the future, or one now whose priority is not the ordinary one.</summary>
    /// <remarks>
    /// An event travels as its three numbers, in registers: to write it to memory as a whole and to read it back
    /// in parts costs more than to sift it in.
    /// </remarks>
    public void Add(long tick, ulong key, int slot)
    {
        if (tick > boundary)
        {
            far.Add(tick, key, slot);
        }
        else if (count < MostNear)
        {
            Insert(tick, key, slot);
        }
        else
        {
            AddToCrowd(new Event(tick, key, slot));
        }
    }

    /// <summary>
    /// Adds an event at the current tick with ordinary priority. Every event of the lane must be executed before time
    /// moves on, which follows from the order as long as the given tick is indeed the current one.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddNow(long tick, ulong key, int slot)
    {
        // The only event of its tick, as it mostly is, can be the next of the list.
        if (lane.Count == 0 && (uint)(count - 1) < MostNear - 1 && near[count - 1].Tick > tick)
        {
            near[count++] = new Event(tick, key, slot);
        }
        else
        {
            lane.Add(tick, key, slot);
        }
    }

    /// <summary>Takes the first event if its time is at most <paramref name="until"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryTake(long until, out long tick, out ulong key, out int slot)
    {
        if (count == 0)
        {
            Open();
        }

        var last = count - 1;
        if ((lane.Count | ties.Count) != 0)
        {
            if (ties.Count != 0)
            {
                var isTaken = TryTakeOfAll(until);
                (tick, key, slot) = (taken.Tick, taken.Key, taken.Slot);
                return isTaken;
            }

            if (last < 0 || Event.IsBefore(lane.First, near[last]))
            {
                ref readonly var now = ref lane.Take();
                (tick, key, slot) = (now.Tick, now.Key, now.Slot);
                return true;
            }
        }
        else if (last < 0)
        {
            (tick, key, slot) = (0, 0, 0);
            return false;
        }

        ref readonly var next = ref near[last];
        (tick, key, slot) = (next.Tick, next.Key, next.Slot);
        if (tick > until)
        {
            return false;
        }

        count = last;
        return true;
    }

    /// <inheritdoc cref="TryTake(long, out long, out ulong, out int)"/>
    public bool TryTake(long until, out Event first)
    {
        var isTaken = TryTake(until, out var tick, out var key, out var slot);
        first = new Event(tick, key, slot);
        return isTaken;
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

    /// <summary>Tells of events that will be taken soon.</summary>
    public void Announce(ReadOnlySpan<Event> events) => upcoming?.Invoke(events);

    /// <summary>Forgets every event; keeps the memory.</summary>
    public void Clear()
    {
        lane.Clear();
        ties.Clear();
        far.Clear();
        count = 0;
        boundary = long.MaxValue;
        dead = 0;
    }

    private void Compact()
    {
        KeepNear();
        ties.Keep(isLive);
        lane.Keep(isLive);
        far.Keep(isLive);
        dead = 0;
    }

    // Nothing is near: what comes next is taken over.
    private void Open()
    {
        if (far.Count > 0)
        {
            far.Open(Portion, this);
            boundary = far.Boundary;
            Order();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryTakeOfAll(long until)
    {
        var isTie = ties.Count > 0 && (count == 0 || Event.IsBefore(ties.First, near[count - 1]));
        ref readonly var other = ref isTie ? ref ties.First : ref near[Math.Max(count - 1, 0)];
        var isOther = isTie || count > 0;
        if (lane.Count > 0 && (!isOther || Event.IsBefore(lane.First, other)))
        {
            taken = lane.Take();
            return true;
        }

        taken = other;
        if (!isOther || taken.Tick > until)
        {
            return false;
        }

        if (isTie)
        {
            ties.Take();
        }
        else
        {
            count--;
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddToCrowd(Event added)
    {
        if (TryDivide())
        {
            Add(added.Tick, added.Key, added.Slot);
        }
        else
        {
            ties.Add(added);
        }
    }
}
