using System.Runtime.CompilerServices;

namespace HubSim.Kernel.Processes;

/// <summary>
/// Something that happens over time: the handle of an <c>async Process</c> method. Calling the method stores its
/// arguments and runs nothing; <see cref="Simulator.Start(Process, string?, int)"/>, or awaiting the handle in another process, starts it.
/// </summary>
/// <remarks>
/// A handle may be kept for as long as one likes: it goes on naming the process it was made for, also after the memory
/// of that process serves another. The default value names a process that has ended. Not safe for use by several
/// threads at once.
/// </remarks>
[AsyncMethodBuilder(typeof(ProcessMethodBuilder))]
public readonly struct Process : IEquatable<Process>
{
    private readonly ProcessBox? box;
    private readonly int generation;

    internal Process(ProcessBox box)
    {
        this.box = box;
        generation = box.Generation;
    }

    /// <summary>Whether the process has ended, in whatever way. False before its start.</summary>
    public bool IsFinished => Living is null;

    /// <summary>Name given at the start, or that of the method; empty when the process has ended.</summary>
    public string Name => Living?.Name ?? "";

    /// <summary>The box, as long as the process in it is the one that this handle was made for; else null.</summary>
    internal ProcessBox? Box => box?.Generation == generation ? box : null;

    private ProcessBox? Living => Box is { State: not ProcessState.Finished } living ? living : null;

    /// <summary>The wait for its end, as one of several.</summary>
    /// <param name="process">The process.</param>
    public static implicit operator AnyWait(Process process) => process.ToAnyWait();

    /// <summary>Whether two handles name the same process.</summary>
    /// <param name="left">A handle.</param>
    /// <param name="right">Another.</param>
    public static bool operator ==(Process left, Process right) => left.Equals(right);

    /// <summary>Whether two handles name different processes.</summary>
    /// <param name="left">A handle.</param>
    /// <param name="right">Another.</param>
    public static bool operator !=(Process left, Process right) => !left.Equals(right);

    /// <summary>
    /// Cuts the wait of the process short: at this tick, before all else that is due, the wait throws an
    /// <see cref="InterruptException"/>. A wait that was already fulfilled at this tick stays fulfilled, and the
    /// interrupt is thrown at the next wait; so is one that comes before the first step, or while another interrupt is
    /// on its way. Interrupts that find no wait before the process ends are forgotten.
    /// </summary>
    /// <param name="cause">Why; handed on in the exception.</param>
    /// <returns>False if the process has ended or is being stopped: then nothing happens.</returns>
    /// <exception cref="InvalidOperationException">The process was never started, or would interrupt
    /// itself.</exception>
    public bool Interrupt(object? cause = null) => Living is { } process && Calls.Interrupt(process, cause);

    /// <summary>
    /// Ends the process: at this tick, before all else that is due, its <c>finally</c> blocks and <c>using</c>
    /// declarations run and give back what it holds. What it waits for it leaves at once. A process that stops itself
    /// ends at the call. Its children are stopped when it has ended.
    /// </summary>
    /// <returns>False if the process has ended already: then nothing happens.</returns>
    public bool Stop() => Living is { } process && Calls.Stop(process);

    /// <summary>
    /// Waits until the process has ended; starts it as a child of the awaiting process if it was not started yet.
    /// </summary>
    public ProcessAwaiter GetAwaiter() => new(this);

    /// <summary>The wait for its end, as one of several.</summary>
    public AnyWait ToAnyWait() => new(this);

    /// <inheritdoc/>
    public bool Equals(Process other) => ReferenceEquals(box, other.box) && generation == other.generation;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Process other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (RuntimeHelpers.GetHashCode(box) * 397) ^ generation;
}
