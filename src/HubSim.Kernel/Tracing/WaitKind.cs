namespace HubSim.Kernel.Tracing;

/// <summary>The kinds of wait that the kernel has.</summary>
public enum WaitKind
{
    /// <summary>For a time of the clock.</summary>
    Hold,

    /// <summary>For units of a <see cref="Resources.Resource"/>.</summary>
    Acquire,

    /// <summary>To take an amount from a <see cref="Resources.Level"/>.</summary>
    Get,

    /// <summary>To put an amount into a <see cref="Resources.Level"/>.</summary>
    Put,

    /// <summary>To take an item from a <see cref="Resources.Store{T}"/>.</summary>
    TakeItem,

    /// <summary>To put an item into a <see cref="Resources.Store{T}"/>.</summary>
    PutItem,

    /// <summary>For a <see cref="Resources.Signal"/> to be fired.</summary>
    Signal,

    /// <summary>For a process to end.</summary>
    Process,

    /// <summary>For the first of several waits to end.</summary>
    FirstOf,

    /// <summary>For all of several waits to end.</summary>
    AllOf,
}
