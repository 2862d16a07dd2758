using HubSim.Kernel.Processes;
using HubSim.Kernel.Statistics;
using HubSim.Kernel.Tracing;

namespace HubSim.Kernel.Resources;

/// <summary>
/// Something of which there is a limited number, and which is held for a time: seats, cards, reviewers. All units of a
/// request are granted at once. Strict order: priority, then first come; a request that does not fit yet blocks those
/// behind it.
/// </summary>
public sealed class Resource : IBranchPlace
{
    private readonly Simulator simulator;
    private readonly int epoch;
    private readonly PriorityLine line = new();
    private readonly HoldingTable holdings = new();

    /// <summary>Makes a resource all of whose units are free.</summary>
    /// <param name="simulator">The simulator whose processes use it.</param>
    /// <param name="capacity">Units in all; at least 0.</param>
    /// <param name="name">Name for messages.</param>
    public Resource(Simulator simulator, long capacity, string name)
    {
        ArgumentNullException.ThrowIfNull(simulator);
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        this.simulator = simulator;
        epoch = simulator.Epoch;
        Capacity = capacity;
        Name = name;
        BusyUnits = new TimeWeighted(simulator);
        QueueLength = new TimeWeighted(simulator);
    }

    /// <summary>Name for messages.</summary>
    public string Name { get; }

    /// <summary>Units in all.</summary>
    public long Capacity { get; private set; }

    /// <summary>
    /// Units that are granted now. More than <see cref="Capacity"/> for a while after that was lowered.
    /// </summary>
    public long InUse { get; private set; }

    /// <summary>Units that can be granted now; never negative.</summary>
    public long Free => Math.Max(0, Capacity - InUse);

    /// <summary>Requests that wait now.</summary>
    public int Waiting { get; private set; }

    /// <summary>Units that the waiting requests ask for.</summary>
    public long WaitingUnits { get; private set; }

    /// <summary>Units granted, over time. Reset it at the end of the warm-up.</summary>
    public TimeWeighted BusyUnits { get; }

    /// <summary>Requests waiting, over time. Reset it at the end of the warm-up.</summary>
    public TimeWeighted QueueLength { get; }

    /// <summary>
    /// Asks for units. Await it in a process; if the units can be granted at once, the process goes on without an
    /// event.
    /// </summary>
    /// <param name="units">At least 1. May exceed the capacity: then the request waits, and blocks, until the capacity
    /// has grown.</param>
    /// <param name="priority">The lower number is served first.</param>
    /// <param name="patience">How long to wait at most; null to wait for ever, zero not to wait.</param>
    /// <returns>The grant, or a refusal if patience ran out (see <see cref="Grant.IsGranted"/>).</returns>
    /// <exception cref="ArgumentOutOfRangeException">Units below 1, or negative patience.</exception>
    public AcquireAwaitable Acquire(long units = 1, int priority = 0, TimeSpan? patience = null)
    {
        if (units < 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(units), units, $"At least 1 unit of '{Name}'{simulator.Where}.");
        }

        return new AcquireAwaitable(this, units, priority, Patience.Ticks(patience, simulator));
    }

    /// <summary>Takes units if they can be granted at once and nobody waits; else refuses. Does not wait.</summary>
    /// <param name="units">At least 1.</param>
    public Grant TryAcquire(long units = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(units, 1);
        simulator.RefuseIfStale(epoch);
        return line.First is null && units <= Free ? new Grant(this, Take(units), units, TimeSpan.Zero) : default;
    }

    /// <summary>
    /// Changes the number of units. Growth serves the queue at once; a cut takes nothing from anybody: units retire as
    /// they come back.
    /// </summary>
    /// <param name="capacity">At least 0.</param>
    public void SetCapacity(long capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        simulator.RefuseIfStale(epoch);
        Capacity = capacity;
        Serve();
    }

    void IWaitPlace.Withdraw(ProcessBox process)
    {
        LeaveLine(process);
        Serve();
    }

    void IWaitPlace.TakeBack(ProcessBox process) => Release(process.Holding);

    PendingWait IWaitPlace.Describe(ProcessBox process) => new(WaitKind.Acquire)
    {
        Name = Name,
        Place = this,
        Amount = process.Request,
        Priority = process.RequestPriority,
        Until = process.DueTime,
        Index = process.BranchIndex,
    };

    bool IBranchPlace.TryAtOnce(Branch branch)
    {
        branch.IsServed = TryGrantAtOnce(branch.Wait.Request, branch.Wait.Priority, out branch.Holding);
        return branch.IsServed || branch.Wait.Patience == 0;
    }

    void IBranchPlace.Enqueue(Branch branch) =>
        Enqueue(branch, branch.Wait.Request, branch.Wait.Priority, branch.Wait.Patience);

    Outcome IBranchPlace.Collect(Branch branch) => Outcome.OfGrant(branch, branch.IsServed
        ? new Grant(this, branch.Holding, branch.Wait.Request, branch.Waited)
        : new Grant(null, default, 0, branch.Waited));

    /// <summary>The simulator whose processes use this.</summary>
    internal Simulator Simulator => simulator;

    /// <summary>Grants a new request if it would be the first in line and fits.</summary>
    internal bool TryGrantAtOnce(long units, int priority, out Holding holding)
    {
        simulator.RefuseIfStale(epoch);
        if (units <= Capacity - InUse && (line.First is not { } first || priority < first.RequestPriority))
        {
            holding = Take(units);
            return true;
        }

        holding = default;
        return false;
    }

    /// <summary>Puts a process in line.</summary>
    internal void Enqueue(ProcessBox process, long units, int priority, long patience)
    {
        process.Place = this;
        process.Request = units;
        process.RequestPriority = priority;
        process.WaitingSince = simulator.NowTicks;
        process.IsServed = false;
        line.Add(process);
        Waiting++;
        WaitingUnits += units;
        QueueLength.Set(Waiting);
        if (patience >= 0)
        {
            simulator.Schedule(process, simulator.TickAfter(patience), 0);
        }
    }

    /// <summary>Takes a grant back.</summary>
    internal void Release(Holding holding)
    {
        if (epoch != simulator.Epoch)
        {
            return;
        }

        var units = holdings.Remove(holding);
        if (units > 0)
        {
            InUse -= units;
            BusyUnits.Set(InUse);
            Serve();
        }
    }

    private Holding Take(long units)
    {
        InUse += units;
        BusyUnits.Set(InUse);
        return holdings.Add(units);
    }

    private void LeaveLine(ProcessBox process)
    {
        line.Remove(process);
        Waiting--;
        WaitingUnits -= process.Request;
        QueueLength.Set(Waiting);
    }

    private void Serve()
    {
        while (line.First is { } first && first.Request <= Capacity - InUse)
        {
            LeaveLine(first);
            first.Holding = Take(first.Request);
            first.IsServed = true;
            simulator.Wake(first);
        }
    }
}
