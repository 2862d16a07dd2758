namespace HubSim.Kernel.Processes;

/// <summary>Thrown at a wait that another process cut short by <see cref="Process.Interrupt"/>.</summary>
/// <param name="cause">What the other process gave as its reason; may be null.</param>
public sealed class InterruptException(object? cause) : Exception("The process was interrupted.")
{
    /// <summary>What the other process gave as its reason; may be null.</summary>
    public object? Cause => cause;
}
