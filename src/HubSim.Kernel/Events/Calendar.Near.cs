using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HubSim.Kernel.Events;

/// <content>
/// The events of the near future, sorted, the first at the end: taking one is a decrement, and as few are kept
/// here, a new one finds its place within a few steps.
/// </content>
internal sealed partial class Calendar
{
    private Event[] near = new Event[MostNear];
    private int count;

    /// <summary>Adds an event without order: <see cref="Order"/> must follow.</summary>
    public void Append(in Event added)
    {
        if (count == near.Length)
        {
            Array.Resize(ref near, 2 * count);
        }

        near[count++] = added;
    }

    private void Insert(long tick, ulong key, int slot)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(near);
        var index = count++;
        while (index > 0)
        {
            ref var sooner = ref Unsafe.Add(ref first, index - 1);
            if (sooner.Tick > tick || (sooner.Tick == tick && sooner.Key > key))
            {
                break;
            }

            Unsafe.Add(ref first, index) = sooner;
            index--;
        }

        Unsafe.Add(ref first, index) = new Event(tick, key, slot);
    }

    // A portion is sorted by insertion. More than that are ties, whose order is nearly that in which they came.
    private void Order()
    {
        if (count > MostNear)
        {
            near.AsSpan(0, count).Sort(static (a, b) => (b.Tick, b.Key).CompareTo((a.Tick, a.Key)));
            return;
        }

        var appended = count;
        count = 0;
        for (var i = 0; i < appended; i++)
        {
            var next = near[i];
            Insert(next.Tick, next.Key, next.Slot);
        }
    }

    private void KeepNear()
    {
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            if (isLive(near[i]))
            {
                near[kept++] = near[i];
            }
        }

        count = kept;
    }

    // The later half goes to the buckets. Events of one tick stay together; if all are of one, there is nothing to
    // divide.
    private bool TryDivide()
    {
        var last = near[0].Tick;
        var middle = near[count / 2].Tick;
        if (near[count - 1].Tick == last)
        {
            return false;
        }

        var moved = 0;
        while (near[moved].Tick > middle || (near[moved].Tick == last))
        {
            moved++;
        }

        boundary = near[moved].Tick;
        far.Lower(boundary);
        for (var i = moved - 1; i >= 0; i--)
        {
            far.Add(near[i].Tick, near[i].Key, near[i].Slot);
        }

        count -= moved;
        near.AsSpan(moved, count).CopyTo(near);
        return true;
    }
}
