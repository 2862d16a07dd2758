namespace HubSim.Kernel.Tests.Programs;

/// <summary>Waits in the order of priority, then first come.</summary>
internal sealed class ReferenceLine
{
    private long arrivals;

    public List<ReferenceWait> Waits { get; private set; } = [];

    public ReferenceWait? First => Waits.FirstOrDefault();

    public void Add(ReferenceWait wait)
    {
        wait.Arrival = ++arrivals;
        Waits.Add(wait);
        Sort();
    }

    public void Remove(ReferenceWait wait) => Assert.True(Waits.Remove(wait));

    /// <summary>Whether the process waits here; if so, its place is now that of the priority.</summary>
    public bool Change(ReferenceProcess process, int priority)
    {
        var own = Waits.FindAll(wait => ReferenceEquals(wait.Owner, process));
        own.ForEach(wait => wait.Priority = priority);
        Sort();
        return own.Count > 0;
    }

    private void Sort() => Waits = [.. Waits.OrderBy(wait => (wait.Priority, wait.Arrival))];
}

/// <summary>Units that were granted, and those who hold for a time on them.</summary>
internal sealed class ReferenceGrant(ReferenceResource resource, long units, int priority) : IReferencePlace
{
    private readonly List<ReferenceWait> holders = [];

    public long Units => units;

    public int Priority => priority;

    public bool IsBack { get; private set; }

    public bool IsLost { get; private set; }

    public void GiveBack()
    {
        if (!IsBack)
        {
            IsBack = true;
            holders.Clear();
            if (!IsLost)
            {
                resource.TakeBack(this);
            }
        }
    }

    public void Lose() => IsLost = true;

    public void TellLoss()
    {
        while (holders.Count > 0)
        {
            var first = holders[0];
            holders.RemoveAt(0);
            first.Meet();
        }
    }

    // What one holds for, in a manner of speaking, is the loss.
    public bool TryMeet(ReferenceWait wait) => IsLost;

    public void Join(ReferenceWait wait) => holders.Add(wait);

    public void Leave(ReferenceWait wait) => holders.Remove(wait);

    public void TakeBack(ReferenceWait wait)
    {
    }
}

internal sealed class ReferenceResource(ReferenceKernel kernel, long capacity) : IReferencePlace
{
    private readonly ReferenceLine line = new();

    // In the order of granting.
    private readonly List<ReferenceGrant> held = [];
    private double busySum;
    private double queueSum;
    private long lastLook;

    public long Capacity { get; private set; } = capacity;

    public long InUse => held.Sum(grant => grant.Units);

    public int Waiting => line.Waits.Count;

    public long WaitingUnits => line.Waits.Sum(wait => wait.Units.Units);

    public double MeanInUse => Mean(ref busySum, InUse);

    public double MeanWaiting => Mean(ref queueSum, Waiting);

    private long Free => Capacity - InUse;

    public void SetCapacity(long units, bool preempts)
    {
        Capacity = units;
        if (preempts && Free < 0)
        {
            Lose(-Free).ForEach(grant => grant.TellLoss());
        }

        Serve();
    }

    public ReferenceGrant? TryAcquire(long units) => Waiting > 0 || units > Free ? null : Grant(units, 0);

    /// <summary>Whether the process waits here; if so, it waits with another priority from now on.</summary>
    public bool ChangePriority(ReferenceProcess process, int priority)
    {
        var isWaiting = line.Change(process, priority);
        Serve();
        return isWaiting;
    }

    // At once only if it would be the first in line.
    public bool TryMeet(ReferenceWait wait)
    {
        if (line.First is { } first && wait.Priority >= first.Priority)
        {
            return false;
        }

        var wish = wait.Units;
        if (wish.Units > Free && !(wish.Preempts && CanPreempt(wait)))
        {
            return false;
        }

        var lost = Lose(wish.Units - Free);
        wait.Grant = Grant(wish.Units, wait.Priority);
        if (lost.Count > 0)
        {
            lost.ForEach(grant => grant.TellLoss());
            Serve();
        }

        return true;
    }

    public void Join(ReferenceWait wait)
    {
        Note();
        line.Add(wait);
    }

    public void Leave(ReferenceWait wait)
    {
        Note();
        line.Remove(wait);
        Serve();
    }

    public void TakeBack(ReferenceWait wait) => wait.Grant!.GiveBack();

    public void TakeBack(ReferenceGrant grant)
    {
        Note();
        held.Remove(grant);
        Serve();
    }

    private void Serve()
    {
        while (line.First is { } first && CanServe(first))
        {
            var (units, _) = first.Units;
            Note();
            line.Remove(first);
            var lost = Lose(units - Free);
            first.Grant = Grant(units, first.Priority);
            lost.ForEach(grant => grant.TellLoss());
            first.Meet();
        }
    }

    private bool CanServe(ReferenceWait wait)
    {
        var wish = wait.Units;
        return wish.Units <= Free || (wish.Preempts && !wait.IsTooLate && CanPreempt(wait));
    }

    private bool CanPreempt(ReferenceWait wait)
    {
        var lessUrgent = held.Where(grant => grant.Priority > wait.Priority);
        return wait.Units.Units - Free <= lessUrgent.Sum(grant => grant.Units);
    }

    // The least urgent, then the most recent, until they are enough; then, from the last back, all that is not needed
    // is spared.
    private List<ReferenceGrant> Lose(long units)
    {
        var chosen = new List<ReferenceGrant>();
        foreach (var grant in Enumerable.Reverse(held).OrderByDescending(grant => grant.Priority))
        {
            if (chosen.Sum(one => one.Units) < units)
            {
                chosen.Add(grant);
            }
        }

        for (var last = chosen.Count - 1; last >= 0; last--)
        {
            if (chosen.Sum(one => one.Units) - chosen[last].Units >= units)
            {
                chosen.RemoveAt(last);
            }
        }

        Note();
        chosen.ForEach(grant => grant.Lose());
        held.RemoveAll(chosen.Contains);
        return chosen;
    }

    private ReferenceGrant Grant(long units, int priority)
    {
        Note();
        var grant = new ReferenceGrant(this, units, priority);
        held.Add(grant);
        return grant;
    }

    private void Note()
    {
        busySum += (double)InUse * (kernel.Now - lastLook);
        queueSum += (double)Waiting * (kernel.Now - lastLook);
        lastLook = kernel.Now;
    }

    private double Mean(ref double sum, long value)
    {
        Note();
        return kernel.Now == 0 ? value : sum / kernel.Now;
    }
}
