using System.Runtime.CompilerServices;
using HubSim.Kernel.Processes;

namespace HubSim.Kernel.Resources;

/// <summary>A wish to take from a <see cref="Store{T}"/>. Made when it is awaited, not before.</summary>
/// <typeparam name="T">What the store holds.</typeparam>
public struct StoreGetAwaitable<T> : ICriticalNotifyCompletion, IKernelWait
{
    private readonly Store<T> store;
    private readonly Predicate<T>? filter;
    private readonly long patience;
    private readonly int priority;
    private bool isTaken;
    private bool isRefused;
    private T? item;

    internal StoreGetAwaitable(Store<T> store, Predicate<T>? filter, int priority, long patience)
    {
        this.store = store;
        this.filter = filter;
        this.priority = priority;
        this.patience = patience;
    }

    /// <summary>The wait as one of several.</summary>
    /// <param name="wait">The wait.</param>
    public static implicit operator AnyWait(StoreGetAwaitable<T> wait) => wait.ToAnyWait();

    /// <summary>
    /// Makes the wish known. Whether it was answered at once: met, or refused for want of any patience.
    /// </summary>
    public bool IsCompleted
    {
        get
        {
            Misuse.RefuseOutsideProcess(store.Simulator.CurrentBox);
            isTaken = store.TryGet(out item, filter);
            isRefused = !isTaken && patience == 0;
            return isTaken || isRefused;
        }
    }

    /// <summary>What the compiler awaits.</summary>
    public readonly StoreGetAwaitable<T> GetAwaiter() => this;

    /// <summary>The wait as one of several.</summary>
    public readonly AnyWait ToAnyWait() => new(store.Simulator, store, 1, priority, patience, filter);

    /// <summary>The answer.</summary>
    /// <exception cref="InterruptException">Another process cut the wait short.</exception>
    public readonly Delivery<T> GetResult()
    {
        if (isTaken || isRefused)
        {
            return new Delivery<T>(isTaken, item, TimeSpan.Zero);
        }

        var process = store.Simulator.CurrentBox!;
        if (process.EndsInException)
        {
            process.ThrowCall();
        }

        var waited = new TimeSpan(store.Simulator.NowTicks - process.WaitingSince);
        return process.IsServed
            ? new Delivery<T>(true, store.Fetch(process), waited)
            : new Delivery<T>(false, default, waited);
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
            store.EnqueueTaker(process, filter, priority, patience);
        }
    }
}
