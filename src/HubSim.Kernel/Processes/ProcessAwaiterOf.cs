using System.Runtime.CompilerServices;

namespace HubSim.Kernel.Processes;

/// <summary>
/// Waits for the end of a process with a result. What the compiler calls for <c>await process</c>.
/// </summary>
/// <typeparam name="T">Type of the result.</typeparam>
public readonly struct ProcessAwaiter<T> : ICriticalNotifyCompletion, IKernelWait
{
    private readonly Process<T> awaited;
    private readonly ProcessAwaiter end;

    internal ProcessAwaiter(Process<T> awaited)
    {
        this.awaited = awaited;
        end = awaited.ToProcess().GetAwaiter();
    }

    /// <inheritdoc cref="ProcessAwaiter.IsCompleted"/>
    public bool IsCompleted => end.IsCompleted;

    /// <summary>
    /// What the process returned; throws what it threw. (An interrupt that it did not catch comes as a
    /// <see cref="ProcessFailedException"/>, so that it is not taken for one's own.)
    /// </summary>
    /// <exception cref="InvalidOperationException">The process was stopped, and has no result.</exception>
    public T GetResult()
    {
        end.GetResult();
        return awaited.Result;
    }

    /// <inheritdoc cref="ProcessAwaiter.OnCompleted"/>
    public void OnCompleted(Action continuation) => end.OnCompleted(continuation);

    /// <inheritdoc cref="ProcessAwaiter.OnCompleted"/>
    public void UnsafeOnCompleted(Action continuation) => end.UnsafeOnCompleted(continuation);

    void IKernelWait.Begin(ProcessBox process) => end.Begin(process);
}
