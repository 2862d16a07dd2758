namespace HubSim.Kernel.Tests.Resources;

/// <summary>A request, as a slow scheduler knows it.</summary>
internal sealed class SlowJob
{
    public int Number { get; init; }

    public int Order { get; set; }

    public long Units { get; init; }

    public int Priority { get; set; }

    public long Limit { get; init; }

    public string Owner { get; init; } = "";

    public long? Reserved { get; set; }

    public long Begun { get; set; }

    /// <summary>Tick at which it is expected back: overdue ones at any moment.</summary>
    public long Expected(long now) => Math.Max(Begun + Limit, now);
}

/// <summary>Schedulers written down as plainly as can be: lists, sorted and searched from the start.</summary>
internal abstract class SlowScheduler(Simulator simulator, long capacity)
{
    private int asked;

    public long Capacity { get; private set; } = capacity;

    public List<SlowJob> Waiting { get; } = [];

    public List<SlowJob> Holders { get; } = [];

    public SortedDictionary<int, long> Begun { get; } = [];

    protected long Now => simulator.Now.Ticks;

    protected long Free => Capacity - Holders.Sum(job => job.Units);

    protected IEnumerable<SlowJob> InOrder => Waiting.OrderBy(job => (job.Priority, job.Order));

    public void Ask(SlowJob job)
    {
        var isTried = job.Units <= Free;
        job.Order = ++asked;
        Waiting.Add(job);
        Changed(job);
        if (isTried && Waiting.Contains(job))
        {
            // A request that fits joins on trial, and comes again where it was not granted.
            Changed(job);
        }
    }

    public void Leave(int number)
    {
        Waiting.RemoveAll(job => job.Number == number);
        Changed(null);
    }

    public virtual void GiveBack(int number)
    {
        Holders.RemoveAll(job => job.Number == number);
        Changed(null);
    }

    public virtual void SetCapacity(long capacity)
    {
        Capacity = capacity;
        Changed(null);
    }

    public void Change(int number, int priority)
    {
        var job = Waiting.Single(job => job.Number == number);
        job.Priority = priority;
        Changed(job);
    }

    /// <summary>The next to be granted, or null.</summary>
    protected abstract SlowJob? Next();

    /// <summary>Something changed; a job is given if it has a new place in line.</summary>
    protected virtual void Changed(SlowJob? job)
    {
        while (Next() is { } next && next.Units <= Free)
        {
            Waiting.Remove(next);
            next.Begun = Now;
            Holders.Add(next);
            Begun.Add(next.Number, Now);
        }
    }
}

internal sealed class SlowShortest(Simulator simulator, long capacity) : SlowScheduler(simulator, capacity)
{
    protected override SlowJob? Next() => Waiting.MinBy(job => (job.Priority, job.Limit, job.Order));
}

internal sealed class SlowFairShare(Simulator simulator, long capacity) : SlowScheduler(simulator, capacity)
{
    private readonly Dictionary<string, long> used = [];

    public override void GiveBack(int number)
    {
        var job = Holders.Single(job => job.Number == number);
        used[job.Owner] = used.GetValueOrDefault(job.Owner) + (job.Units * (Now - job.Begun));
        base.GiveBack(number);
    }

    public long UsageOf(string owner) => used.GetValueOrDefault(owner)
        + Holders.Where(job => job.Owner == owner).Sum(job => job.Units * (Now - job.Begun));

    protected override SlowJob? Next() =>
        Waiting.MinBy(job => (job.Priority, UsageOf(job.Owner), HeldBy(job.Owner), job.Order));

    private long HeldBy(string owner) => Holders.Where(job => job.Owner == owner).Sum(job => job.Units);
}

internal sealed class SlowEasy(Simulator simulator, long capacity, int depth) : SlowScheduler(simulator, capacity)
{
    protected override SlowJob? Next()
    {
        var seen = InOrder.Take(depth).Where(job => job.Units <= Capacity).ToList();
        if (seen.Count == 0 || seen[0].Units <= Free)
        {
            return seen.FirstOrDefault();
        }

        var reserved = Reservation(seen[0]);
        var spare = FreeAt(reserved) - seen[0].Units;
        return seen.Skip(1).FirstOrDefault(
            job => job.Units <= Free && (Now + job.Limit <= reserved || job.Units <= spare));
    }

    private long Reservation(SlowJob head) =>
        Holders.Select(job => job.Expected(Now)).Order().First(time => FreeAt(time) >= head.Units);

    private long FreeAt(long time) =>
        Capacity - Holders.Where(job => job.Expected(Now) > time).Sum(job => job.Units);
}

internal sealed class SlowConservative(Simulator simulator, long capacity, int depth)
    : SlowScheduler(simulator, capacity)
{
    private const long Never = long.MaxValue;

    public override void GiveBack(int number)
    {
        var job = Holders.Single(job => job.Number == number);
        if (job.Begun + job.Limit < Now)
        {
            Waiting.ForEach(other => other.Reserved = null);
        }

        base.GiveBack(number);
    }

    public override void SetCapacity(long capacity)
    {
        if (capacity < Capacity)
        {
            Waiting.ForEach(job => job.Reserved = null);
        }

        base.SetCapacity(capacity);
    }

    protected override void Changed(SlowJob? job)
    {
        foreach (var other in Waiting)
        {
            if (job is not null && (other.Priority, other.Order).CompareTo((job.Priority, job.Order)) >= 0)
            {
                other.Reserved = null;
            }
        }

        base.Changed(job);
    }

    protected override SlowJob? Next()
    {
        var seen = InOrder.Take(depth).ToList();
        var hasOverrun = Holders.Any(job => job.Begun + job.Limit < Now);
        Waiting.Where(job => hasOverrun || !seen.Contains(job)).ToList().ForEach(job => job.Reserved = null);
        foreach (var job in seen.Where(job => job.Reserved is null))
        {
            job.Reserved = Earliest(job);
        }

        while (seen.Select(Moves).ToList().Contains(true))
        {
        }

        return seen.FirstOrDefault(job => job.Reserved <= Now && job.Units <= Free);
    }

    private bool Moves(SlowJob job)
    {
        var before = job.Reserved;
        job.Reserved = Math.Min(before!.Value, Earliest(job));
        return job.Reserved < before;
    }

    private long Earliest(SlowJob job)
    {
        if (job.Units > Capacity)
        {
            return Never;
        }

        var others = Waiting.Where(other => other != job && other.Reserved is not (null or Never)).ToList();
        var ends = Holders.Select(holder => holder.Expected(Now))
            .Concat(others.Select(other => other.Reserved!.Value + other.Limit));
        return ends.Where(time => time > Now).Append(Now).Order().First(start => others
            .Select(other => other.Reserved!.Value)
            .Where(time => time > start && time < start + job.Limit)
            .Append(start)
            .All(time => job.Units <= FreeAt(time, others)));
    }

    private long FreeAt(long time, List<SlowJob> others) => Capacity
        - Holders.Where(holder => holder.Expected(Now) > time).Sum(holder => holder.Units)
        - others.Where(other => other.Reserved <= time && time < other.Reserved + other.Limit)
            .Sum(other => other.Units);
}
