using HubSim.Kernel.Events;

namespace HubSim.Kernel.Processes;

/// <summary>
/// The processes of a simulator by slot: events name a process by its slot, so that the calendar holds no references.
/// </summary>
internal sealed class ProcessTable
{
    private Entry[] entries = new Entry[64];
    private int[] free = new int[64];
    private int usedCount;
    private int freeCount;
    private ulong lastRead;

    /// <summary>The process in a slot, or null.</summary>
    public ProcessBox? this[int slot] => entries[slot].Process;

    /// <summary>
    /// Reads from each process that will be resumed soon, so that the memory of all of them is fetched at once,
    /// where the events one by one would wait for each.
    /// </summary>
    public void Expect(ReadOnlySpan<Event> events)
    {
        ulong read = 0;
        foreach (ref readonly var expected in events)
        {
            if (entries[expected.Slot].Process is { } process)
            {
                read ^= process.Ticket ^ process.ReadMachine();
            }
        }

        lastRead = read;
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

        usedCount = 0;
        freeCount = 0;
    }

    // A struct around the reference spares the check of its type that the runtime makes when it stores into an array.
    private struct Entry
    {
        public ProcessBox? Process;
    }
}
