namespace HubSim.Kernel.Tracing;

/// <summary>How the step that an event caused ended.</summary>
public enum StepEnd
{
    /// <summary>The process waits.</summary>
    Waits,

    /// <summary>
    /// The process came to a wait, and an interrupt or a stop that was on its way cuts it short at this tick.
    /// </summary>
    WaitCutShort,

    /// <summary>The process returned.</summary>
    Ended,

    /// <summary>The process ended because it was stopped.</summary>
    Stopped,

    /// <summary>The process threw, or broke a rule.</summary>
    Failed,

    /// <summary>The event ended one wait of a first-of or all-of, and this decided: the process goes on.</summary>
    Decided,

    /// <summary>The event ended one wait of an all-of, and others are open.</summary>
    WaitsOn,
}
