namespace HubSim.Kernel.Processes;

/// <summary>What a process box keeps for the few processes that need it; made once a box, and used again.</summary>
internal sealed class SeldomUsed
{
    public Exception? AwaitedFailure;
    public Exception? Failure;
    public string? Mistake;
    public string? GivenName;
    public Family Family;

    /// <summary>Processes that await the end of this one.</summary>
    public ProcessLine Awaiting;

    /// <summary>Interrupts that were not thrown yet, with their causes.</summary>
    public readonly Queue<object?> Interrupts = new();

    public void Clear()
    {
        AwaitedFailure = Failure = null;
        Mistake = GivenName = null;
        Family = default;
        Awaiting = default;
        Interrupts.Clear();
    }
}
