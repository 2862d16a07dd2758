using System.Runtime.CompilerServices;
using HubSim.Kernel.Processes;

namespace HubSim.Kernel.Resources;

/// <summary>A wish to put an item in a <see cref="Store{T}"/>. Made when it is awaited, not before.</summary>
/// <typeparam name="T">What the store holds.</typeparam>
public struct StorePutAwaitable<T> : ICriticalNotifyCompletion, IKernelWait
{
    private readonly Store<T> store;
    private readonly T item;
    private readonly long patience;
    private readonly int priority;
    private bool isPut;
    private bool isRefused;

    internal StorePutAwaitable(Store<T> store, T item, int priority, long patience)
    {
        this.store = store;
        this.item = item;
        this.priority = priority;
        this.patience = patience;
    }

    /// <summary>The wait as one of several.</summary>
    /// <param name="wait">The wait.</param>
    public static implicit operator AnyWait(StorePutAwaitable<T> wait) => wait.ToAnyWait();

    /// <summary>
    /// Makes the wish known. Whether it was answered at once: met, or refused for want of any patience.
    /// </summary>
    public bool IsCompleted
    {
        get
        {
            Misuse.RefuseOutsideProcess(store.Simulator.CurrentBox);
            isPut = store.TryPut(item);
            isRefused = !isPut && patience == 0;
            return isPut || isRefused;
        }
    }

    /// <summary>What the compiler awaits.</summary>
    public readonly StorePutAwaitable<T> GetAwaiter() => this;

    /// <summary>The wait as one of several.</summary>
    public readonly AnyWait ToAnyWait() => new(store.Simulator, store, -1, priority, patience, item);

    /// <summary>True if the item is in, false if patience ran out.</summary>
    /// <exception cref="InterruptException">Another process cut the wait short.</exception>
    public readonly bool GetResult()
    {
        if (isPut || isRefused)
        {
            return isPut;
        }

        var process = store.Simulator.CurrentBox!;
        if (process.EndsInException)
        {
            process.ThrowCall();
        }

        if (process.IsServed)
        {
            _ = store.Fetch(process);
        }

        return process.IsServed;
    }

    /// <summary>Refuses: only processes can wait for a store. The process that called the culprit fails.</summary>
    /// <param name="continuation">Ignored.</param>
    public readonly void OnCompleted(Action continuation) => Misuse.BlameProcess(store.Simulator.CurrentBox);

    /// <inheritdoc cref="OnCompleted"/>
    public readonly void UnsafeOnCompleted(Action continuation) => Misuse.BlameProcess(store.Simulator.CurrentBox);

    readonly void IKernelWait.Begin(ProcessBox process)
    {
        if (process.BeginWait(store.Simulator))
        {
            store.EnqueuePutter(process, item, priority, patience);
        }
    }
}
