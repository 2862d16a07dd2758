namespace HubSim.Kernel.Resources;

/// <summary>
/// The items of a store in the order in which they came: a ring, of which mostly the first is taken. One that is taken from
/// the middle leaves a gap; the gaps are closed as soon as they are more than the items, so that on average it costs as little.
/// </summary>
/// <typeparam name="T">What is held.</typeparam>
internal sealed class ItemList<T>
{
    private const int MostGapsBesides = 16;

    // A power of two. Neither the first nor the last place that is in use is a gap.
    private Place[] ring = new Place[4];
    private int head;
    private int length;
    private int gaps;

    /// <summary>How many there are.</summary>
    public int Count => length - gaps;

    private int Mask => ring.Length - 1;

    /// <summary>The place of the first item that is accepted, or -1. Good until items are added or taken out.</summary>
    public int Find(Predicate<T>? filter)
    {
        if (filter is null)
        {
            return length > 0 ? 0 : -1;
        }

        for (var place = 0; place < length; place++)
        {
            ref readonly var candidate = ref At(place);
            if (!candidate.IsGap && filter(candidate.Item))
            {
                return place;
            }
        }

        return -1;
    }

    /// <summary>The place of the item that came with a number, or -1 if it has gone.</summary>
    public int Find(ulong number)
    {
        var place = length - 1;
        while (place >= 0 && At(place).Number != number)
        {
            place--;
        }

        return place;
    }

    /// <summary>Adds an item where its number puts it: at the end, unless it comes back.</summary>
    /// <param name="item">The item.</param>
    /// <param name="number">Above 0; that of no other item.</param>
    public void Add(T item, ulong number)
    {
        if (length == ring.Length)
        {
            Grow();
        }

        if (length == 0 || At(length - 1).Number < number)
        {
            At(length++) = new Place(item, number);
        }
        else if (number < At(0).Number)
        {
            head = (head - 1) & Mask;
            length++;
            At(0) = new Place(item, number);
        }
        else
        {
            Insert(new Place(item, number));
        }
    }

    /// <summary>Takes an item out.</summary>
    public T Remove(int place, out ulong number)
    {
        ref var taken = ref At(place);
        var item = taken.Item;
        number = taken.Number;
        taken = default;
        gaps++;
        if (place == 0)
        {
            DropFirst();
        }
        else if (place == length - 1)
        {
            DropLast();
        }
        else if (gaps > Count + MostGapsBesides)
        {
            CloseGaps();
        }

        return item;
    }

    private ref Place At(int place) => ref ring[(head + place) & Mask];

    private void DropFirst()
    {
        do
        {
            head = (head + 1) & Mask;
            length--;
            gaps--;
        }
        while (gaps > 0 && At(0).IsGap);
    }

    private void DropLast()
    {
        do
        {
            length--;
            gaps--;
        }
        while (At(length - 1).IsGap);
    }

    // Somewhere between the first and the last: those that came after it move on, into the next gap or to a new last place.
    private void Insert(Place added)
    {
        var place = length - 1;
        while (At(place).Number > added.Number || At(place).IsGap)
        {
            place--;
        }

        while (++place < length && !At(place).IsGap)
        {
            (added, At(place)) = (At(place), added);
        }

        At(place) = added;
        if (place < length)
        {
            gaps--;
        }
        else
        {
            length++;
        }
    }

    private void CloseGaps()
    {
        var kept = 0;
        for (var place = 0; place < length; place++)
        {
            if (!At(place).IsGap)
            {
                At(kept++) = At(place);
            }
        }

        for (var place = kept; place < length; place++)
        {
            At(place) = default;
        }

        length = kept;
        gaps = 0;
    }

    private void Grow()
    {
        var larger = new Place[2 * ring.Length];
        for (var place = 0; place < length; place++)
        {
            larger[place] = At(place);
        }

        ring = larger;
        head = 0;
    }

    private struct Place(T item, ulong number)
    {
        public T Item = item;
        public ulong Number = number;

        public readonly bool IsGap => Number == 0;
    }
}
