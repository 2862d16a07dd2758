using HubSim.Kernel.Processes;
using HubSim.Kernel.Statistics;

namespace HubSim.Kernel.Resources;

/// <summary>
/// Something of which there is a limited number, and which is held for a time: seats, cards, reviewers. All units of a
/// request are granted at once. Strict order: priority, then first come; a request that does not fit yet blocks those
/// behind it.
/// </summary>
/// <remarks>
/// A request that preempts, when it is the first and does not fit, takes units from holders that are less urgent than
/// itself: from the least urgent, and among equals from the most recently granted. Who loses a grant loses all of it.
/// Nobody loses a grant if that would not be enough, or without being needed. All this happens in the moment of the
/// request, or of whatever makes it the first; those who hold on a grant that was lost (<see cref="Grant.Hold"/>) go on
/// at this tick, in the order in which they were chosen, before whoever is served in their place. What was taken stays
/// taken, also if the taker is stopped before it learns of it.
/// </remarks>
public sealed partial class Resource : IBranchPlace
{
    private readonly Simulator simulator;
    private readonly int epoch;

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
    /// <param name="preempts">Whether units may be taken from less urgent holders.</param>
    /// <returns>The grant, or a refusal if patience ran out (see <see cref="Grant.IsGranted"/>).</returns>
    /// <exception cref="ArgumentOutOfRangeException">Units below 1, or negative patience.</exception>
    public AcquireAwaitable Acquire(
        long units = 1, int priority = 0, TimeSpan? patience = null, bool preempts = false)
    {
        if (units < 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(units), units, $"At least 1 unit of '{Name}'{simulator.Where}.");
        }

        return new AcquireAwaitable(this, units, priority, Patience.Ticks(patience, simulator), preempts);
    }

    /// <summary>Takes units if they can be granted at once and nobody waits; else refuses. Does not wait.</summary>
    /// <param name="units">At least 1.</param>
    /// <param name="priority">How urgent the holder is: a request that preempts and has a lower number may take the
    /// units from it.</param>
    public Grant TryAcquire(long units = 1, int priority = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(units, 1);
        simulator.RefuseIfStale(epoch);
        return line.First is null && units <= Free
            ? new Grant(this, Take(units, priority, simulator.CurrentNumber), units, TimeSpan.Zero)
            : default;
    }

    /// <summary>
    /// Changes the number of units. Growth serves the queue at once. After a cut, units retire as they come back; or,
    /// if it preempts, as many grants as need be are lost at once, whatever their priority, chosen like those that a
    /// request would preempt.
    /// </summary>
    /// <param name="capacity">At least 0.</param>
    /// <param name="preempts">Whether a cut takes units from their holders, as an outage does.</param>
    public void SetCapacity(long capacity, bool preempts = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        simulator.RefuseIfStale(epoch);
        Capacity = capacity;
        if (preempts && InUse > capacity)
        {
            Evict(InUse - capacity);
        }

        Serve();
    }

    /// <summary>
    /// Changes the priority of a request that waits. Its place among those of the new priority is that of its coming,
    /// as if it had had that priority from the start. Whoever can be served then, is.
    /// </summary>
    /// <param name="process">A process that waits here; if it waits for several things, every request of it here
    /// changes.</param>
    /// <param name="priority">The lower number is served first.</param>
    /// <exception cref="InvalidOperationException">The process does not wait here: it has not asked, was served, has
    /// given up or has ended. See <see cref="IsWaiting"/>.</exception>
    public void ChangePriority(Process process, int priority)
    {
        simulator.RefuseIfStale(epoch);
        WaitSearch.Require(this, process, Name, simulator);
        foreach (var request in new WaitSearch(this, process))
        {
            line.Move(request, priority);
        }

        Serve();
    }

    /// <summary>Whether a process waits here, alone or among other things.</summary>
    /// <param name="process">The process.</param>
    public bool IsWaiting(Process process) => new WaitSearch(this, process).MoveNext();
}
