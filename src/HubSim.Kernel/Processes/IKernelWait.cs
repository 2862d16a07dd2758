namespace HubSim.Kernel.Processes;

/// <summary>A wait of this kernel, as the method builder sees it.</summary>
internal interface IKernelWait
{
    /// <summary>Begins the wait in the name of the process that awaits it.</summary>
    void Begin(ProcessBox process);
}
