namespace HubSim.Kernel.Resources;

/// <summary>What processes that wait at a store want, or were given and have not fetched yet.</summary>
/// <typeparam name="T">What the store holds.</typeparam>
internal sealed class WishTable<T>
{
    private Wish[] wishes = new Wish[4];
    private int used;
    private int firstFree = -1;

    public ref Wish this[long index] => ref wishes[index];

    /// <summary>A place for a wish; to be given back with <see cref="Remove"/>.</summary>
    public int Add()
    {
        if (firstFree >= 0)
        {
            var free = firstFree;
            firstFree = wishes[free].NextFree;
            return free;
        }

        if (used == wishes.Length)
        {
            Array.Resize(ref wishes, 2 * used);
        }

        return used++;
    }

    /// <summary>Frees the place, and forgets the item.</summary>
    public Wish Remove(long index)
    {
        var wish = wishes[index];
        wishes[index] = new Wish { NextFree = firstFree };
        firstFree = (int)index;
        return wish;
    }

    internal struct Wish
    {
        /// <summary>The item to put, or the one that was delivered.</summary>
        public T? Item;

        /// <summary>The number under which the item came to the store.</summary>
        public ulong Number;
        public Predicate<T>? Filter;
        public bool IsPut;
        public int NextFree;
    }
}
