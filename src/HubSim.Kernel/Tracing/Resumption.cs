namespace HubSim.Kernel.Tracing;

/// <summary>What an event is: why a process goes on.</summary>
public enum Resumption
{
    /// <summary>Its first step.</summary>
    Started,

    /// <summary>The time of its hold has come, or of its use of units.</summary>
    HoldOver,

    /// <summary>The grant that it holds on, or uses, was taken by a request that preempts, or by a cut that does.</summary>
    GrantLost,

    /// <summary>It got what it waited for, or what it waited for happened.</summary>
    Served,

    /// <summary>Its patience ran out before it got what it waited for.</summary>
    PatienceOver,

    /// <summary>Its wait was cut short by an interrupt, which is thrown in it.</summary>
    Interrupted,

    /// <summary>Its wait was cut short by a stop: its <c>finally</c> blocks run.</summary>
    Stopped,

    /// <summary>A process that it awaits has failed, and the failure is thrown in it.</summary>
    AwaitedFailed,
}
