using HubSim.Kernel.Processes;

namespace HubSim.Kernel.Resources;

/// <summary>A wish to take from a <see cref="Store{T}"/>. Made when it is awaited, not before.</summary>
/// <typeparam name="T">What the store holds.</typeparam>
public readonly struct StoreGetAwaitable<T>
{
    private readonly Store<T> store;
    private readonly Predicate<T>? filter;
    private readonly long patience;
    private readonly int priority;

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

    /// <summary>What the compiler awaits: makes the wish known.</summary>
    /// <exception cref="InvalidOperationException">No process of the simulator is executing.</exception>
    public StoreGetAwaiter<T> GetAwaiter()
    {
        store.Wish(filter, priority, patience);
        return new StoreGetAwaiter<T>(store);
    }

    /// <summary>The wait as one of several.</summary>
    public AnyWait ToAnyWait() => new(store.Simulator, store, 1, priority, patience, filter);
}
