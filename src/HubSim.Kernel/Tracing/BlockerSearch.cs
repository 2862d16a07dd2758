namespace HubSim.Kernel.Tracing;

/// <summary>Finds who is in the way of a wait.</summary>
internal sealed class BlockerSearch
{
    /// <summary>Those in the way; the same list for all who wait for one resource.</summary>
    public IReadOnlyList<Blocker> Of(PendingWait wait) => wait switch
    {
        { Kind: WaitKind.Process } => [new Blocker(wait.ProcessNumber, wait.Name, 0)],
        { Branches.Count: > 0 } => [.. wait.Branches.SelectMany(Of)],
        _ => [],
    };
}
