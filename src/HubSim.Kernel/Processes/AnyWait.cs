namespace HubSim.Kernel.Processes;

/// <summary>
/// A wait of whatever kind, as an argument of <see cref="Simulator.FirstOf"/> and <see cref="Simulator.AllOf"/>: what
/// could be awaited alone turns into one by itself.
/// </summary>
public readonly struct AnyWait
{
    internal AnyWait(
        Simulator? simulator,
        IBranchPlace place,
        long request,
        int priority,
        long patience,
        object? extra = null,
        bool preempts = false)
    {
        Simulator = simulator;
        Place = place;
        Request = request;
        Priority = priority;
        Patience = patience;
        Extra = extra;
        Preempts = preempts;
    }

    internal AnyWait(Process process)
    {
        Simulator = process.Box?.Simulator;
        Place = JoinPlace.Instance;
        Process = process;
    }

    internal Simulator? Simulator { get; }

    internal IBranchPlace? Place { get; }

    internal long Request { get; }

    internal int Priority { get; }

    internal long Patience { get; }

    /// <summary>Filter or item.</summary>
    internal object? Extra { get; }

    /// <summary>Whether units may be taken from less urgent holders.</summary>
    internal bool Preempts { get; }

    internal Process Process { get; }
}
