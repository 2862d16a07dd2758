using HubSim.Kernel.Processes;

namespace HubSim.Kernel.Resources;

/// <summary>All that a request for units says.</summary>
/// <param name="Units">At least 1.</param>
/// <param name="Priority">The lower number is served first.</param>
/// <param name="Patience">Ticks, or <see cref="Resources.Patience.Endless"/>.</param>
/// <param name="Preempts">Whether units may be taken from less urgent holders.</param>
/// <param name="Limit">Ticks for which the units will be held at most; 0 if it does not say.</param>
/// <param name="Owner">On whose account it is.</param>
internal readonly record struct Terms(
    long Units, int Priority, long Patience, bool Preempts, long Limit, object? Owner)
{
    /// <summary>The terms of one of several waits.</summary>
    public static Terms Of(in AnyWait wait) =>
        new(wait.Request, wait.Priority, wait.Patience, wait.Preempts, wait.Limit, wait.Extra);

    /// <summary>Ticks of a limit, no more than <see cref="Durations.Forever"/>; 0 for none.</summary>
    public static long Ticks(TimeSpan? limit) =>
        limit is { } given ? Math.Min(given.Ticks, Durations.Forever.Ticks) : 0;
}
