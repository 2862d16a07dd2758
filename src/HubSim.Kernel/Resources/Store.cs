using System.Diagnostics.CodeAnalysis;
using HubSim.Kernel.Processes;

namespace HubSim.Kernel.Resources;

/// <summary>
/// Things that are put in and taken out one by one, each with an identity: parts, messages, jobs. Items leave in the
/// order in which they came; those who wait are served by priority, then first come. A taker with a filter gets the
/// first item that it accepts, and does not hold up others while there is none.
/// </summary>
/// <remarks>
/// A filter is asked when the item comes or when the taker comes, and not again: its answer must depend on nothing but
/// the item, it must not use the store, and it must not throw. If it does, the exception reaches whoever brings the
/// item, or makes room for it, and the item stays in the store. Where a wait ends in an exception, nothing was taken; nor was
/// anything put in, unless another process has taken the item already.
/// </remarks>
/// <typeparam name="T">What it holds.</typeparam>
public sealed partial class Store<T>
{
    private readonly Simulator simulator;
    private readonly int epoch;
    private readonly ItemList<T> items = new();
    private ulong lastNumber;
    private bool isAsking;

    /// <summary>Makes an empty store.</summary>
    /// <param name="simulator">The simulator whose processes use it.</param>
    /// <param name="name">Name for messages.</param>
    /// <param name="capacity">Most items that can be put in; at least 1.</param>
    public Store(Simulator simulator, string name, int capacity = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(simulator);
        Misuse.RefuseBelow(1, capacity, "The capacity", name, simulator);
        this.simulator = simulator;
        epoch = simulator.Epoch;
        Name = name;
        Capacity = capacity;
    }

    /// <summary>Name for messages.</summary>
    public string Name { get; }

    /// <summary>Most items that can be put in.</summary>
    public int Capacity { get; }

    /// <summary>
    /// Items that it holds now. More than <see cref="Capacity"/> for a while after an item came back because its taker
    /// was stopped.
    /// </summary>
    public int Count => items.Count;

    /// <summary>Processes that wait to take.</summary>
    public int WaitingTakers { get; private set; }

    /// <summary>Processes that wait to put.</summary>
    public int WaitingPutters { get; private set; }

    /// <summary>The simulator whose processes use this.</summary>
    internal Simulator Simulator => simulator;

    /// <summary>Takes an item, and waits until there is one. Await it in a process.</summary>
    /// <param name="filter">Which items will do; null for any.</param>
    /// <param name="priority">The lower number is served first.</param>
    /// <param name="patience">How long to wait at most; null to wait for ever, zero not to wait.</param>
    /// <returns>The item, or a refusal if patience ran out (see <see cref="Delivery{T}.IsDelivered"/>).</returns>
    public StoreGetAwaitable<T> Get(Predicate<T>? filter = null, int priority = 0, TimeSpan? patience = null)
    {
        Check();
        return new StoreGetAwaitable<T>(this, filter, priority, Patience.Ticks(patience, simulator));
    }

    /// <summary>Takes the first item that will do, if there is one. Does not wait.</summary>
    /// <param name="item">The item.</param>
    /// <param name="filter">Which items will do; null for any.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryGet([MaybeNullWhen(false)] out T item, Predicate<T>? filter = null) =>
        TryGet(filter, out item, out _);

    /// <summary>Puts an item in, and waits until there is room for it. Await it in a process.</summary>
    /// <param name="item">The item.</param>
    /// <param name="priority">The lower number is served first.</param>
    /// <param name="patience">How long to wait at most; null to wait for ever, zero not to wait.</param>
    /// <returns>True if the item is in, false if patience ran out.</returns>
    public StorePutAwaitable<T> Put(T item, int priority = 0, TimeSpan? patience = null)
    {
        Check();
        return new StorePutAwaitable<T>(this, item, priority, Patience.Ticks(patience, simulator));
    }

    /// <summary>Puts an item in if there is room. Does not wait.</summary>
    /// <param name="item">The item.</param>
    /// <returns>Whether there was room.</returns>
    public bool TryPut(T item)
    {
        Check();
        if (items.Count >= Capacity)
        {
            return false;
        }

        // Who waits to put has found the store full, and nobody leaves room unused: so there is nobody to overtake.
        Offer(item, ++lastNumber);
        return true;
    }

    /// <summary>
    /// Changes the priority of a request that waits. Its place among those of the new priority is that of its coming,
    /// as if it had had that priority from the start.
    /// </summary>
    /// <param name="process">A process that waits here, to take or to put; if it waits for several things, every
    /// request of it here changes.</param>
    /// <param name="priority">The lower number is served first.</param>
    /// <exception cref="InvalidOperationException">The process does not wait here: it has not asked, was served, has
    /// given up or has ended. See <see cref="IsWaiting"/>.</exception>
    public void ChangePriority(Process process, int priority)
    {
        Check();
        WaitSearch.Require(this, process, Name, simulator);
        foreach (var request in new WaitSearch(this, process))
        {
            // Nobody waits here whom what is in the store, or room in it, would serve: so there is nobody to serve.
            (wishes[request.Request].IsPut ? putters : takers).Move(request, priority);
        }
    }

    /// <summary>Whether a process waits here, alone or among other things.</summary>
    /// <param name="process">The process.</param>
    public bool IsWaiting(Process process) => new WaitSearch(this, process).MoveNext();

    private bool TryGet(Predicate<T>? filter, [MaybeNullWhen(false)] out T item, out ulong number)
    {
        Check();
        var index = filter is null ? items.Find(null) : Search(filter);
        if (index < 0)
        {
            item = default;
            number = 0;
            return false;
        }

        item = items.Remove(index, out number);
        AdmitPutters();
        return true;
    }

    private void Check()
    {
        simulator.RefuseIfStale(epoch);
        if (isAsking)
        {
            throw new InvalidOperationException($"A filter of '{Name}' uses the store itself{simulator.Where}.");
        }
    }

    private int Search(Predicate<T> filter)
    {
        isAsking = true;
        try
        {
            return items.Find(filter);
        }
        finally
        {
            isAsking = false;
        }
    }

    private bool Accepts(Predicate<T> filter, T item)
    {
        isAsking = true;
        try
        {
            return filter(item);
        }
        finally
        {
            isAsking = false;
        }
    }
}
