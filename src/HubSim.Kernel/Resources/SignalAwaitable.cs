using System.Runtime.CompilerServices;
using HubSim.Kernel.Processes;

namespace HubSim.Kernel.Resources;

/// <summary>A wait for a <see cref="Signal"/>. Begins when it is awaited.</summary>
public readonly struct SignalAwaitable : ICriticalNotifyCompletion, IKernelWait
{
    private readonly Signal signal;
    private readonly long patience;

    internal SignalAwaitable(Signal signal, long patience)
    {
        this.signal = signal;
        this.patience = patience;
    }

    /// <summary>The wait as one of several.</summary>
    /// <param name="wait">The wait.</param>
    public static implicit operator AnyWait(SignalAwaitable wait) => wait.ToAnyWait();

    /// <summary>Whether there is no patience to wait at all.</summary>
    public bool IsCompleted
    {
        get
        {
            Misuse.RefuseOutsideProcess(signal.Simulator.CurrentBox);
            return patience == 0;
        }
    }

    /// <summary>What the compiler awaits.</summary>
    public SignalAwaitable GetAwaiter() => this;

    /// <summary>The wait as one of several.</summary>
    public AnyWait ToAnyWait() => new(signal.Simulator, signal, 0, 0, patience);

    /// <summary>True if the signal was fired, false if patience ran out.</summary>
    /// <exception cref="InterruptException">Another process cut the wait short.</exception>
    public bool GetResult()
    {
        if (patience == 0)
        {
            return false;
        }

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
            signal.Enqueue(process, patience);
        }
    }
}
