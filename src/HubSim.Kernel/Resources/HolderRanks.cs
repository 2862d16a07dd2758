namespace HubSim.Kernel.Resources;

/// <summary>
/// The grants of a resource by how soon they would be preempted: the least urgent first, and among equals the most
/// recent. Kept only where somebody has asked for preemption. Who is behind a priority costs a step for each priority
/// that is behind it.
/// </summary>
internal sealed class HolderRanks
{
    private readonly HoldingTable holdings;
    private Link[] links = new Link[4];
    private Rank[] ranks = new Rank[2];
    private int count;
    private int[] chosen = new int[4];
    private int chosenCount;

    public HolderRanks(HoldingTable holdings)
    {
        this.holdings = holdings;
        foreach (var index in holdings.InOrder())
        {
            Add(index);
        }
    }

    /// <summary>Grants chosen and not forgotten: a stack, because one preemption can lead to another.</summary>
    public int ChosenCount => chosenCount;

    /// <summary>Place of a chosen grant in the table.</summary>
    public int Chosen(int number) => chosen[number];

    /// <summary>Enters the grant that was made last.</summary>
    public void Add(int index)
    {
        if (index >= links.Length)
        {
            Array.Resize(ref links, Math.Max(index + 1, 2 * links.Length));
        }

        var priority = holdings.PriorityAt(index);
        var at = Find(priority);
        if (at == count || ranks[at].Priority != priority)
        {
            InsertRank(at, priority);
        }

        ref var rank = ref ranks[at];
        links[index] = new Link { Older = rank.Newest, Newer = -1 };
        if (rank.Newest >= 0)
        {
            links[rank.Newest].Newer = index;
        }

        rank.Newest = index;
        rank.Units += holdings.UnitsAt(index);
    }

    /// <summary>Takes a grant out that is about to be given back or lost.</summary>
    public void Remove(int index, long units)
    {
        var at = Find(holdings.PriorityAt(index));
        ref var rank = ref ranks[at];
        var link = links[index];
        if (link.Newer >= 0)
        {
            links[link.Newer].Older = link.Older;
        }
        else
        {
            rank.Newest = link.Older;
        }

        if (link.Older >= 0)
        {
            links[link.Older].Newer = link.Newer;
        }

        rank.Units -= units;
        if (rank.Newest < 0)
        {
            count--;
            Array.Copy(ranks, at + 1, ranks, at, count - at);
        }
    }

    /// <summary>Units held by those who are less urgent than a priority.</summary>
    public long UnitsBehind(long priority)
    {
        var units = 0L;
        for (var at = count - 1; at >= 0 && ranks[at].Priority > priority; at--)
        {
            units += ranks[at].Units;
        }

        return units;
    }

    /// <summary>
    /// Chooses who loses that many units, which there must be: one after the other until they are enough; then, from
    /// the last chosen back, whoever is not needed is spared.
    /// </summary>
    public void Choose(long units)
    {
        var first = chosenCount;
        var excess = -units;
        for (var at = count - 1; at >= 0 && excess < 0; at--)
        {
            for (var index = ranks[at].Newest; index >= 0 && excess < 0; index = links[index].Older)
            {
                Push(index);
                excess += holdings.UnitsAt(index);
            }
        }

        Spare(first, excess);
    }

    /// <summary>Forgets those who were chosen from a number on.</summary>
    public void Forget(int from) => chosenCount = from;

    private void Spare(int first, long excess)
    {
        for (var number = chosenCount - 1; number >= first && excess > 0; number--)
        {
            var units = holdings.UnitsAt(chosen[number]);
            if (units <= excess)
            {
                excess -= units;
                chosenCount--;
                Array.Copy(chosen, number + 1, chosen, number, chosenCount - number);
            }
        }
    }

    private void Push(int index)
    {
        if (chosenCount == chosen.Length)
        {
            Array.Resize(ref chosen, 2 * chosenCount);
        }

        chosen[chosenCount++] = index;
    }

    private int Find(int priority)
    {
        var low = 0;
        var high = count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (ranks[middle].Priority < priority)
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

    private void InsertRank(int at, int priority)
    {
        if (count == ranks.Length)
        {
            Array.Resize(ref ranks, 2 * count);
        }

        Array.Copy(ranks, at, ranks, at + 1, count - at);
        ranks[at] = new Rank { Priority = priority, Newest = -1 };
        count++;
    }

    private struct Link
    {
        public int Older;
        public int Newer;
    }

    private struct Rank
    {
        public long Units;
        public int Priority;
        public int Newest;
    }
}
