using System.Runtime.CompilerServices;
using HubSim.Kernel.Processes;

namespace HubSim.Kernel.Resources;

/// <summary>A wish to put something in a <see cref="Level"/>. Made when it is awaited, not before.</summary>
public struct PutAwaitable : ICriticalNotifyCompletion, IKernelWait
{
    private readonly Level level;
    private readonly long amount;
    private bool isPut;

    internal PutAwaitable(Level level, long amount)
    {
        this.level = level;
        this.amount = amount;
    }

    /// <summary>Makes the wish known. Whether there was room at once.</summary>
    public bool IsCompleted => isPut = level.TryPut(amount);

    /// <summary>What the compiler awaits.</summary>
    public readonly PutAwaitable GetAwaiter() => this;

    /// <summary>Returns when the amount is in.</summary>
    /// <exception cref="InterruptException">Another process cut the wait short; nothing was put in.</exception>
    public readonly void GetResult()
    {
        if (!isPut && level.Simulator.CurrentBox is { EndsInException: true } process)
        {
            process.ThrowCall();
        }
    }

    /// <summary>Refuses: only processes can wait for a level.</summary>
    /// <param name="continuation">Ignored.</param>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public readonly void OnCompleted(Action continuation) => throw Misuse.OutsideProcess();

    /// <inheritdoc cref="OnCompleted"/>
    public readonly void UnsafeOnCompleted(Action continuation) => throw Misuse.OutsideProcess();

    readonly void IKernelWait.Begin(ProcessBox process)
    {
        if (process.BeginWait(level.Simulator))
        {
            level.Enqueue(process, -amount, Patience.Endless);
        }
    }
}
