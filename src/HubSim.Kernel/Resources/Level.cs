using HubSim.Kernel.Processes;
using HubSim.Kernel.Tracing;

namespace HubSim.Kernel.Resources;

/// <summary>
/// A quantity that is put in and taken out, and does not come back by itself: money in a pot, people in a pool. First
/// come, first served, on either side; a wish that cannot be met yet blocks those behind it. Where a wait ends in an
/// exception, nothing was taken or put in.
/// </summary>
public sealed class Level : IBranchPlace
{
    private readonly Simulator simulator;
    private readonly int epoch;
    private ProcessLine getters;
    private ProcessLine putters;

    // What processes had taken (or, if negative, put in) that were stopped before they learnt of it. It is undone
    // before anybody else is served, as far and as soon as the level allows.
    private long returning;

    /// <summary>Makes a level.</summary>
    /// <param name="simulator">The simulator whose processes use it.</param>
    /// <param name="capacity">Most that it can hold; at least 0.</param>
    /// <param name="initial">What it holds at first; from 0 to the capacity.</param>
    /// <param name="name">Name for messages.</param>
    public Level(Simulator simulator, long capacity, long initial, string name)
    {
        ArgumentNullException.ThrowIfNull(simulator);
        Misuse.RefuseBelow(0, capacity, "The capacity", name, simulator);
        if (initial < 0 || initial > capacity)
        {
            throw new ArgumentOutOfRangeException(
                nameof(initial), initial, $"An amount of '{name}' lies between 0 and {capacity}{simulator.Where}.");
        }

        this.simulator = simulator;
        epoch = simulator.Epoch;
        Capacity = capacity;
        Amount = initial;
        Name = name;
    }

    /// <summary>Name for messages.</summary>
    public string Name { get; }

    /// <summary>Most that it can hold.</summary>
    public long Capacity { get; }

    /// <summary>What it holds now.</summary>
    public long Amount { get; private set; }

    /// <summary>Processes that wait to take or to put.</summary>
    public int Waiting { get; private set; }

    /// <summary>The simulator whose processes use this.</summary>
    internal Simulator Simulator => simulator;

    /// <summary>Takes an amount, and waits until all of it is there. Await it in a process.</summary>
    /// <param name="amount">From 0 to the capacity.</param>
    /// <param name="patience">How long to wait at most; null to wait for ever, zero not to wait.</param>
    /// <returns>True if the amount was taken, false if patience ran out.</returns>
    public GetAwaitable Get(long amount, TimeSpan? patience = null)
    {
        Check(amount);
        return new GetAwaitable(this, amount, Patience.Ticks(patience, simulator));
    }

    /// <summary>Takes an amount if it is there and nobody waits for more of it. Does not wait.</summary>
    /// <param name="amount">From 0 to the capacity.</param>
    public bool TryGet(long amount)
    {
        Check(amount);
        if (amount > 0 && (amount > Amount || !getters.IsEmpty))
        {
            return false;
        }

        Amount -= amount;
        Serve();
        return true;
    }

    /// <summary>
    /// Takes what is left, but at most <paramref name="amount"/>; nothing while others wait for more.
    /// </summary>
    /// <param name="amount">At least 0.</param>
    /// <returns>What was taken.</returns>
    public long TakeUpTo(long amount)
    {
        Misuse.RefuseBelow(0, amount, "An amount", Name, simulator);
        simulator.RefuseIfStale(epoch);
        var taken = getters.IsEmpty ? Math.Min(amount, Amount) : 0;
        Amount -= taken;
        Serve();
        return taken;
    }

    /// <summary>Puts an amount in, and waits until there is room for all of it. Await it in a process.</summary>
    /// <param name="amount">From 0 to the capacity.</param>
    /// <param name="patience">How long to wait at most; null to wait for ever, zero not to wait.</param>
    /// <returns>True if the amount is in, false if patience ran out.</returns>
    public PutAwaitable Put(long amount, TimeSpan? patience = null)
    {
        Check(amount);
        return new PutAwaitable(this, amount, Patience.Ticks(patience, simulator));
    }

    /// <summary>Puts an amount in if there is room and nobody waits to put. Does not wait.</summary>
    /// <param name="amount">From 0 to the capacity.</param>
    public bool TryPut(long amount)
    {
        Check(amount);
        if (amount > 0 && (amount > Capacity - Amount || !putters.IsEmpty))
        {
            return false;
        }

        Amount += amount;
        Serve();
        return true;
    }

    void IWaitPlace.Withdraw(ProcessBox process)
    {
        LeaveLine(process);
        Serve();
    }

    void IWaitPlace.TakeBack(ProcessBox process)
    {
        returning += process.Request;
        Serve();
    }

    PendingWait IWaitPlace.Describe(ProcessBox process) =>
        new(process.Request > 0 ? WaitKind.Get : WaitKind.Put)
        {
            Name = Name,
            Place = this,
            Amount = Math.Abs(process.Request),
            Until = process.DueTime,
            Index = process.BranchIndex,
        };

    bool IBranchPlace.TryAtOnce(Branch branch)
    {
        var request = branch.Request = branch.Wait.Request;
        branch.IsServed = request > 0 ? TryGet(request) : TryPut(-request);
        return branch.IsServed || branch.Wait.Patience == 0;
    }

    void IBranchPlace.Enqueue(Branch branch) => Enqueue(branch, branch.Wait.Request, branch.Wait.Patience);

    Outcome IBranchPlace.Collect(Branch branch) => Outcome.Of(branch, branch.IsServed);

    /// <summary>Puts a process in line.</summary>
    /// <param name="process">The process.</param>
    /// <param name="request">What it wants to take, or the negative of what it wants to put.</param>
    /// <param name="patience">Ticks, or <see cref="Patience.Endless"/>.</param>
    internal void Enqueue(ProcessBox process, long request, long patience)
    {
        process.Place = this;
        process.Request = request;
        process.WaitingSince = simulator.NowTicks;
        process.IsServed = false;
        LineOf(request).Add(process);
        Waiting++;
        if (patience >= 0)
        {
            simulator.Schedule(process, simulator.TickAfter(patience), 0);
        }
    }

    private ref ProcessLine LineOf(long request)
    {
        if (request > 0)
        {
            return ref getters;
        }

        return ref putters;
    }

    private void LeaveLine(ProcessBox process)
    {
        LineOf(process.Request).Remove(process);
        Waiting--;
    }

    // Taking makes room and putting fills it, so that each side may let the other go on.
    private void Serve()
    {
        bool isChanged;
        do
        {
            isChanged = ServeReturns() | ServePutters() | ServeGetters();
        }
        while (isChanged);
    }

    private bool ServeReturns()
    {
        var returned = Math.Clamp(returning, -Amount, Capacity - Amount);
        returning -= returned;
        Amount += returned;
        return returned != 0;
    }

    private bool ServePutters()
    {
        var isChanged = false;
        while (returning <= 0 && putters.First is { } first && -first.Request <= Capacity - Amount)
        {
            Grant(first);
            isChanged = true;
        }

        return isChanged;
    }

    private bool ServeGetters()
    {
        var isChanged = false;
        while (returning >= 0 && getters.First is { } first && first.Request <= Amount)
        {
            Grant(first);
            isChanged = true;
        }

        return isChanged;
    }

    private void Grant(ProcessBox process)
    {
        LeaveLine(process);
        Amount -= process.Request;
        process.IsServed = true;
        simulator.Wake(process);
    }

    private void Check(long amount)
    {
        simulator.RefuseIfStale(epoch);
        if (amount < 0 || amount > Capacity)
        {
            throw new ArgumentOutOfRangeException(
                nameof(amount), amount, $"An amount of '{Name}' lies between 0 and {Capacity}{simulator.Where}.");
        }
    }
}
