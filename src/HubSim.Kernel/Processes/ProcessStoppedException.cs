namespace HubSim.Kernel.Processes;

/// <summary>Unwinds a process that is stopped, so that its <c>finally</c> blocks run. Not to be caught.</summary>
internal sealed class ProcessStoppedException() : Exception("The process was stopped.")
{
    /// <summary>For processes that have nothing to unwind. Never thrown.</summary>
    public static readonly ProcessStoppedException Unseen = new();
}
