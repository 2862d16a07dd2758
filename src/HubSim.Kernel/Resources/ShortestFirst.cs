namespace HubSim.Kernel.Resources;

/// <summary>
/// Priority, then the shortest limit, then first come. Every request must state its limit. The first request blocks
/// those behind it while it does not fit, also where it can never fit, until a shorter one comes.
/// </summary>
public sealed class ShortestFirst : OrderedDiscipline
{
    /// <inheritdoc/>
    protected override bool NeedsLimit => true;

    /// <inheritdoc/>
    protected override bool GoesBefore(QueuedRequest first, QueuedRequest second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return first.Priority != second.Priority
            ? first.Priority < second.Priority
            : first.LimitTicks < second.LimitTicks;
    }
}
