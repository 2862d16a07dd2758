using System.Runtime.CompilerServices;
using HubSim.Kernel.Processes;

namespace HubSim.Kernel.Resources;

/// <summary>
/// A wait for a <see cref="Signal"/> that is about to begin. What the compiler awaits; see <see cref="HoldAwaiter"/> for
/// why it is one reference.
/// </summary>
public readonly struct SignalAwaiter : ICriticalNotifyCompletion, IKernelWait
{
    private readonly Signal signal;

    internal SignalAwaiter(Signal signal) => this.signal = signal;

    /// <summary>Whether there is no patience to wait at all.</summary>
    public bool IsCompleted => signal.Simulator.CurrentBox!.IsAnswered;

    /// <summary>True if the signal was fired, false if patience ran out.</summary>
    /// <exception cref="InterruptException">Another process cut the wait short.</exception>
    public bool GetResult()
    {
        var process = signal.Simulator.CurrentBox!;
        if (process.EndsInException)
        {
            process.ThrowCall();
        }

        return process.IsServed;
    }

    /// <summary>Refuses: only processes can wait for a signal. The process that called the culprit fails.</summary>
    /// <param name="continuation">Ignored.</param>
    public void OnCompleted(Action continuation) => Misuse.BlameProcess(signal.Simulator.CurrentBox);

    /// <inheritdoc cref="OnCompleted"/>
    public void UnsafeOnCompleted(Action continuation) => Misuse.BlameProcess(signal.Simulator.CurrentBox);

    void IKernelWait.Begin(ProcessBox process)
    {
        if (process.BeginWait(signal.Simulator))
        {
            signal.Enqueue(process, process.DueTick);
        }
    }
}
