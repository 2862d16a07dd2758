using System.Runtime.CompilerServices;

namespace HubSim.Kernel.Processes;

/// <summary>
/// A process with a result: the handle of an <c>async Process&lt;T&gt;</c> method. Awaiting it gives what the method
/// returned, however late, and however often. In all else it is a <see cref="Process"/>, and turns into one by itself.
/// </summary>
/// <remarks>Each such process allocates a small object for its result.</remarks>
/// <typeparam name="T">Type of the result.</typeparam>
[AsyncMethodBuilder(typeof(ProcessMethodBuilder<>))]
public readonly struct Process<T> : IEquatable<Process<T>>
{
    private readonly Process process;
    private readonly ProcessResult<T>? result;

    internal Process(Process process, ProcessResult<T> result)
    {
        this.process = process;
        this.result = result;
    }

    /// <inheritdoc cref="Process.IsFinished"/>
    public bool IsFinished => process.IsFinished;

    /// <inheritdoc cref="Process.Name"/>
    public string Name => process.Name;

    /// <summary>Whether the process has returned. False also if it was stopped or failed.</summary>
    public bool HasResult => result is { IsSet: true };

    /// <summary>What the process returned.</summary>
    /// <exception cref="InvalidOperationException">It has not returned, or was stopped.</exception>
    public T Result => (result ?? new ProcessResult<T>()).Get();

    /// <summary>The process without its result.</summary>
    /// <param name="process">The process.</param>
    public static implicit operator Process(Process<T> process) => process.ToProcess();

    /// <summary>The wait for its end, as one of several.</summary>
    /// <param name="process">The process.</param>
    public static implicit operator AnyWait(Process<T> process) => process.ToAnyWait();

    /// <summary>Whether two handles name the same process.</summary>
    /// <param name="left">A handle.</param>
    /// <param name="right">Another.</param>
    public static bool operator ==(Process<T> left, Process<T> right) => left.Equals(right);

    /// <summary>Whether two handles name different processes.</summary>
    /// <param name="left">A handle.</param>
    /// <param name="right">Another.</param>
    public static bool operator !=(Process<T> left, Process<T> right) => !left.Equals(right);

    /// <inheritdoc cref="Process.Interrupt"/>
    public bool Interrupt(object? cause = null) => process.Interrupt(cause);

    /// <inheritdoc cref="Process.Stop"/>
    public bool Stop() => process.Stop();

    /// <summary>
    /// Waits until the process has ended, and gives its result; starts it as a child of the awaiting process if it was
    /// not started yet.
    /// </summary>
    public ProcessAwaiter<T> GetAwaiter() => new(this);

    /// <summary>The process without its result.</summary>
    public Process ToProcess() => process;

    /// <summary>The wait for its end, as one of several.</summary>
    public AnyWait ToAnyWait() => new(process);

    /// <inheritdoc/>
    public bool Equals(Process<T> other) => process == other.process;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Process<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => process.GetHashCode();
}
