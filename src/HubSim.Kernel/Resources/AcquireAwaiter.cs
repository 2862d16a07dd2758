using System.Runtime.CompilerServices;
using HubSim.Kernel.Processes;

namespace HubSim.Kernel.Resources;

/// <summary>
/// A request for units of a <see cref="Resource"/> that was made. What the compiler awaits; see <see cref="HoldAwaiter"/>
/// for why it is one reference.
/// </summary>
public readonly struct AcquireAwaiter : ICriticalNotifyCompletion, IKernelWait
{
    private readonly Resource resource;

    internal AcquireAwaiter(Resource resource) => this.resource = resource;

    /// <summary>Whether it was answered at once: granted, or refused for want of any patience.</summary>
    public bool IsCompleted => resource.Simulator.CurrentBox!.IsAnswered;

    /// <summary>The answer.</summary>
    /// <exception cref="InterruptException">Another process cut the wait short.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Grant GetResult()
    {
        var process = resource.Simulator.CurrentBox!;
        if (process.EndsInException)
        {
            process.ThrowCall();
        }

        var waited = new TimeSpan(resource.Simulator.NowTicks - process.WaitingSince);
        var isGranted = process.IsServed;
        return new Grant(
            isGranted ? resource : null, isGranted ? process.Holding : default, isGranted ? process.Request : 0, waited);
    }

    /// <summary>Refuses: only processes can wait for a resource. The process that called the culprit fails.</summary>
    /// <param name="continuation">Ignored.</param>
    public void OnCompleted(Action continuation) => Misuse.BlameProcess(resource.Simulator.CurrentBox);

    /// <inheritdoc cref="OnCompleted"/>
    public void UnsafeOnCompleted(Action continuation) => Misuse.BlameProcess(resource.Simulator.CurrentBox);

    void IKernelWait.Begin(ProcessBox process)
    {
        if (process.BeginWait(resource.Simulator))
        {
            resource.EnqueueRequest(process);
        }
    }
}
