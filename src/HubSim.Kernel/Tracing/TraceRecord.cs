namespace HubSim.Kernel.Tracing;

/// <summary>
/// One executed event: which process it resumed and why, and what the process waits for at the end of the step.
/// </summary>
/// <remarks>
/// Cancelled events are not executed and not traced. Nor is a request that is answered at once an event: the process
/// just goes on. Nor is the grant of a use (<see cref="Resources.Resource"/>): its time begins, and the event is the end of
/// that. The end of one wait of a first-of or all-of by the clock is an event of its own, in the name of the process that
/// waits; the process itself is resumed by another event at that tick.
/// </remarks>
public readonly record struct TraceRecord
{
    /// <summary>Number of the event, from 1, as in <see cref="Simulator.EventCount"/>.</summary>
    public required long Event { get; init; }

    /// <summary>Model time since the start.</summary>
    public required TimeSpan Time { get; init; }

    /// <summary>
    /// Priority of the event among those of its tick; the lower number goes first. -32,768 for interrupts and stops,
    /// which go before all else.
    /// </summary>
    public required int Priority { get; init; }

    /// <summary>Number of the process: 1, 2, 3 and so on in the order of their starts.</summary>
    public required long ProcessNumber { get; init; }

    /// <summary>Name of the process.</summary>
    public required string ProcessName { get; init; }

    /// <summary>Number of the process whose child it is, with which it ends; null if it has no parent.</summary>
    public long? ParentNumber { get; init; }

    /// <summary>Why the process goes on.</summary>
    public required Resumption Resumption { get; init; }

    /// <summary>
    /// The wait that ended. Null at the start of a process, and where the wait was over already when the trace was
    /// switched on.
    /// </summary>
    public PendingWait? EndedWait { get; init; }

    /// <summary>
    /// The wait of a first-of whose end decided, or of an all-of whose end was the last, by its place among the
    /// arguments, from 0. Null for other waits.
    /// </summary>
    public int? EndedBranch { get; init; }

    /// <summary>What was given as cause of the interrupt; null otherwise.</summary>
    public object? InterruptCause { get; init; }

    /// <summary>How the step ended.</summary>
    public required StepEnd StepEnd { get; init; }

    /// <summary>What the process waits for at the end of the step; null if it does not wait.</summary>
    public PendingWait? Wait { get; init; }

    /// <summary>How the process failed, or how the process failed that it awaited; null otherwise.</summary>
    public Exception? Failure { get; init; }
}
