using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace HubSim.Kernel.Processes;

/// <summary>What the compiler calls to build an <c>async Process&lt;T&gt;</c> method. Not for use in code.</summary>
/// <typeparam name="T">Type of the result.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct ProcessMethodBuilder<T>
{
    private readonly ProcessResult<T> result;
    private ProcessMethodBuilder builder;

    private ProcessMethodBuilder(ProcessResult<T> result) => this.result = result;

    /// <summary>The handle of the process that is being built.</summary>
    public readonly Process<T> Task => new(builder.Task, result);

    /// <summary>Begins the building of a process.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage(
        "Design", "CA1000", Justification = "The compiler calls it on the type.")]
    public static ProcessMethodBuilder<T> Create() => new(new ProcessResult<T>());

    /// <inheritdoc cref="ProcessMethodBuilder.Start"/>
    public void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine => builder.Start(ref stateMachine);

    /// <inheritdoc cref="ProcessMethodBuilder.SetStateMachine"/>
    public readonly void SetStateMachine(IAsyncStateMachine stateMachine) => builder.SetStateMachine(stateMachine);

    /// <summary>The method returned.</summary>
    /// <param name="value">What it returned.</param>
    public readonly void SetResult(T value)
    {
        result.Set(value);
        builder.SetResult();
    }

    /// <inheritdoc cref="ProcessMethodBuilder.SetException"/>
    public readonly void SetException(Exception exception) => builder.SetException(exception);

    /// <inheritdoc cref="ProcessMethodBuilder.AwaitOnCompleted"/>
    public readonly void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine => builder.AwaitOnCompleted(ref awaiter, ref stateMachine);

    /// <inheritdoc cref="ProcessMethodBuilder.AwaitUnsafeOnCompleted"/>
    public readonly void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(
        ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine => builder.AwaitOnCompleted(ref awaiter, ref stateMachine);
}
