using HubSim.Kernel.Processes;

namespace HubSim.Kernel.Resources;

/// <summary>
/// A use of units of a <see cref="Resource"/> for a time. The request is made when it is awaited, not before.
/// </summary>
public readonly struct UseAwaitable
{
    private readonly Resource resource;
    private readonly long duration;
    private readonly Terms terms;

    internal UseAwaitable(Resource resource, long duration, in Terms terms)
    {
        this.resource = resource;
        this.duration = duration;
        this.terms = terms;
    }

    /// <summary>The wait as one of several.</summary>
    /// <param name="wait">The wait.</param>
    public static implicit operator AnyWait(UseAwaitable wait) => wait.ToAnyWait();

    /// <summary>What the compiler awaits.</summary>
    /// <exception cref="InvalidOperationException">No process of the simulator is executing.</exception>
    public UseAwaiter GetAwaiter()
    {
        resource.NoteUse(duration, terms);
        return new UseAwaiter(resource);
    }

    /// <summary>
    /// The wait as one of several. It is never over at once, so in a first-of every wait that can be had at once goes
    /// before it; if another one wins, it leaves the line or gives the units back.
    /// </summary>
    public AnyWait ToAnyWait() =>
        new(
            resource.Simulator,
            resource.UsePlace,
            terms.Units,
            terms.Priority,
            terms.Patience,
            terms.Owner,
            terms.Preempts,
            terms.Limit,
            duration);
}
