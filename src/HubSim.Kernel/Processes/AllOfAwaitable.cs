using System.Runtime.CompilerServices;

namespace HubSim.Kernel.Processes;

/// <summary>A wait for several waits to end, all of them. They begin when it is awaited, not before.</summary>
public readonly struct AllOfAwaitable : ICriticalNotifyCompletion, IKernelWait
{
    private readonly WaitGroup group;
    private readonly int generation;

    internal AllOfAwaitable(WaitGroup group)
    {
        this.group = group;
        generation = group.Generation;
    }

    /// <summary>Makes the requests, in order. Whether all were answered at once.</summary>
    /// <exception cref="InvalidOperationException">It was awaited before.</exception>
    public bool IsCompleted => group.TryAtOnce(generation);

    /// <summary>What the compiler awaits.</summary>
    public AllOfAwaitable GetAwaiter() => this;

    /// <summary>How the waits ended, in the order of the arguments.</summary>
    /// <exception cref="InterruptException">Another process cut the wait short.</exception>
    public IReadOnlyList<Outcome> GetResult()
    {
        group.ThrowIfFailed();
        return group.CollectAll();
    }

    /// <summary>Refuses: only processes can wait. The process that called the culprit fails.</summary>
    /// <param name="continuation">Ignored.</param>
    public void OnCompleted(Action continuation) => Misuse.BlameProcess(group.Simulator.CurrentBox);

    /// <inheritdoc cref="OnCompleted"/>
    public void UnsafeOnCompleted(Action continuation) => Misuse.BlameProcess(group.Simulator.CurrentBox);

    void IKernelWait.Begin(ProcessBox process) => group.Begin(process);
}
