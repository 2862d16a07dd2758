using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HubSim.Kernel.Events;

/// <summary>
/// The event list: pending events in the order of time, priority and first come. A heap with four children a node for
/// the future, and a first-in-first-out lane for what happens at the current tick with ordinary priority, such as the
/// resumption of a process that was just granted something: a third of all events in a queueing model, which so never
/// enter the heap.
/// </summary>
/// <remarks>
/// Cancelled events stay where they are until they are taken, and are recognised by whoever takes them. The owner
/// reports each cancellation; when more than half of the list is dead, it is rebuilt from the living. Taking the first
/// event leaves a hole at the root, because a process that is resumed mostly schedules its next event at once: filling
/// the hole costs one descent where removal and insertion would cost two.
/// </remarks>
/// <param name="isLive">Whether an event is still waited for.</param>
internal sealed class Calendar(Predicate<Event> isLive)
{
    private const int Arity = 4;
    private const int SmallestCompaction = 256;

    private readonly CurrentLane lane = new();
    private Event[] heap = new Event[64];
    private int count;
    private bool hasHole;
    private int dead;

    /// <summary>Pending events, those that were cancelled but not yet dropped included.</summary>
    public int Count => count - (hasHole ? 1 : 0) + lane.Count;

    /// <summary>Adds an event in the future, or one now whose priority is not the ordinary one.</summary>
    public void Add(in Event added)
    {
        if (hasHole)
        {
            hasHole = false;
            SiftDown(0, added);
            return;
        }

        if (count == heap.Length)
        {
            Array.Resize(ref heap, 2 * count);
        }

        SiftUp(count++, added);
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

        if (lane.Count != 0 && (count == 0 || Event.IsBefore(lane.First, heap[0])))
        {
            first = lane.Take();
            return true;
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
        count = 0;
        hasHole = false;
        dead = 0;
    }

    // The order is total, so whatever shape the rebuilt heap has, events leave it as they would have left the old one.
    private void Compact()
    {
        CloseHole();
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            if (isLive(heap[i]))
            {
                heap[kept++] = heap[i];
            }
        }

        count = kept;
        for (var i = (kept - 2) / Arity; i >= 0 && kept > 1; i--)
        {
            SiftDown(i, heap[i]);
        }

        lane.Keep(isLive);
        dead = 0;
    }

    private void CloseHole()
    {
        if (!hasHole)
        {
            return;
        }

        hasHole = false;
        count--;
        if (count > 0)
        {
            SiftDown(0, heap[count]);
        }
    }

    private void SiftUp(int index, in Event moved)
    {
        ref var root = ref MemoryMarshal.GetArrayDataReference(heap);
        while (index > 0)
        {
            var parent = (index - 1) / Arity;
            ref var above = ref Unsafe.Add(ref root, parent);
            if (!Event.IsBefore(moved, above))
            {
                break;
            }

            Unsafe.Add(ref root, index) = above;
            index = parent;
        }

        Unsafe.Add(ref root, index) = moved;
    }

    private void SiftDown(int index, Event moved)
    {
        ref var root = ref MemoryMarshal.GetArrayDataReference(heap);
        for (var child = (Arity * index) + 1; child < count; child = (Arity * index) + 1)
        {
            var least = child + Arity <= count ? LeastOfFour(ref root, child) : LeastOfLast(ref root, child);
            ref var below = ref Unsafe.Add(ref root, least);
            if (!Event.IsBefore(below, moved))
            {
                break;
            }

            Unsafe.Add(ref root, index) = below;
            index = least;
        }

        Unsafe.Add(ref root, index) = moved;
    }

    // Without branches: which of four children comes first is as good as random.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int LeastOfFour(ref Event root, int child)
    {
        ref var first = ref Unsafe.Add(ref root, child);
        var left = AsNumber(Event.IsBefore(Unsafe.Add(ref first, 1), first));
        var right = 2 + AsNumber(Event.IsBefore(Unsafe.Add(ref first, 3), Unsafe.Add(ref first, 2)));
        var mask = -AsNumber(Event.IsBefore(Unsafe.Add(ref first, right), Unsafe.Add(ref first, left)));
        return child + (left ^ ((left ^ right) & mask));
    }

    private int LeastOfLast(ref Event root, int child)
    {
        var least = child;
        for (var other = child + 1; other < count; other++)
        {
            if (Event.IsBefore(Unsafe.Add(ref root, other), Unsafe.Add(ref root, least)))
            {
                least = other;
            }
        }

        return least;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int AsNumber(bool value) => Unsafe.BitCast<bool, byte>(value);
}
