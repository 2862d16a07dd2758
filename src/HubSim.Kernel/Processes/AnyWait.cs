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
        bool preempts = false,
        long limit = 0,
        long duration = -1)
    {
        Simulator = simulator;
        Place = place;
        Request = request;
        Priority = priority;
        Patience = patience;
        Extra = extra;
        Preempts = preempts;
        Limit = limit;
        Duration = duration;
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

    /// <summary>Filter, item or owner.</summary>
    internal object? Extra { get; }

    /// <summary>Whether units may be taken from less urgent holders.</summary>
    internal bool Preempts { get; }

    /// <summary>Ticks for which units will be held at most; 0 if the request does not say.</summary>
    internal long Limit { get; }

    /// <summary>Ticks for which units will be used; -1 for any other wait.</summary>
    internal long Duration { get; }

    internal Process Process { get; }
}
