namespace HubSim.Kernel.Resources.Disciplines;

/// <summary>
/// Grants in the order of the ticks at which they are back if they keep their limits. Entering and removing one costs a
/// search and a move of an array.
/// </summary>
internal sealed class ExpectedReturns
{
    private Entry[] entries = new Entry[16];

    public int Count { get; private set; }

    /// <summary>Tick at which a grant is expected back.</summary>
    public long EndAt(int index) => entries[index].End;

    /// <summary>Its units.</summary>
    public long UnitsAt(int index) => entries[index].Units;

    public void Add(QueuedRequest granted)
    {
        if (Count == entries.Length)
        {
            Array.Resize(ref entries, 2 * Count);
        }

        var end = granted.ExpectedEnd;
        var index = FirstAfter(end - 1);
        Array.Copy(entries, index, entries, index + 1, Count - index);
        entries[index] = new Entry(end, granted.Units);
        Count++;
    }

    public void Remove(QueuedRequest granted)
    {
        // Grants with the same end and the same units are alike to a scheduler.
        var index = FirstAfter(granted.ExpectedEnd - 1);
        while (entries[index].Units != granted.Units)
        {
            index++;
        }

        Count--;
        Array.Copy(entries, index + 1, entries, index, Count - index);
    }

    private int FirstAfter(long tick)
    {
        var low = 0;
        var high = Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (entries[middle].End <= tick)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private readonly record struct Entry(long End, long Units);
}
