using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace HubSim.Kernel.Events;

/// <content>
/// The events of the near future, in a heap with four children a node. Taking the first event leaves a hole at the root,
/// because a process that is resumed mostly schedules its next event at once: filling the hole costs one descent where
/// removal and insertion would cost two.
/// </content>
internal sealed partial class Calendar
{
    private const int Arity = 4;
    private const int SampleSize = 31;

    private Event[] heap = new Event[LargestHeap];
    private int count;
    private bool hasHole;

    /// <summary>Adds an event without order: <see cref="Order"/> must follow. Only while there is no hole.</summary>
    public void Append(in Event added)
    {
        if (count == heap.Length)
        {
            Array.Resize(ref heap, 2 * count);
        }

        heap[count++] = added;
    }

    /// <summary>Makes a heap of what was appended. The order of events is total, so its shape does not matter.</summary>
    private void Order()
    {
        limit = Math.Max(LargestHeap, 2 * count);
        if (limit > heap.Length)
        {
            Array.Resize(ref heap, Math.Max(limit, 2 * heap.Length));
        }

        for (var i = (count - 2) / Arity; i >= 0 && count > 1; i--)
        {
            SiftDown(i, heap[i]);
        }
    }

    /// <summary>Empties the heap, and hands over what was in it: <see cref="Append"/> may overwrite what was
    /// read.</summary>
    private ReadOnlySpan<Event> TakeAll()
    {
        CloseHole();
        var all = heap.AsSpan(0, count);
        count = 0;
        return all;
    }

    /// <summary>A tick with about as many events before it as after it: the median of a sample.</summary>
    private long SomeMiddleTick()
    {
        Span<long> sample = stackalloc long[SampleSize];
        for (var i = 0; i < SampleSize; i++)
        {
            sample[i] = heap[(int)((long)i * count / SampleSize)].Tick;
        }

        sample.Sort();
        return sample[SampleSize / 2];
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
