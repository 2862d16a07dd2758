using System.Runtime.CompilerServices;
using HubSim.Kernel.Processes;
using HubSim.Kernel.Statistics;

namespace HubSim.Kernel.Resources;

/// <summary>
/// Something of which there is a limited number, and which is held for a time: seats, cards, reviewers. All units of a
/// request are granted at once. Who is served next is for its <see cref="QueueDiscipline"/> to say; unless told
/// otherwise, strict order: priority, then first come; a request that does not fit yet blocks those behind it.
/// </summary>
/// <remarks>
/// A request that preempts, when it is its turn and does not fit, takes units from holders that are less urgent than
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
    private readonly bool ignoresPriority;

    /// <summary>Makes a resource all of whose units are free.</summary>
    /// <param name="simulator">The simulator whose processes use it.</param>
    /// <param name="capacity">Units in all; at least 0.</param>
    /// <param name="name">Name for messages.</param>
    /// <param name="discipline">Who is served next; null for <see cref="PriorityOrder"/>. It serves no other
    /// resource.</param>
    public Resource(Simulator simulator, long capacity, string name, QueueDiscipline? discipline = null)
    {
        ArgumentNullException.ThrowIfNull(simulator);
        Misuse.RefuseBelow(0, capacity, "The capacity", name, simulator);
        this.simulator = simulator;
        epoch = simulator.Epoch;
        Capacity = capacity;
        Name = name;
        Discipline = discipline ?? new PriorityOrder();
        Discipline.Attach(this);
        ignoresPriority = Discipline is FirstCome;
        asked = Discipline is PriorityOrder or FirstCome ? null : Discipline;
        BusyUnits = TimeWeighted.OfCount(simulator);
        QueueLength = TimeWeighted.OfCount(simulator);
    }

    /// <summary>Name for messages.</summary>
    public string Name { get; }

    /// <summary>Who is served next.</summary>
    public QueueDiscipline Discipline { get; }

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
    [OverloadResolutionPriority(1)]
    public AcquireAwaitable Acquire(
        long units = 1, int priority = 0, TimeSpan? patience = null, bool preempts = false)
    {
        if (units < 1 || asked is not null)
        {
            CheckTerms(units, limit: null, owner: null);
        }

        var rank = ignoresPriority ? 0 : priority;
        return new AcquireAwaitable(this, units, rank, Patience.Ticks(patience, simulator), preempts);
    }

    /// <summary>
    /// Asks for units, and says what a discipline may want to know. Await it in a process; if the units can be granted
    /// at once, the process goes on without an event.
    /// </summary>
    /// <param name="units">At least 1. May exceed the capacity: then the request waits until the capacity has
    /// grown.</param>
    /// <param name="priority">The lower number is served first.</param>
    /// <param name="patience">How long to wait at most; null to wait for ever, zero not to wait.</param>
    /// <param name="preempts">Whether units may be taken from less urgent holders.</param>
    /// <param name="limit">How long the units will be held at most, above 0. Nothing happens to a holder who overruns
    /// it: to end a job at its limit is the model's business.</param>
    /// <param name="owner">On whose account it is.</param>
    /// <returns>The grant, or a refusal if patience ran out (see <see cref="Grant.IsGranted"/>).</returns>
    /// <exception cref="ArgumentOutOfRangeException">Units below 1, negative patience, or a limit that is not above
    /// 0.</exception>
    /// <exception cref="ArgumentException">The discipline needs a limit or an owner, and there is none.</exception>
    public TermsAwaitable Acquire(
        long units = 1,
        int priority = 0,
        TimeSpan? patience = null,
        bool preempts = false,
        TimeSpan? limit = null,
        object? owner = null)
    {
        CheckTerms(units, limit, owner);
        var rank = ignoresPriority ? 0 : priority;
        return new TermsAwaitable(
            this, new Terms(units, rank, Patience.Ticks(patience, simulator), preempts, Terms.Ticks(limit), owner));
    }

    /// <summary>
    /// Takes units if they can be granted at once and nobody waits; else refuses. Does not wait, and does not preempt.
    /// </summary>
    /// <param name="units">At least 1.</param>
    /// <param name="priority">How urgent the holder is: a request that preempts and has a lower number may take the
    /// units from it.</param>
    /// <param name="limit">How long the units will be held at most, above 0.</param>
    /// <param name="owner">On whose account it is.</param>
    /// <exception cref="ArgumentOutOfRangeException">Units below 1, or a limit that is not above 0.</exception>
    /// <exception cref="ArgumentException">The discipline needs a limit or an owner, and there is none.</exception>
    public Grant TryAcquire(long units = 1, int priority = 0, TimeSpan? limit = null, object? owner = null)
    {
        CheckTerms(units, limit, owner);
        simulator.RefuseIfStale(epoch);
        if (line.First is not null || units > Free)
        {
            return default;
        }

        var rank = ignoresPriority ? 0 : priority;
        var request = asked is null ? null : JoinAlone(new Terms(units, rank, 0, false, Terms.Ticks(limit), owner));
        return new Grant(this, Take(units, rank, simulator.CurrentNumber, request), units, TimeSpan.Zero);
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
        Misuse.RefuseBelow(0, capacity, "The capacity", Name, simulator);
        simulator.RefuseIfStale(epoch);
        var change = capacity - Capacity;
        Capacity = capacity;
        asked?.ChangeCapacity(change);
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
            Move(request, ignoresPriority ? 0 : priority);
        }

        Serve();
    }

    /// <summary>Whether a process waits here, alone or among other things.</summary>
    /// <param name="process">The process.</param>
    public bool IsWaiting(Process process) => new WaitSearch(this, process).MoveNext();
}
