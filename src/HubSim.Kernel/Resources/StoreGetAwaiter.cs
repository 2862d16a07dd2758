using System.Runtime.CompilerServices;
using HubSim.Kernel.Processes;

namespace HubSim.Kernel.Resources;

/// <summary>
/// A wish to take from a <see cref="Store{T}"/> that was made known. What the compiler awaits; see
/// <see cref="HoldAwaiter"/> for why it is one reference.
/// </summary>
/// <typeparam name="T">What the store holds.</typeparam>
public readonly struct StoreGetAwaiter<T> : ICriticalNotifyCompletion, IKernelWait
{
    private readonly Store<T> store;

    internal StoreGetAwaiter(Store<T> store) => this.store = store;

    /// <summary>Whether it was answered at once: met, or refused for want of any patience.</summary>
    public bool IsCompleted => store.Simulator.CurrentBox!.IsAnswered;

    /// <summary>The answer.</summary>
    /// <exception cref="InterruptException">Another process cut the wait short.</exception>
    public Delivery<T> GetResult()
    {
        var process = store.Simulator.CurrentBox!;
        if (process.EndsInException)
        {
            process.ThrowCall();
        }

        var waited = new TimeSpan(store.Simulator.NowTicks - process.WaitingSince);
        return process.IsServed
            ? new Delivery<T>(true, store.Receive(process), waited)
            : new Delivery<T>(false, default, waited);
    }

    /// <summary>Refuses: only processes can wait for a store. The process that called the culprit fails.</summary>
    /// <param name="continuation">Ignored.</param>
    public void OnCompleted(Action continuation) => Misuse.BlameProcess(store.Simulator.CurrentBox);

    /// <inheritdoc cref="OnCompleted"/>
    public void UnsafeOnCompleted(Action continuation) => Misuse.BlameProcess(store.Simulator.CurrentBox);

    void IKernelWait.Begin(ProcessBox process)
    {
        if (process.BeginWait(store.Simulator))
        {
            store.EnqueueTaker(process);
        }
        else
        {
            store.Forget(process);
        }
    }
}
