using HubSim.Kernel.Processes;

namespace HubSim.Kernel.Resources;

/// <summary>
/// A request for units of a <see cref="Resource"/> that says more than how many and how urgent. Made when it is
/// awaited, not before.
/// </summary>
public readonly struct TermsAwaitable
{
    private readonly Resource resource;
    private readonly Terms terms;

    internal TermsAwaitable(Resource resource, in Terms terms)
    {
        this.resource = resource;
        this.terms = terms;
    }

    /// <summary>The wait as one of several.</summary>
    /// <param name="wait">The wait.</param>
    public static implicit operator AnyWait(TermsAwaitable wait) => wait.ToAnyWait();

    /// <summary>What the compiler awaits: makes the request.</summary>
    /// <exception cref="InvalidOperationException">No process of the simulator is executing.</exception>
    public AcquireAwaiter GetAwaiter()
    {
        resource.Request(terms);
        return new AcquireAwaiter(resource);
    }

    /// <summary>The wait as one of several.</summary>
    public AnyWait ToAnyWait() =>
        new(
            resource.Simulator,
            resource,
            terms.Units,
            terms.Priority,
            terms.Patience,
            terms.Owner,
            terms.Preempts,
            terms.Limit);
}
