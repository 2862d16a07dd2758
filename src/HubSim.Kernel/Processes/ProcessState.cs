namespace HubSim.Kernel.Processes;

/// <summary>Where a process stands between the call that made it and its end.</summary>
internal enum ProcessState : byte
{
    /// <summary>Made by calling the method, and not yet bound to a simulator.</summary>
    Created,

    /// <summary>Bound; its first step is in the calendar.</summary>
    Starting,

    /// <summary>Its code is executing.</summary>
    Running,

    /// <summary>At a wait that is not over.</summary>
    Waiting,

    /// <summary>
    /// At a wait that was fulfilled; its resumption is in the calendar. What it was given is its own.
    /// </summary>
    Woken,

    /// <summary>Its wait was cut short by an interrupt or a stop, which is in the calendar.</summary>
    Called,

    /// <summary>Ended, in whatever way.</summary>
    Finished,

    /// <summary>Broke a rule that no exception can report to it; the simulator fails in its name.</summary>
    Broken,
}
