using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using HubSim.Kernel.Processes;

namespace HubSim.Kernel;

/// <summary>
/// The clock and the calendar of one model. Time is a whole number of ticks of 100 ns since the start. Events happen in
/// the order of time, then priority (the lower number first), then first come; there are no ties.
/// </summary>
/// <remarks>
/// One simulator belongs to one thread at a time, and several may take turns on a thread. After an exception in a
/// process it refuses to go on until it is reset.
/// </remarks>
public sealed partial class Simulator
{
    /// <summary>Model time since the start.</summary>
    public TimeSpan Now => new(NowTicks);

    /// <summary>
    /// Events executed since the start or the last reset. What was cancelled before its time is not counted.
    /// </summary>
    public long EventCount { get; private set; }

    /// <summary>
    /// How many events a run may execute in all; passing it makes <see cref="Run"/> throw. A change made by a process
    /// takes effect within a few thousand events. <see cref="long.MaxValue"/>, the value at first, means no limit.
    /// </summary>
    public long EventLimit { get; set; } = long.MaxValue;

    /// <summary>The process that is executing now.</summary>
    /// <exception cref="InvalidOperationException">No process is.</exception>
    public Process Current =>
        new(CurrentBox ?? throw new InvalidOperationException($"No process is executing{Where}."));

    /// <summary>Name of the process that is executing now; empty if none is.</summary>
    public string CurrentName => CurrentBox?.Name ?? "";

    /// <summary>Starts a process: its first step is an event at this tick.</summary>
    /// <param name="process">What a method that returns <see cref="Process"/> has returned.</param>
    /// <param name="name">Name for messages; that of the method if null.</param>
    /// <param name="priority">Order of the first step among the events of this tick, -32,767 to 32,767; lower goes
    /// first.</param>
    /// <returns>The same process.</returns>
    /// <exception cref="InvalidOperationException">The process was started before, or the simulator has
    /// failed.</exception>
    public Process Start(Process process, string? name = null, int priority = 0)
    {
        CheckPriority(priority);
        var box = Register(process, name);
        box.State = ProcessState.Starting;
        Schedule(box, NowTicks, priority);
        return process;
    }

    /// <inheritdoc cref="Start(Process, string?, int)"/>
    /// <typeparam name="T">Type of the result.</typeparam>
    public Process<T> Start<T>(Process<T> process, string? name = null, int priority = 0)
    {
        Start(process.ToProcess(), name, priority);
        return process;
    }

    /// <summary>
    /// Starts a process as a child of the current one: it is stopped when its parent has ended, in whatever way.
    /// </summary>
    /// <inheritdoc cref="Start(Process, string?, int)"/>
    public Process StartChild(Process child, string? name = null, int priority = 0)
    {
        var parent = CurrentBox ?? throw new InvalidOperationException($"Only a process can have children{Where}.");
        Start(child, name, priority);
        Adopt(parent, child.Box!);
        return child;
    }

    /// <inheritdoc cref="StartChild(Process, string?, int)"/>
    /// <typeparam name="T">Type of the result.</typeparam>
    public Process<T> StartChild<T>(Process<T> child, string? name = null, int priority = 0)
    {
        StartChild(child.ToProcess(), name, priority);
        return child;
    }

    /// <summary>Lets time pass. Await it in a process.</summary>
    /// <param name="duration">At least 0. With 0, the events that are due at this tick already go first.</param>
    /// <param name="priority">Order among the events of the tick at which it ends, -32,767 to 32,767; lower goes
    /// first.</param>
    /// <exception cref="ArgumentOutOfRangeException">The duration is negative, or the priority out of
    /// range.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public HoldAwaitable Hold(TimeSpan duration, int priority = 0)
    {
        if (duration.Ticks < 0)
        {
            RefuseHold(duration);
        }

        CheckPriority(priority);
        return new HoldAwaitable(this, TickAfter(duration.Ticks), priority);
    }

    /// <summary>Lets time pass until a given time. Await it in a process.</summary>
    /// <param name="time">Model time since the start; not before <see cref="Now"/>.</param>
    /// <param name="priority">Order among the events of that tick, -32,767 to 32,767; lower goes first.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time has passed, or the priority is out of range.</exception>
    public HoldAwaitable HoldUntil(TimeSpan time, int priority = 0)
    {
        if (time.Ticks < NowTicks)
        {
            throw new ArgumentOutOfRangeException(nameof(time), time, $"The time to hold until has passed{Where}.");
        }

        CheckPriority(priority);
        return new HoldAwaitable(this, time.Ticks, priority);
    }

    /// <summary>
    /// Executes every event up to and including <paramref name="until"/>, and leaves <see cref="Now"/> there. Can be
    /// called again with a later time, and goes on from where it was.
    /// </summary>
    /// <param name="until">Model time since the start; not before <see cref="Now"/>.</param>
    /// <param name="cancellation">Looked at every few thousand events.</param>
    /// <exception cref="ProcessFailedException">A process threw and nobody awaited it. The simulator must be
    /// reset.</exception>
    /// <exception cref="EventLimitException">The limit was reached and there is more to do.</exception>
    /// <exception cref="OperationCanceledException">Cancelled between two events; may be run on.</exception>
    public void Run(TimeSpan until, CancellationToken cancellation = default)
    {
        if (until.Ticks < NowTicks)
        {
            throw new ArgumentOutOfRangeException(nameof(until), until, $"A run cannot go back in time{Where}.");
        }

        Execute(until.Ticks, cancellation);
        NowTicks = until.Ticks;
        outside?.MoveTo(NowTicks);
    }

    /// <summary>Executes events until there are none; <see cref="Now"/> stays at the last one.</summary>
    /// <inheritdoc cref="Run(TimeSpan, CancellationToken)"/>
    public void RunToEnd(CancellationToken cancellation = default) => Execute(long.MaxValue, cancellation);

    /// <summary>
    /// Makes the simulator equal to a new one, but for the memory that it keeps. Whatever was running is abandoned
    /// where it stands: no further code of it runs, not even <c>finally</c> blocks. Resources, levels and signals of
    /// before cannot be used again.
    /// </summary>
    /// <exception cref="InvalidOperationException">The simulator is running.</exception>
    public void Reset()
    {
        if (isRunning)
        {
            throw new InvalidOperationException($"A simulator cannot be reset by its own process{Where}.");
        }

        processes.Abandon();
        calendar.Clear();
        outside?.Clear();
        NowTicks = 0;
        sequence = 0;
        EventCount = 0;
        EventLimit = long.MaxValue;
        startCount = 0;
        failure = null;
        startedWithin = 0;
        Trace = null;
        Epoch++;
    }

    // Apart, so that the check is small enough to be compiled into every hold.
    [DoesNotReturn]
    private void RefuseHold(TimeSpan duration) => throw new ArgumentOutOfRangeException(
        nameof(duration), duration, $"A hold cannot be negative{Where}.");
}
