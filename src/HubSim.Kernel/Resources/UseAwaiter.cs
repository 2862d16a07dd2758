using System.Runtime.CompilerServices;
using HubSim.Kernel.Processes;

namespace HubSim.Kernel.Resources;

/// <summary>
/// A use of units of a <see cref="Resource"/> that is about to begin. What the compiler awaits; see <see cref="HoldAwaiter"/> for
/// why it is one reference.
/// </summary>
public readonly struct UseAwaiter : ICriticalNotifyCompletion, IKernelWait
{
    private readonly Resource resource;

    internal UseAwaiter(Resource resource) => this.resource = resource;

    /// <summary>False: even a use that is refused at once lets the other events of its tick go first.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage(
        "Performance", "CA1822", Justification = "The compiler calls it on an instance.")]
    public bool IsCompleted => false;

    /// <summary>How it has gone.</summary>
    /// <exception cref="InterruptException">Another process cut the wait short.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Usage GetResult()
    {
        var process = resource.Simulator.CurrentBox!;
        if (process.EndsInException)
        {
            process.ThrowCall();
        }

        return resource.UsageOf(process);
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
            resource.BeginUse(process);
        }
    }
}
