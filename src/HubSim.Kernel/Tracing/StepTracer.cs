using HubSim.Kernel.Events;
using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources;

namespace HubSim.Kernel.Tracing;

/// <summary>
/// Looks at a process before and after its step, and makes one record of it. Keeps what each process waits for, since
/// that cannot be read off any more when the wait is over: the awaited process, for one, is gone.
/// </summary>
/// <param name="simulator">The simulator whose events are traced.</param>
/// <param name="observer">Gets the records.</param>
internal sealed class StepTracer(Simulator simulator, ITraceObserver observer)
{
    private readonly Dictionary<long, PendingWait> waits = [];
    private TraceRecord started;

    public ITraceObserver Observer => observer;

    /// <summary>Takes note of the waits that began before the trace.</summary>
    public void NoteWaits(ProcessTable processes)
    {
        foreach (var process in processes.Processes())
        {
            if (process.State == ProcessState.Waiting)
            {
                waits[process.Number] = process.DescribeWait();
            }
        }
    }

    /// <summary>The process is about to make a step.</summary>
    public void Before(ProcessBox process)
    {
        var owner = process.Group?.Owner ?? process;
        var resumption = Why(process);
        started = new TraceRecord
        {
            Event = simulator.EventCount,
            Time = simulator.Now,
            Priority = process.Ticket == 0 ? 0 : EventKey.PriorityOf(process.Ticket),
            ProcessNumber = owner.Number,
            ProcessName = owner.Name,
            ParentNumber = simulator.ParentOf(owner)?.Number,
            Resumption = resumption,
            EndedWait = WaitOf(process, owner),
            EndedBranch = Branch(process, resumption),
            InterruptCause = resumption == Resumption.Interrupted ? process.InterruptCause : null,
            StepEnd = StepEnd.Waits,
            Failure = process.AwaitedFailure,
        };
    }

    /// <summary>A process is about to make its first step within the step of another. What is known of that.</summary>
    public TraceRecord BeginWithin(ProcessBox process)
    {
        var outer = started;
        Before(process);
        return outer;
    }

    /// <summary>It has made it, and that of the other goes on.</summary>
    public void EndWithin(ProcessBox process, TraceRecord outer)
    {
        After(process);
        started = outer;
    }

    /// <summary>The process has made its step, and nothing was cleaned up yet.</summary>
    public void After(ProcessBox process)
    {
        var record = process.Group is { } group
            ? started with { StepEnd = group.IsDecided ? StepEnd.Decided : StepEnd.WaitsOn }
            : WithEnd(process);
        observer.OnEvent(record);
    }

    private static Resumption Why(ProcessBox process) => process.State switch
    {
        ProcessState.Starting => Resumption.Started,
        ProcessState.Waiting =>
            process.Place is null or GrantPlace or UsePlace ? Resumption.HoldOver : Resumption.PatienceOver,
        _ when process.AwaitedFailure is not null => Resumption.AwaitedFailed,
        ProcessState.Woken => process.Place is GrantPlace or UsePlace ? Resumption.GrantLost : Resumption.Served,
        _ => process.IsStopping ? Resumption.Stopped : Resumption.Interrupted,
    };

    private static int? Branch(ProcessBox process, Resumption resumption) => process switch
    {
        Branch branch => branch.Index,
        { Place: WaitGroup group } when resumption is Resumption.Served or Resumption.AwaitedFailed => group.Winner,
        _ => null,
    };

    private PendingWait? WaitOf(ProcessBox process, ProcessBox owner)
    {
        var whole = waits.GetValueOrDefault(owner.Number);
        return process is Branch branch
            ? whole?.Branches.FirstOrDefault(part => part.Index == branch.Index)
            : whole;
    }

    private TraceRecord WithEnd(ProcessBox process)
    {
        // Woken: by the end of one of several waits while they began.
        if (process.State is ProcessState.Waiting or ProcessState.Woken)
        {
            var wait = process.DescribeWait();
            waits[process.Number] = wait;
            return started with { StepEnd = StepEnd.Waits, Wait = wait };
        }

        waits.Remove(process.Number);
        if (process.State == ProcessState.Called)
        {
            return started with { StepEnd = StepEnd.WaitCutShort };
        }

        var isStopped = process.IsStopping && process.Failure is ProcessStoppedException;
        var failure = process.FailureAtEnd();
        var end = failure is not null ? StepEnd.Failed : isStopped ? StepEnd.Stopped : StepEnd.Ended;
        return started with { StepEnd = end, Failure = failure ?? started.Failure };
    }
}
