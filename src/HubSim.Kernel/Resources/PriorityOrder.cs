namespace HubSim.Kernel.Resources;

/// <summary>
/// The default: priority, then first come. The first request blocks those behind it while it does not fit, also where
/// it can never fit.
/// </summary>
public sealed class PriorityOrder : QueueDiscipline
{
    // The resource has this order built in and never asks.
    /// <inheritdoc/>
    protected override QueuedRequest? Choose() => null;
}
