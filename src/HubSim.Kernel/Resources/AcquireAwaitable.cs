using HubSim.Kernel.Processes;

namespace HubSim.Kernel.Resources;

/// <summary>A request for units of a <see cref="Resource"/>. Made when it is awaited, not before.</summary>
public readonly struct AcquireAwaitable
{
    private readonly Resource resource;
    private readonly long units;
    private readonly long patience;
    private readonly int priority;
    private readonly bool preempts;

    internal AcquireAwaitable(Resource resource, long units, int priority, long patience, bool preempts)
    {
        this.resource = resource;
        this.units = units;
        this.priority = priority;
        this.patience = patience;
        this.preempts = preempts;
    }

    /// <summary>The wait as one of several.</summary>
    /// <param name="wait">The wait.</param>
    public static implicit operator AnyWait(AcquireAwaitable wait) => wait.ToAnyWait();

    /// <summary>What the compiler awaits: makes the request.</summary>
    /// <exception cref="InvalidOperationException">No process of the simulator is executing.</exception>
    public AcquireAwaiter GetAwaiter()
    {
        resource.Request(units, priority, patience, preempts);
        return new AcquireAwaiter(resource);
    }

    /// <summary>The wait as one of several.</summary>
    public AnyWait ToAnyWait() => new(resource.Simulator, resource, units, priority, patience, preempts: preempts);
}
