namespace HubSim.Kernel.Resources;

/// <summary>
/// First come, first served, and nothing else: every request counts as one of priority 0, so that nobody preempts
/// anybody. The first request blocks those behind it while it does not fit, also where it can never fit.
/// </summary>
public sealed class FirstCome : QueueDiscipline
{
    // The resource serves this by the order that it has built in, and never asks.
    /// <inheritdoc/>
    protected override QueuedRequest? Choose() => null;
}
