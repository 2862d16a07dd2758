using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using HubSim.Kernel.Events;
using HubSim.Kernel.Processes;

namespace HubSim.Kernel;

/// <content>The loop, and what the waits call.</content>
public sealed partial class Simulator
{
    /// <summary>Events between two looks at the cancellation: far below a millisecond's worth.</summary>
    private const int EventsBetweenChecks = 4096;

    [ThreadStatic]
    private static Simulator? running;

    private static int made;

    private readonly Calendar calendar;
    private readonly ProcessTable processes = new();
    private ulong sequence;
    private long startCount;
    private bool isRunning;
    private ProcessFailedException? failure;

    /// <summary>Makes a simulator at time 0 with an empty calendar.</summary>
    public Simulator()
    {
        calendar = new Calendar(IsLive, processes.Expect);
        HoldPlace = new HoldPlace(this);
    }

    /// <summary>The simulator whose process is executing on this thread; the inner one if one runs another.</summary>
    internal static Simulator? Running => running;

    /// <summary>Tells the simulators of a program apart; no result depends on it.</summary>
    internal int Id { get; } = Interlocked.Increment(ref made);

    /// <summary>Model time in ticks of 100 ns since the start.</summary>
    internal long NowTicks { get; private set; }

    /// <summary>The process that is executing now, or null.</summary>
    internal ProcessBox? CurrentBox { get; private set; }

    /// <summary>Number of the process that is executing now; 0 if none is.</summary>
    internal long CurrentNumber => CurrentBox?.Number ?? 0;

    /// <summary>Number of resets: tells what was made before one from what was made after.</summary>
    internal int Epoch { get; private set; }

    /// <summary>Events in the calendar, cancelled ones that were not dropped yet included.</summary>
    internal int PendingEvents => calendar.Count;

    /// <summary>Time and process, for the end of an error message.</summary>
    internal string Where =>
        CurrentBox is { } process ? $" (at {Now:c}, in process '{process.Name}')" : $" (at {Now:c})";

    /// <summary>
    /// Time and process of the simulator that is executing on this thread, for the end of an error message of what
    /// belongs to no simulator; empty if none is.
    /// </summary>
    internal static string WhereRunning => running?.Where ?? "";

    /// <summary>The tick so long from now, or the last there is.</summary>
    internal long TickAfter(long ticks)
    {
        var tick = NowTicks + ticks;
        return tick < NowTicks ? long.MaxValue : tick;
    }

    /// <summary>
    /// Enters the one event that resumes a process. Any earlier event of it must have been cancelled.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Schedule(ProcessBox process, long tick, int priority)
    {
        var key = EventKey.Of(priority, ++sequence);
        process.Ticket = key;
        process.DueTick = tick;
        if (tick == NowTicks && priority == 0)
        {
            calendar.AddNow(tick, key, process.Slot);
        }
        else
        {
            calendar.Add(tick, key, process.Slot);
        }
    }

    /// <summary>The event of a process, if it has one, becomes stale.</summary>
    internal void Cancel(ProcessBox process)
    {
        if (process.Ticket != 0)
        {
            process.Ticket = 0;
            calendar.ReportCancelled();
        }
    }

    /// <summary>A wait is fulfilled: the process goes on at this tick, after the events that are due already.</summary>
    internal void Wake(ProcessBox process)
    {
        Cancel(process);
        process.State = ProcessState.Woken;
        if (process is Branch branch)
        {
            branch.Whole.End(branch);
        }
        else
        {
            Schedule(process, NowTicks, 0);
        }
    }

    /// <summary>
    /// A wait is cut short: the process gets an exception at this tick, before the events that are due already.
    /// </summary>
    internal void Call(ProcessBox process)
    {
        process.State = ProcessState.Called;
        process.EndsInException = true;
        Schedule(process, NowTicks, EventKey.Urgent);
    }

    /// <summary>Cleans up after a process that did not come back from its step waiting.</summary>
    internal void Settle(ProcessBox process)
    {
        if (process.IsPlain)
        {
            Part(process);
            processes.Remove(process);
            process.Recycle();
        }
        else
        {
            SettleUnusual(process);
        }
    }

    private void SettleUnusual(ProcessBox process)
    {
        if (failure is not null)
        {
            // Of a process that was started at once within the step that has ended.
            throw Spread(failure);
        }

        if (process.State != ProcessState.Finished)
        {
            throw Fail(process);
        }

        process.JudgeEnd();
        if (!process.WakeAwaiting() && process.Failure is not null)
        {
            throw Fail(process);
        }

        Part(process);
        processes.Remove(process);
        if (process.Failure is null)
        {
            process.Recycle();
        }
    }

    /// <summary>A process that has ended leaves its parent, and its children are stopped.</summary>
    private void Part(ProcessBox process)
    {
        if (!process.HasFamily)
        {
            return;
        }

        var families = processes.Families;
        while (families.FirstChildOf(process) is >= 0 and var slot)
        {
            var child = processes[slot]!;
            families.Leave(child);
            Calls.Stop(child);
        }

        families.Leave(process);
    }

    /// <summary>The process in a slot, or null.</summary>
    internal ProcessBox? ProcessIn(int slot) => processes[slot];

    /// <summary>Makes a process, which was started, a child of another.</summary>
    internal void Adopt(ProcessBox parent, ProcessBox child) => processes.Families.Adopt(parent, child);

    /// <summary>The process with which another ends; null if there is none.</summary>
    internal ProcessBox? ParentOf(ProcessBox process) =>
        processes.Families.ParentOf(process) is >= 0 and var slot ? processes[slot] : null;

    /// <summary>Throws if the simulator was reset since something was made that is used now.</summary>
    internal void RefuseIfStale(int epoch)
    {
        if (epoch != Epoch)
        {
            RefuseStale();
        }
    }

    /// <summary>Throws unless an event can have the priority.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void CheckPriority(int priority)
    {
        if ((uint)(priority - EventKey.FirstPriority) > EventKey.LastPriority - EventKey.FirstPriority)
        {
            RefusePriority(priority);
        }
    }

    // Apart, so that the checks are small enough to be compiled into every wait.
    [DoesNotReturn]
    private void RefuseStale() =>
        throw new InvalidOperationException($"This was made before the simulator was reset{Where}.");

    [DoesNotReturn]
    private void RefusePriority(int priority) => throw new ArgumentOutOfRangeException(
        nameof(priority), priority, $"A priority lies between -32767 and 32767{Where}.");

    private void Execute(long until, CancellationToken cancellation)
    {
        RefuseIfFailed();
        if (isRunning)
        {
            throw new InvalidOperationException($"A simulator cannot be run by its own process{Where}.");
        }

        var outer = running;
        running = this;
        isRunning = true;
        var isInEvent = false;
        try
        {
            var isTraced = BeginTrace();
            bool isMore;
            do
            {
                isInEvent = false;
                cancellation.ThrowIfCancellationRequested();
                isInEvent = true;
                var budget = Math.Min(EventsBetweenChecks, EventLimit - EventCount);
                isMore = isTraced ? ExecuteMore<TraceOn>(until, budget) : ExecuteMore<TraceOff>(until, budget);
            }
            while (isMore);
        }
        catch (Exception thrown) when (isInEvent && !ReferenceEquals(thrown, failure)
            && !(thrown is EventLimitException && EventCount >= EventLimit))
        {
            // From what the model gave the kernel to call, such as the filter of a store, outside of every process.
            failure = new ProcessFailedException(CurrentBox?.Name ?? "", Now, thrown);
            throw failure;
        }
        finally
        {
            CurrentBox = null;
            isRunning = false;
            running = outer;
        }
    }

    /// <summary>Executes so many events. False if no more are due.</summary>
    /// <typeparam name="TTrace">Whether they are traced: compiled once for either answer.</typeparam>
    private bool ExecuteMore<TTrace>(long until, long budget)
        where TTrace : struct, ITraceSwitch => outside is null
            ? ExecuteSome<TTrace>(until, budget)
            : ExecuteOutside<TTrace>(outside, until, budget);

    private bool ExecuteSome<TTrace>(long until, long budget)
        where TTrace : struct, ITraceSwitch
    {
        while (calendar.TryTake(until, out var tick, out var key, out var slot))
        {
            var process = processes[slot];
            if (process is null || process.Ticket != key)
            {
                calendar.ReportDropped();
                continue;
            }

            if (budget-- <= 0)
            {
                calendar.Add(tick, key, slot);
                return EventCount < EventLimit ? true : throw new EventLimitException(EventLimit, Now);
            }

            NowTicks = tick;
            EventCount++;
            Resume<TTrace>(process);
        }

        return false;
    }

    private void Resume<TTrace>(ProcessBox process)
        where TTrace : struct, ITraceSwitch
    {
        if (TTrace.IsOn)
        {
            tracer?.Before(process);
        }

        process.Ticket = 0;
        if (process.Place is { } place)
        {
            process.Place = null;
            if (process.State == ProcessState.Waiting)
            {
                // Still in line when its own event comes: its patience has run out.
                place.Withdraw(process);
            }
        }

        process.State = ProcessState.Running;
        CurrentBox = process;
        if (process.EndsInException)
        {
            HoldAwaiter.StepIntoException(process);
        }
        else
        {
            process.Step();
        }

        CurrentBox = null;
        if (TTrace.IsOn)
        {
            tracer?.After(process);
        }

        if (process.State is not (ProcessState.Waiting or ProcessState.Called or ProcessState.Woken))
        {
            Settle(process);
        }
    }

    private bool IsLive(Event pending) => processes[pending.Slot] is { } process && process.Ticket == pending.Key;

    private ProcessFailedException Fail(ProcessBox process)
    {
        failure = new ProcessFailedException(process.Name, Now, process.Failure!);
        return Spread(failure);
    }

    // A process within whose step another one failed fails with it, whatever it catches: at its next wait or its end.
    private ProcessFailedException Spread(ProcessFailedException thrown)
    {
        if (CurrentBox is { } starter)
        {
            starter.Mistake = thrown.Message;
            starter.HasCalls = true;
        }

        return thrown;
    }

    private void RefuseIfFailed()
    {
        if (failure is not null)
        {
            throw new InvalidOperationException(
                $"The simulator has failed and must be reset: {failure.Message}", failure);
        }
    }
}
