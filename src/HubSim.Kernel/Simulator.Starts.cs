using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using HubSim.Kernel.Processes;
using HubSim.Kernel.Tracing;

namespace HubSim.Kernel;

/// <content>Starts that are no events: a process that makes its first step within that of another.</content>
public sealed partial class Simulator
{
    /// <summary>
    /// Processes that one step may start at once, each within the first step of the one before: so that the stack of no thread
    /// is too short for them.
    /// </summary>
    public const int MostStartedWithin = 100;

    private int startedWithin;

    /// <summary>
    /// Starts a process and lets it make its first step here and now, up to its first wait or its end, before the process that
    /// starts it goes on. No event is needed for that, and nothing can come between: what Simula calls direct activation.
    /// </summary>
    /// <remarks>
    /// The process that starts it is still executing: a stop or an interrupt that the new one sends it reaches it at its next
    /// wait. A failure of the first step is thrown here, and ends the run even if it is caught. Source: Dahl and Nygaard 1966,
    /// SIMULA - an ALGOL-based simulation language, CACM 9(9), p. 671.
    /// </remarks>
    /// <param name="process">What a method that returns <see cref="Process"/> has returned.</param>
    /// <param name="name">Name for messages; that of the method if null.</param>
    /// <returns>The same process; it may have ended.</returns>
    /// <exception cref="InvalidOperationException">No process is executing, or the process was started before, or more than
    /// <see cref="MostStartedWithin"/> lie within one another, or the simulator has failed.</exception>
    public Process StartAtOnce(Process process, string? name = null)
    {
        var starter = CurrentBox;
        RefuseStartAtOnce(starter);
        StepWithin(starter, Register(process, name));
        return process;
    }

    /// <inheritdoc cref="StartAtOnce(Process, string?)"/>
    /// <typeparam name="T">Type of the result.</typeparam>
    public Process<T> StartAtOnce<T>(Process<T> process, string? name = null)
    {
        StartAtOnce(process.ToProcess(), name);
        return process;
    }

    /// <summary>
    /// Does what <see cref="StartAtOnce(Process, string?)"/> does, and makes the process a child of the current one: it is
    /// stopped when its parent has ended, in whatever way.
    /// </summary>
    /// <inheritdoc cref="StartAtOnce(Process, string?)"/>
    public Process StartChildAtOnce(Process child, string? name = null)
    {
        var parent = CurrentBox;
        RefuseStartAtOnce(parent);
        var box = Register(child, name);
        Adopt(parent, box);
        StepWithin(parent, box);
        return child;
    }

    /// <inheritdoc cref="StartChildAtOnce(Process, string?)"/>
    /// <typeparam name="T">Type of the result.</typeparam>
    public Process<T> StartChildAtOnce<T>(Process<T> child, string? name = null)
    {
        StartChildAtOnce(child.ToProcess(), name);
        return child;
    }

    private ProcessBox Register(Process process, string? name)
    {
        RefuseIfFailed();
        if (process.Box is not { State: ProcessState.Created } box)
        {
            throw new InvalidOperationException($"A process can be started only once{Where}.");
        }

        processes.Add(box);
        box.Simulator = this;
        if (name is not null)
        {
            box.GivenName = name;
        }

        box.Number = ++startCount;
        return box;
    }

    private void StepWithin(ProcessBox starter, ProcessBox process)
    {
        startedWithin++;
        if (tracer is null)
        {
            MakeStepWithin(starter, process);
        }
        else
        {
            StepWithin(tracer, starter, process);
        }

        startedWithin--;
        if (process.State is not (ProcessState.Waiting or ProcessState.Called or ProcessState.Woken))
        {
            Settle(process);
        }
    }

    private void StepWithin(StepTracer tracer, ProcessBox starter, ProcessBox process)
    {
        process.State = ProcessState.Starting;
        var around = tracer.BeginWithin(process);
        MakeStepWithin(starter, process);
        tracer.EndWithin(process, around);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void MakeStepWithin(ProcessBox starter, ProcessBox process)
    {
        process.State = ProcessState.Running;
        CurrentBox = process;
        process.Step();
        CurrentBox = starter;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void RefuseStartAtOnce([NotNull] ProcessBox? starter)
    {
        if (starter is null || startedWithin >= MostStartedWithin)
        {
            ThrowStartAtOnce(starter);
        }
    }

    // Apart, so that the check is small enough to be compiled into every start.
    [DoesNotReturn]
    private void ThrowStartAtOnce(ProcessBox? starter) => throw new InvalidOperationException(starter is null
        ? $"Only a process can start another at once{Where}; Start makes it an event."
        : $"More than {MostStartedWithin} processes were started at once, each by the one before{Where}; Start makes it an event.");
}
