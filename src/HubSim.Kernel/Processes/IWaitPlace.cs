using HubSim.Kernel.Tracing;

namespace HubSim.Kernel.Processes;

/// <summary>Something that processes stand in line for.</summary>
internal interface IWaitPlace
{
    /// <summary>
    /// The wait is cut short, because patience ran out or somebody called: the process leaves the line.
    /// </summary>
    void Withdraw(ProcessBox process);

    /// <summary>A process is stopped between being served and learning of it: what it was given goes back.</summary>
    void TakeBack(ProcessBox process);

    /// <summary>What a process waits for that stands in line here. For diagnostics only.</summary>
    PendingWait Describe(ProcessBox process);
}
