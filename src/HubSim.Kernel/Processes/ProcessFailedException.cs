namespace HubSim.Kernel.Processes;

/// <summary>A process threw an exception that nobody caught. The original one is the inner exception.</summary>
/// <param name="process">Name of the process.</param>
/// <param name="time">Model time since the start.</param>
/// <param name="inner">What it threw.</param>
public sealed class ProcessFailedException(string process, TimeSpan time, Exception inner)
    : Exception($"Process '{process}' failed at {time:c}: {inner.Message}", inner)
{
    /// <summary>Name of the process that failed.</summary>
    public string ProcessName => process;

    /// <summary>Model time of the failure, since the start.</summary>
    public TimeSpan Time => time;
}
