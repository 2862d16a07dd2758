namespace HubSim.Kernel.Resources;

/// <summary>
/// The items of a store in the order in which they came, linked through an array that is used again and again: taking
/// from the middle costs as little as taking the first.
/// </summary>
/// <typeparam name="T">What is held.</typeparam>
internal sealed class ItemList<T>
{
    private Node[] nodes = new Node[4];
    private int used;
    private int firstFree = -1;
    private int first = -1;
    private int last = -1;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The first item that is accepted, or -1.</summary>
    public int Find(Predicate<T>? filter)
    {
        var index = first;
        while (index >= 0 && filter is not null && !filter(nodes[index].Item))
        {
            index = nodes[index].Next;
        }

        return index;
    }

    /// <summary>The item that came with a number, or -1 if it has gone.</summary>
    public int Find(ulong number)
    {
        var index = last;
        while (index >= 0 && nodes[index].Number != number)
        {
            index = nodes[index].Previous;
        }

        return index;
    }

    /// <summary>Adds an item where its number puts it: at the end, unless it comes back.</summary>
    public void Add(T item, ulong number)
    {
        var before = last;
        while (before >= 0 && nodes[before].Number > number)
        {
            before = nodes[before].Previous;
        }

        var index = Rent();
        var after = before >= 0 ? nodes[before].Next : first;
        nodes[index] = new Node { Item = item, Number = number, Previous = before, Next = after };
        Link(before, after, index, index);
        Count++;
    }

    /// <summary>Takes an item out.</summary>
    public T Remove(int index, out ulong number)
    {
        var node = nodes[index];
        Link(node.Previous, node.Next, node.Next, node.Previous);
        nodes[index] = new Node { Next = firstFree };
        firstFree = index;
        Count--;
        number = node.Number;
        return node.Item;
    }

    private void Link(int before, int after, int nextOfBefore, int previousOfAfter)
    {
        if (before >= 0)
        {
            nodes[before].Next = nextOfBefore;
        }
        else
        {
            first = nextOfBefore;
        }

        if (after >= 0)
        {
            nodes[after].Previous = previousOfAfter;
        }
        else
        {
            last = previousOfAfter;
        }
    }

    private int Rent()
    {
        if (firstFree >= 0)
        {
            var free = firstFree;
            firstFree = nodes[free].Next;
            return free;
        }

        if (used == nodes.Length)
        {
            Array.Resize(ref nodes, 2 * used);
        }

        return used++;
    }

    private struct Node
    {
        public T Item;
        public ulong Number;
        public int Previous;
        public int Next;
    }
}
