using HubSim.Kernel.Processes;

namespace HubSim.Kernel.Resources;

/// <summary>
/// Which of the requests that wait for a <see cref="Resource"/> is served next. The kernel has
/// <see cref="PriorityOrder"/> (the default), <see cref="FirstCome"/>, <see cref="ShortestFirst"/>,
/// <see cref="FairShare"/>, <see cref="EasyBackfill"/> and <see cref="ConservativeBackfill"/>; a model can add its own,
/// most easily by <see cref="OrderedDiscipline"/>. One discipline serves one resource.
/// </summary>
/// <remarks>
/// <para>The contract. A request joins; then it is granted, or leaves because its process gave up or was called away;
/// what was granted returns, by being given back or lost. A request whose priority changes leaves and joins again, with
/// its <see cref="QueuedRequest.Number"/> kept. Whenever something has changed, the resource asks
/// <see cref="Choose"/>, and grants what it names if it fits, or can be made to fit by preemption; and so on, until
/// there is none or it does not fit. So a discipline that names its first request whether it fits or not lets it block
/// the others, and one that looks for a request that fits lets others pass.</para>
/// <para>A new request joins on trial: if it is not granted at once, it leaves, and joins again if its process waits.
/// Requests are used again after they have left or returned: keep none beyond that. No method may use the resource
/// other than to read from it, nor allocate in steady state.</para>
/// </remarks>
public abstract class QueueDiscipline
{
    private Resource? resource;

    /// <summary>Whether every request must state how long it will hold the units at most.</summary>
    protected virtual bool NeedsLimit => false;

    /// <summary>Whether every request must name its owner.</summary>
    protected virtual bool NeedsOwner => false;

    /// <summary>The resource that is served.</summary>
    /// <exception cref="InvalidOperationException">No resource was made with this discipline yet.</exception>
    protected Resource Resource =>
        resource ?? throw new InvalidOperationException(
            $"No resource was made with this discipline yet{Simulator.WhereRunning}.");

    /// <summary>Model time.</summary>
    protected TimeSpan Now => Resource.Simulator.Now;

    /// <summary>Model time in ticks.</summary>
    internal long NowTicks => Resource.Simulator.NowTicks;

    /// <summary>
    /// The request whose turn it is, or null. It must have joined and neither left nor been granted. Asked again after
    /// each grant.
    /// </summary>
    protected abstract QueuedRequest? Choose();

    /// <summary>A request has joined.</summary>
    /// <param name="request">The request.</param>
    protected virtual void Joined(QueuedRequest request)
    {
    }

    /// <summary>A request has left without a grant.</summary>
    /// <param name="request">The request.</param>
    protected virtual void Left(QueuedRequest request)
    {
    }

    /// <summary>A request that had joined was granted, and waits no longer.</summary>
    /// <param name="request">The request.</param>
    protected virtual void Granted(QueuedRequest request)
    {
    }

    /// <summary>The units of a request that had been granted are free again.</summary>
    /// <param name="request">The request.</param>
    protected virtual void Returned(QueuedRequest request)
    {
    }

    /// <summary>The capacity of the resource has changed.</summary>
    /// <param name="change">Units more or, if negative, fewer.</param>
    protected virtual void CapacityChanged(long change)
    {
    }

    /// <summary>The request of a process that waits for the resource, by itself or among others; else null.</summary>
    /// <param name="process">The process.</param>
    protected QueuedRequest? RequestOf(Process process)
    {
        var search = new WaitSearch(Resource, process);
        return search.MoveNext() ? search.Current.Queued : null;
    }

    // What the resource calls: a model's override is protected, so that it reads the same in every assembly.
    internal bool RequiresLimit() => NeedsLimit;

    internal bool RequiresOwner() => NeedsOwner;

    internal QueuedRequest? Ask() => Choose();

    internal void Join(QueuedRequest request) => Joined(request);

    internal void Leave(QueuedRequest request) => Left(request);

    internal void Grant(QueuedRequest request) => Granted(request);

    internal void Return(QueuedRequest request) => Returned(request);

    internal void ChangeCapacity(long change) => CapacityChanged(change);

    internal void Attach(Resource served)
    {
        if (resource is not null)
        {
            throw new ArgumentException(
                $"A discipline serves one resource, and this one serves '{resource.Name}'{Simulator.WhereRunning}.",
                nameof(served));
        }

        resource = served;
    }
}
