using System.Runtime.CompilerServices;

namespace HubSim.Kernel.Processes;

/// <summary>A wait for the first of several waits to end. All begin when it is awaited, not before.</summary>
public readonly struct FirstOfAwaitable : ICriticalNotifyCompletion, IKernelWait
{
    private readonly WaitGroup group;
    private readonly int generation;

    internal FirstOfAwaitable(WaitGroup group)
    {
        this.group = group;
        generation = group.Generation;
    }

    /// <summary>Makes the requests, in order, until one is answered at once. Whether one was.</summary>
    /// <exception cref="InvalidOperationException">It was awaited before.</exception>
    public bool IsCompleted => group.TryAtOnce(generation);

    /// <summary>What the compiler awaits.</summary>
    public FirstOfAwaitable GetAwaiter() => this;

    /// <summary>How the first wait ended, and which it was.</summary>
    /// <exception cref="InterruptException">Another process cut the wait short.</exception>
    public Outcome GetResult()
    {
        group.ThrowIfFailed();
        return group.CollectFirst();
    }

    /// <summary>Refuses: only processes can wait. The process that called the culprit fails.</summary>
    /// <param name="continuation">Ignored.</param>
    public void OnCompleted(Action continuation) => Misuse.BlameProcess(group.Simulator.CurrentBox);

    /// <inheritdoc cref="OnCompleted"/>
    public void UnsafeOnCompleted(Action continuation) => Misuse.BlameProcess(group.Simulator.CurrentBox);

    void IKernelWait.Begin(ProcessBox process) => group.Begin(process);
}
