namespace HubSim.Kernel.Resources;

/// <summary>
/// The grants of a resource that are not given back yet, lost ones included. Giving back twice is recognised by the
/// stamp.
/// </summary>
internal sealed class HoldingTable
{
    private Entry[] entries = new Entry[4];
    private int used;
    private int firstFree = -1;
    private long granted;

    /// <summary>Units of the grant in a place; 0 if it was lost.</summary>
    public long UnitsAt(int index) => entries[index].Units;

    /// <summary>Priority of the grant in a place.</summary>
    public int PriorityAt(int index) => entries[index].Priority;

    /// <summary>Number of the process that got the grant in a place; 0 for none.</summary>
    public long HolderAt(int index) => entries[index].Holder;

    /// <summary>Enters a grant.</summary>
    /// <param name="units">Its units.</param>
    /// <param name="priority">Its priority.</param>
    /// <param name="holder">Number of the process that got it; 0 for none.</param>
    public Holding Add(long units, int priority, long holder)
    {
        if (firstFree < 0)
        {
            MakeRoom();
        }

        var index = firstFree;
        ref var entry = ref entries[index];
        firstFree = entry.NextFree;
        entry.Units = units;
        entry.Order = ++granted;
        entry.Priority = priority;
        entry.Holder = holder;
        entry.Stamp++;
        return new Holding(index, entry.Stamp);
    }

    /// <summary>Removes a grant. The units it stood for, or 0 if it was lost, or removed before.</summary>
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

    /// <summary>A grant is lost: its place is kept until its holder disposes of it. The units it stood for.</summary>
    public long Lose(int index)
    {
        var units = entries[index].Units;
        entries[index].Units = 0;
        return units;
    }

    /// <summary>Whether the grant is in the table: neither given back nor, after a loss, disposed of.</summary>
    public bool Contains(Holding holding) => entries[holding.Index].Stamp == holding.Stamp;

    /// <summary>Whether the grant was lost.</summary>
    public bool IsLost(Holding holding) => Contains(holding) && entries[holding.Index].Units == 0;

    /// <summary>Places of the grants that were not lost, in the order of granting. Allocates.</summary>
    public int[] InOrder()
    {
        var free = new HashSet<int>();
        for (var index = firstFree; index >= 0; index = entries[index].NextFree)
        {
            free.Add(index);
        }

        return [.. Enumerable.Range(0, used)
            .Where(index => entries[index].Units > 0 && !free.Contains(index))
            .OrderBy(index => entries[index].Order)];
    }

    private void MakeRoom()
    {
        if (used == entries.Length)
        {
            Array.Resize(ref entries, 2 * used);
        }

        entries[used].NextFree = -1;
        firstFree = used++;
    }

    private struct Entry
    {
        public long Units;

        /// <summary>Number of the grant among all grants.</summary>
        public long Order;
        public long Holder;
        public uint Stamp;
        public int NextFree;
        public int Priority;
    }
}
