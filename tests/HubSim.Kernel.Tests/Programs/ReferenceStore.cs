namespace HubSim.Kernel.Tests.Programs;

/// <summary>
/// A store: items leave in the order in which they came; each goes to the first taker that accepts it.
/// </summary>
internal sealed class ReferenceStore(int capacity) : IReferencePlace
{
    private readonly List<(int Value, long Number)> items = [];
    private readonly ReferenceLine takers = new();
    private readonly ReferenceLine putters = new();
    private long lastNumber;

    public int Count => items.Count;

    public int WaitingTakers => takers.Waits.Count;

    public int WaitingPutters => putters.Waits.Count;

    public int? TryTake(int divisor)
    {
        var found = items.FindIndex(item => Accepts(divisor, item.Value));
        return found < 0 ? null : TakeAt(found).Value;
    }

    public bool TryPut(int item)
    {
        if (items.Count >= capacity)
        {
            return false;
        }

        Offer((item, ++lastNumber));
        return true;
    }

    /// <summary>Whether the process waits here; if so, it waits with another priority from now on.</summary>
    public bool ChangePriority(ReferenceProcess process, int priority) =>
        takers.Change(process, priority) | putters.Change(process, priority);

    public bool TryMeet(ReferenceWait wait)
    {
        if (wait.Wish is ForRoom put)
        {
            if (items.Count >= capacity)
            {
                return false;
            }

            wait.Item = (put.Item, ++lastNumber);
            Offer(wait.Item);
            return true;
        }

        var found = items.FindIndex(item => Accepts(wait, item.Value));
        if (found >= 0)
        {
            wait.Item = TakeAt(found);
        }

        return found >= 0;
    }

    public void Join(ReferenceWait wait) => LineOf(wait).Add(wait);

    // Whoever leaves holds nobody up: an item that nobody accepted is not waited for by those behind.
    public void Leave(ReferenceWait wait) => LineOf(wait).Remove(wait);

    public void TakeBack(ReferenceWait wait)
    {
        if (wait.Wish is ForItem)
        {
            Offer(wait.Item);
        }
        else if (items.Remove(wait.Item))
        {
            AdmitPutters();
        }
    }

    private static bool Accepts(int divisor, int item) => divisor == 0 || item % divisor == 0;

    private static bool Accepts(ReferenceWait taker, int item) => Accepts(((ForItem)taker.Wish).Divisor, item);

    private ReferenceLine LineOf(ReferenceWait wait) => wait.Wish is ForItem ? takers : putters;

    private (int Value, long Number) TakeAt(int index)
    {
        var item = items[index];
        items.RemoveAt(index);
        AdmitPutters();
        return item;
    }

    private void AdmitPutters()
    {
        while (items.Count < capacity && putters.First is { } first)
        {
            putters.Remove(first);
            first.Item = (((ForRoom)first.Wish).Item, ++lastNumber);
            first.Meet();
            if (first.IsMet)
            {
                Offer(first.Item);
            }
        }
    }

    // To the first taker that accepts it, or to where its number puts it.
    private void Offer((int Value, long Number) item)
    {
        if (takers.Waits.Find(taker => Accepts(taker, item.Value)) is { } taker)
        {
            takers.Remove(taker);
            taker.Item = item;
            taker.Meet();
        }
        else
        {
            items.Insert(items.Count(other => other.Number < item.Number), item);
        }
    }
}
