namespace HubSim.Kernel.Resources;

/// <summary>
/// The grants of a resource that are not given back yet. Giving back twice is recognised by the stamp.
/// </summary>
internal sealed class HoldingTable
{
    private Entry[] entries = new Entry[4];
    private int used;
    private int firstFree = -1;

    public Holding Add(long units)
    {
        int index;
        if (firstFree >= 0)
        {
            index = firstFree;
            firstFree = entries[index].NextFree;
        }
        else
        {
            if (used == entries.Length)
            {
                Array.Resize(ref entries, 2 * used);
            }

            index = used++;
        }

        ref var entry = ref entries[index];
        entry.Units = units;
        entry.Stamp++;
        return new Holding(index, entry.Stamp);
    }

    /// <summary>Removes a grant. The units it stood for, or 0 if it was removed before.</summary>
    public long Remove(Holding holding)
    {
        ref var entry = ref entries[holding.Index];
        if (entry.Stamp != holding.Stamp)
        {
            return 0;
        }

        // Two stamps a grant: the one it bears, and another as soon as it is given back.
        entry.Stamp++;
        entry.NextFree = firstFree;
        firstFree = holding.Index;
        return entry.Units;
    }

    private struct Entry
    {
        public long Units;
        public uint Stamp;
        public int NextFree;
    }
}
