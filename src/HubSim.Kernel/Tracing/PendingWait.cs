namespace HubSim.Kernel.Tracing;

/// <summary>
/// One wait of one process, as it was when somebody looked: what for, how much of it, how long at most.
/// </summary>
public sealed class PendingWait
{
    internal PendingWait(WaitKind kind) => Kind = kind;

    /// <summary>What kind of wait it is.</summary>
    public WaitKind Kind { get; }

    /// <summary>Name of the resource, level, store, signal or process that is waited for; else empty.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>
    /// Units or amount that is asked for; 1 for an item of a store; 0 where there is nothing to count.
    /// </summary>
    public long Amount { get; internal init; }

    /// <summary>Priority of the request; the lower number is served first.</summary>
    public int Priority { get; internal init; }

    /// <summary>
    /// Model time at which a hold, or the patience of another wait, ends. Null for a wait without end.
    /// </summary>
    public TimeSpan? Until { get; internal init; }

    /// <summary>Number of the process that is awaited; else 0.</summary>
    public long ProcessNumber { get; internal init; }

    /// <summary>Place among the arguments of a first-of or all-of, from 0; 0 for a wait that stands alone.</summary>
    public int Index { get; internal init; }

    /// <summary>The waits of a first-of or all-of that are open, in the order of the arguments; else empty.</summary>
    public IReadOnlyList<PendingWait> Branches { get; internal init; } = [];

    /// <summary>What identifies the thing that is waited for; null for a hold, a process or several waits.</summary>
    internal object? Place { get; init; }

    /// <summary>In words: "2 units of 'desk', priority 1, until 00:05:00".</summary>
    public override string ToString() => WaitText.Of(this, time => time.ToString("c", null));
}
