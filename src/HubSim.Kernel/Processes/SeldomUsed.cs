namespace HubSim.Kernel.Processes;

/// <summary>What a process box keeps for the few processes that need it. Used again and again.</summary>
internal sealed class SeldomUsed
{
    public Exception? AwaitedFailure;
    public Exception? Failure;
    public string? Mistake;
    public string? GivenName;

    /// <summary>Processes that await the end of this one.</summary>
    public ProcessLine Awaiting;

    /// <summary>Interrupts that were not thrown yet, with their causes.</summary>
    public Queue<object?> Interrupts => interrupts ??= new();

    // As with the boxes, the pool belongs to the thread, and no result depends on which one serves.
    [ThreadStatic]
    private static SeldomUsed? pool;

    private Queue<object?>? interrupts;
    private SeldomUsed? next;

    /// <summary>One from the pool of the thread, or a new one.</summary>
    public static SeldomUsed Rent()
    {
        if (pool is not { } rented)
        {
            return new SeldomUsed();
        }

        pool = rented.next;
        rented.next = null;
        return rented;
    }

    /// <summary>Forgets everything and goes back to the pool of the thread.</summary>
    public void Return()
    {
        AwaitedFailure = Failure = null;
        Mistake = GivenName = null;
        Awaiting = default;
        interrupts?.Clear();
        next = pool;
        pool = this;
    }
}
