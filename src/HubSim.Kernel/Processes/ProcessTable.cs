using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using HubSim.Kernel.Events;

namespace HubSim.Kernel.Processes;

/// <summary>
/// The processes of a simulator by slot: events name a process by its slot, so that the calendar holds no references.
/// </summary>
internal sealed class ProcessTable
{
    private const int CacheLine = 64;

    private Entry[] entries = new Entry[64];
    private int[] free = new int[64];
    private int usedCount;
    private int freeCount;

    /// <summary>Who ends with whom.</summary>
    public Families Families { get; } = new();

    /// <summary>The process in a slot, or null.</summary>
    public ProcessBox? this[int slot] => entries[slot].Process;

    /// <summary>
    /// Has the memory of each process fetched that will be resumed soon, all at once, where the events one by one would
    /// wait for each. First the places in the table, which tell where the processes are.
    /// </summary>
    public void Expect(ReadOnlySpan<Event> events)
    {
        if (!Sse.IsSupported)
        {
            return;
        }

        foreach (ref readonly var expected in events)
        {
            Fetch(ref entries[expected.Slot]);
        }

        foreach (ref readonly var expected in events)
        {
            Fetch(entries[expected.Slot].Process);
        }
    }

    /// <summary>Gives a process a slot.</summary>
    public void Add(ProcessBox process)
    {
        if (freeCount > 0)
        {
            process.Slot = free[--freeCount];
        }
        else
        {
            if (usedCount == entries.Length)
            {
                Array.Resize(ref entries, 2 * usedCount);
                Array.Resize(ref free, 2 * usedCount);
            }

            process.Slot = usedCount++;
        }

        entries[process.Slot].Process = process;
    }

    /// <summary>Frees the slot of a process.</summary>
    public void Remove(ProcessBox process)
    {
        entries[process.Slot].Process = null;
        free[freeCount++] = process.Slot;
    }

    /// <summary>
    /// All processes, the stand-ins for one wait of several not included, in the order of their slots.
    /// </summary>
    public IEnumerable<ProcessBox> Processes()
    {
        for (var slot = 0; slot < usedCount; slot++)
        {
            if (entries[slot].Process is { Group: null } process)
            {
                yield return process;
            }
        }
    }

    /// <summary>Whether an event is pending for any of them.</summary>
    public bool IsAnyScheduled() =>
        Array.FindIndex(entries, 0, usedCount, entry => entry.Process is { Ticket: not 0 }) >= 0;

    /// <summary>Abandons every process where it stands, and gives the boxes back to the pools of this thread.</summary>
    public void Abandon()
    {
        for (var slot = 0; slot < usedCount; slot++)
        {
            entries[slot].Process?.Recycle();
            entries[slot].Process = null;
        }

        Families.Clear(usedCount);
        usedCount = 0;
        freeCount = 0;
    }

    private static unsafe void Fetch(ref Entry entry) => Sse.Prefetch0(Unsafe.AsPointer(ref entry));

    // The box and the first part of the state of its method. An address is only a hint here: nothing is read or written,
    // and it does no harm if the process has moved or there is none.
    private static unsafe void Fetch(ProcessBox? process)
    {
        var start = *(byte**)Unsafe.AsPointer(ref process);
        Sse.Prefetch0(start);
        Sse.Prefetch0(start + CacheLine);
        Sse.Prefetch0(start + (2 * CacheLine));
        Sse.Prefetch0(start + (2 * CacheLine) + (CacheLine / 2));
    }

    // A struct around the reference spares the check of its type that the runtime makes when it stores into an array.
    private struct Entry
    {
        public ProcessBox? Process;
    }
}
