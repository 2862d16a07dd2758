namespace HubSim.Kernel;

/// <summary>A run was about to execute more events than <see cref="Simulator.EventLimit"/> allows.</summary>
/// <param name="limit">The limit.</param>
/// <param name="time">Model time that was reached, since the start.</param>
public sealed class EventLimitException(long limit, TimeSpan time)
    : Exception($"The limit of {limit} events was reached at {time:c}.")
{
    /// <summary>The limit.</summary>
    public long Limit => limit;

    /// <summary>Model time that was reached, since the start.</summary>
    public TimeSpan Time => time;
}
