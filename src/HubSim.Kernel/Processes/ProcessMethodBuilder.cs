using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace HubSim.Kernel.Processes;

/// <summary>
/// What the compiler calls to build an <c>async Process</c> method. Not for use in code. Calling such a method runs
/// none of it: the arguments are stored, and the first step is taken when a simulator starts the process.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ProcessMethodBuilder
{
    private ProcessBox? box;

    /// <summary>The handle of the process that is being built.</summary>
    public readonly Process Task => new(box!);

    /// <summary>Begins the building of a process.</summary>
    public static ProcessMethodBuilder Create() => default;

    /// <summary>Stores the method's state, to be run later.</summary>
    /// <typeparam name="TStateMachine">The compiler's type for the method.</typeparam>
    /// <param name="stateMachine">The method's arguments and its place in the code.</param>
    public void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine
    {
        // This builder is a field of the state machine: it must know its box before the machine is copied into it.
        var rented = ProcessBox<TStateMachine>.Rent();
        box = rented;
        rented.Fill(ref stateMachine);
    }

    /// <summary>Not used: the state machine lives in its box from the start.</summary>
    /// <param name="stateMachine">Ignored.</param>
    [System.Diagnostics.CodeAnalysis.SuppressMessage(
        "Performance", "CA1822", Justification = "The compiler calls it on an instance.")]
    public readonly void SetStateMachine(IAsyncStateMachine stateMachine)
    {
    }

    /// <summary>The method returned.</summary>
    public readonly void SetResult() => box!.End(null);

    /// <summary>The method threw.</summary>
    /// <param name="exception">What it threw.</param>
    public readonly void SetException(Exception exception) => box!.End(exception);

    /// <summary>The method waits.</summary>
    /// <typeparam name="TAwaiter">Type of what is awaited.</typeparam>
    /// <typeparam name="TStateMachine">The compiler's type for the method.</typeparam>
    /// <param name="awaiter">What is awaited.</param>
    /// <param name="stateMachine">The method.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        // Most waits are holds: those begin in place.
        if (typeof(TAwaiter) == typeof(HoldAwaiter))
        {
            Unsafe.As<TAwaiter, HoldAwaiter>(ref awaiter).Begin(box!);
        }
        else
        {
            Begin(ref awaiter);
        }
    }

    /// <summary>The method waits.</summary>
    /// <typeparam name="TAwaiter">Type of what is awaited.</typeparam>
    /// <typeparam name="TStateMachine">The compiler's type for the method.</typeparam>
    /// <param name="awaiter">What is awaited.</param>
    /// <param name="stateMachine">The method.</param>
    public readonly void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(
        ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine => AwaitOnCompleted(ref awaiter, ref stateMachine);

    // The JIT knows whether the awaiter is one of ours, and calls it without boxing it: but only in optimised
    // code, and the first tier of compilation is not.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Begin<TAwaiter>(ref TAwaiter awaiter)
        where TAwaiter : INotifyCompletion
    {
        if (awaiter is IKernelWait)
        {
            ((IKernelWait)awaiter).Begin(box!);
        }
        else
        {
            box!.Break($"A process can await only what belongs to its simulator, and this is a {typeof(TAwaiter)}.");
        }
    }
}
