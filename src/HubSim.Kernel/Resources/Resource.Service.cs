using HubSim.Kernel.Processes;
using HubSim.Kernel.Tracing;

namespace HubSim.Kernel.Resources;

/// <content>The line, and what is granted.</content>
public sealed partial class Resource
{
    private readonly PriorityLine line = new();
    private readonly HoldingTable holdings = new();
    private long requests;

    void IWaitPlace.Withdraw(ProcessBox process)
    {
        LeaveLine(process);
        if (asked is not null)
        {
            ReportLeave(process);
        }

        Serve();
    }

    void IWaitPlace.TakeBack(ProcessBox process) => Release(process.Holding);

    PendingWait IWaitPlace.Describe(ProcessBox process) => new(WaitKind.Acquire)
    {
        Name = Name,
        Place = this,
        Amount = process.Request,
        Priority = process.RequestPriority,
        Until = process.DueTime,
        Index = process.BranchIndex,
    };

    bool IBranchPlace.TryAtOnce(Branch branch)
    {
        var wait = branch.Wait;
        branch.IsServed = asked is null
            ? TryGrantAtOnce(wait.Request, wait.Priority, wait.Preempts, out branch.Holding)
            : TryGrantByDiscipline(branch, Terms.Of(wait), out branch.Holding);
        return branch.IsServed || wait.Patience == 0;
    }

    void IBranchPlace.Enqueue(Branch branch)
    {
        var terms = Terms.Of(branch.Wait);
        EnqueueOn(branch, terms);
    }

    Outcome IBranchPlace.Collect(Branch branch) => Outcome.OfGrant(branch, branch.IsServed
        ? new Grant(this, branch.Holding, branch.Wait.Request, branch.Waited)
        : new Grant(null, default, 0, branch.Waited));

    /// <summary>The simulator whose processes use this.</summary>
    internal Simulator Simulator => simulator;

    /// <summary>
    /// Makes a request in the name of the process that executes, and notes in it the answer or, if there is none yet,
    /// what to wait for.
    /// </summary>
    internal void Request(long units, int priority, long patience, bool preempts)
    {
        if (asked is not null)
        {
            RequestPlain(units, priority, patience, preempts);
            return;
        }

        var process = simulator.CurrentBox;
        Misuse.RefuseOutsideProcess(process);
        process.UseTicks = -1;
        var isGranted = TryGrantAtOnce(units, priority, preempts, out var holding);
        process.Holding = holding;
        Note(process, units, patience, isGranted);
        process.RequestPriority = priority;
        process.RequestPreempts = preempts;
    }

    /// <summary>Puts a process in line for what it has just requested.</summary>
    internal void EnqueueRequest(ProcessBox process)
    {
        if (asked is null)
        {
            Enqueue(process);
        }
        else
        {
            EnqueueOn(process, latest);
        }
    }

    // Grants a new request if it would be the first in line and fits, or can be made to fit.
    private bool TryGrantAtOnce(long units, int priority, bool preempts, out Holding holding)
    {
        simulator.RefuseIfStale(epoch);
        if (line.First is not { } first || priority < first.RequestPriority)
        {
            if (units <= Capacity - InUse)
            {
                holding = Take(units, priority, simulator.CurrentNumber);
                return true;
            }

            if (preempts)
            {
                return TryPreemptAtOnce(units, priority, out holding);
            }
        }

        holding = default;
        return false;
    }

    private void Note(ProcessBox process, long units, long patience, bool isGranted)
    {
        process.Request = units;
        process.WaitingSince = simulator.NowTicks;
        process.IsServed = isGranted;
        process.IsAnswered = isGranted || patience == 0;
        process.DueTick = patience >= 0 ? simulator.TickAfter(patience) : -1;
    }

    private void Enqueue(ProcessBox process)
    {
        process.Place = this;
        process.RequestNumber = ++requests;
        line.Add(process);
        Waiting++;
        WaitingUnits += process.Request;
        QueueLength.SetCount(Waiting);
        if (process.DueTick >= 0)
        {
            simulator.Schedule(process, process.DueTick, 0);
        }
    }

    /// <summary>
    /// The grants that are held: number of the process that got each, 0 for none, and units, in the order of granting.
    /// </summary>
    internal IEnumerable<(long Holder, long Units)> Grants() =>
        holdings.InOrder().Select(index => (holdings.HolderAt(index), holdings.UnitsAt(index)));

    private void Join(ProcessBox process, long units, int priority, bool preempts)
    {
        process.Request = units;
        process.RequestPriority = priority;
        process.RequestNumber = ++requests;
        process.RequestPreempts = preempts;
        line.Add(process);
    }

    /// <summary>Takes a grant back.</summary>
    internal void Release(Holding holding)
    {
        if (epoch != simulator.Epoch)
        {
            return;
        }

        var units = holdings.Remove(holding);
        if (units > 0)
        {
            ranks?.Remove(holding.Index, units);
            grantPlace?.Detach(holding.Index);
            InUse -= units;
            if (asked is not null)
            {
                BusyUnits.SetCount(InUse);
                ReportReturn(holding.Index);
                ServeByDiscipline();
                return;
            }

            ServeInOrder();

            // Once for what came back and what was granted in its place.
            BusyUnits.SetCount(InUse);
        }
    }

    private Holding Take(long units, int priority, long holder, QueuedRequest? request = null)
    {
        var holding = Enter(units, priority, holder, request);
        BusyUnits.SetCount(InUse);
        return holding;
    }

    private Holding Enter(long units, int priority, long holder, QueuedRequest? request)
    {
        InUse += units;
        var holding = holdings.Add(units, priority, holder);
        ranks?.Add(holding.Index);
        if (request is not null)
        {
            ReportGrant(holding.Index, request);
        }

        return holding;
    }

    private void LeaveLine(ProcessBox process)
    {
        line.Remove(process);
        if (!ReferenceEquals(process, trial))
        {
            CountOut(process);
            QueueLength.SetCount(Waiting);
        }
    }

    private void CountOut(ProcessBox process)
    {
        Waiting--;
        WaitingUnits -= process.Request;
    }

    private void Serve()
    {
        if (asked is not null)
        {
            ServeByDiscipline();
        }
        else if (ServeInOrder())
        {
            BusyUnits.SetCount(InUse);
        }
    }

    // True if something was granted, which BusyUnits does not know yet.
    private bool ServeInOrder()
    {
        var isAnyServed = false;
        while (line.First is { } first)
        {
            if (first.Request <= Capacity - InUse)
            {
                line.Remove(first);
                CountOut(first);
                first.Holding = Enter(first.Request, first.RequestPriority, first.Number, null);
                first.IsServed = true;
                isAnyServed = true;
                if (first.UseTicks >= 0)
                {
                    UsePlace.Begin(first);
                }
                else
                {
                    simulator.Wake(first);
                }
            }
            else if (!first.RequestPreempts || !TryPreempt(first))
            {
                break;
            }
        }

        if (isAnyServed)
        {
            QueueLength.SetCount(Waiting);
        }

        return isAnyServed;
    }

    private void Admit(ProcessBox process)
    {
        LeaveLine(process);
        process.Holding = Take(process.Request, process.RequestPriority, process.Number, process.Queued);
        process.IsServed = true;
    }

    private void Resume(ProcessBox process)
    {
        if (ReferenceEquals(process, trial))
        {
            return;
        }

        if (process.UseTicks >= 0)
        {
            BeginGranted(process);
        }
        else
        {
            simulator.Wake(process);
        }
    }
}
