using System.Runtime.CompilerServices;
using HubSim.Kernel.Processes;

namespace HubSim.Kernel.Resources;

/// <summary>A wish to take from a <see cref="Level"/>. Made when it is awaited, not before.</summary>
public struct GetAwaitable : ICriticalNotifyCompletion, IKernelWait
{
    private readonly Level level;
    private readonly long amount;
    private readonly long patience;
    private bool isTaken;
    private bool isRefused;

    internal GetAwaitable(Level level, long amount, long patience)
    {
        this.level = level;
        this.amount = amount;
        this.patience = patience;
    }

    /// <summary>The wait as one of several.</summary>
    /// <param name="wait">The wait.</param>
    public static implicit operator AnyWait(GetAwaitable wait) => wait.ToAnyWait();

    /// <summary>
    /// Makes the wish known. Whether it was answered at once: met, or refused for want of any patience.
    /// </summary>
    public bool IsCompleted
    {
        get
        {
            Misuse.RefuseOutsideProcess(level.Simulator.CurrentBox);
            isTaken = level.TryGet(amount);
            isRefused = !isTaken && patience == 0;
            return isTaken || isRefused;
        }
    }

    /// <summary>What the compiler awaits.</summary>
    public readonly GetAwaitable GetAwaiter() => this;

    /// <summary>The wait as one of several.</summary>
    public readonly AnyWait ToAnyWait() => new(level.Simulator, level, amount, 0, patience);

    /// <summary>True if the amount was taken, false if patience ran out.</summary>
    /// <exception cref="InterruptException">Another process cut the wait short.</exception>
    public readonly bool GetResult()
    {
        if (isTaken || isRefused)
        {
            return isTaken;
        }

        var process = level.Simulator.CurrentBox!;
        if (process.EndsInException)
        {
            process.ThrowCall();
        }

        return process.IsServed;
    }

    /// <summary>Refuses: only processes can wait for a level. The process that called the culprit fails.</summary>
    /// <param name="continuation">Ignored.</param>
    public readonly void OnCompleted(Action continuation) => Misuse.BlameProcess(level.Simulator.CurrentBox);

    /// <inheritdoc cref="OnCompleted"/>
    public readonly void UnsafeOnCompleted(Action continuation) => Misuse.BlameProcess(level.Simulator.CurrentBox);

    readonly void IKernelWait.Begin(ProcessBox process)
    {
        if (process.BeginWait(level.Simulator))
        {
            level.Enqueue(process, amount, patience);
        }
    }
}
