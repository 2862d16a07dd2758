namespace HubSim.Kernel.Tracing;

/// <summary>A process that waits, as it was when somebody asked.</summary>
public sealed class WaitingProcess
{
    internal WaitingProcess(
        long number, string name, PendingWait wait, TimeSpan? since, IReadOnlyList<Blocker> blockers)
    {
        Number = number;
        Name = name;
        Wait = wait;
        Since = since;
        Blockers = blockers;
    }

    /// <summary>Number of the process: 1, 2, 3 and so on in the order of the starts.</summary>
    public long Number { get; }

    /// <summary>Name of the process.</summary>
    public string Name { get; }

    /// <summary>What it waits for.</summary>
    public PendingWait Wait { get; }

    /// <summary>
    /// Model time at which the wait began. Null for a hold, of which only the end is kept
    /// (see <see cref="PendingWait.Until"/>).
    /// </summary>
    public TimeSpan? Since { get; }

    /// <summary>
    /// Who holds the units that it waits for, in the order in which they got them, or whose end it awaits. Empty where
    /// nobody is known: anybody may put into a level or a store, and fire a signal.
    /// </summary>
    public IReadOnlyList<Blocker> Blockers { get; }
}
