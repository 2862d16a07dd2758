using System.Runtime.CompilerServices;
using HubSim.Kernel.Processes;

namespace HubSim.Kernel.Resources;

/// <content>Service by a discipline that is asked, where the order is not the one that is built in.</content>
public sealed partial class Resource
{
    private readonly QueueDiscipline? asked;
    private QueuedRequest?[] granted = [];
    private QueuedRequest? freeRequests;

    // The process whose new request is tried out: it runs, and is not to be woken.
    private ProcessBox? trial;

    // What was asked for last, by a process that has not begun to wait yet.
    private Terms latest;

    /// <summary>Whether a request could be granted now, by preemption if need be, were it its turn.</summary>
    internal bool CanGrant(QueuedRequest request) => request.Units <= Capacity - InUse
        || (request is { Preempts: true, Box: { } box } && CanPreempt(box));

    /// <summary>The request behind another, or the first, by priority, then first come; or null.</summary>
    internal QueuedRequest? AfterInLine(QueuedRequest? request) =>
        (request is null ? line.First : line.After(request.Box!))?.Queued;

    // Apart, because what this puts on the stack would be cleared in every request of the built-in order.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RequestPlain(long units, int priority, long patience, bool preempts) =>
        Request(new Terms(units, priority, patience, preempts, 0, null));

    /// <summary>Makes a request that says more than the built-in order wants to know.</summary>
    internal void Request(in Terms terms)
    {
        if (asked is null)
        {
            Request(terms.Units, terms.Priority, terms.Patience, terms.Preempts);
            return;
        }

        var process = simulator.CurrentBox;
        Misuse.RefuseOutsideProcess(process);
        process.UseTicks = -1;
        var isGranted = TryGrantByDiscipline(process, terms, out var holding);
        process.Holding = holding;
        Note(process, terms.Units, terms.Patience, isGranted);
        latest = terms;
    }

    /// <summary>Puts a process in line.</summary>
    internal void EnqueueOn(ProcessBox process, in Terms terms)
    {
        Note(process, terms.Units, terms.Patience, isGranted: false);
        process.RequestPriority = terms.Priority;
        process.RequestPreempts = terms.Preempts;
        Enqueue(process);
        if (asked is not null)
        {
            process.Queued = Describe(process, terms);
            asked.Join(process.Queued);

            // An order may have changed with time alone, as by usage: whoever comes lets it be seen.
            ServeByDiscipline();
        }
    }

    private bool TryGrantByDiscipline(ProcessBox process, in Terms terms, out Holding holding)
    {
        simulator.RefuseIfStale(epoch);
        holding = default;
        if (!terms.Preempts && terms.Units > Capacity - InUse)
        {
            return false;
        }

        process.IsServed = false;
        trial = process;
        Join(process, terms.Units, terms.Priority, terms.Preempts);
        process.Queued = Describe(process, terms);
        asked!.Join(process.Queued);
        ServeByDiscipline();
        if (process.IsServed)
        {
            holding = process.Holding;
        }
        else
        {
            LeaveLine(process);
            ReportLeave(process);
        }

        trial = null;
        return process.IsServed;
    }

    private void ServeByDiscipline()
    {
        while (line.First is not null && asked!.Ask() is { } next)
        {
            if (next.Box is not { } process || !ReferenceEquals(process.Queued, next))
            {
                throw new InvalidOperationException(
                    $"The discipline of '{Name}' names a request that does not wait{simulator.Where}.");
            }

            if (next.Units <= Capacity - InUse)
            {
                Admit(process);
                Resume(process);
            }
            else if (!next.Preempts || !TryPreempt(process))
            {
                break;
            }
        }
    }

    private QueuedRequest JoinAlone(in Terms terms)
    {
        var request = Describe(null, terms);
        asked!.Join(request);
        return request;
    }

    private QueuedRequest Describe(ProcessBox? process, in Terms terms)
    {
        var request = freeRequests ?? new QueuedRequest();
        freeRequests = request.After;
        request.After = null;
        request.Units = terms.Units;
        request.Priority = terms.Priority;
        request.Preempts = terms.Preempts;
        request.LimitTicks = terms.Limit == 0 ? Durations.Forever.Ticks : terms.Limit;
        request.Owner = terms.Owner;
        request.Number = process?.RequestNumber ?? ++requests;
        request.Since = simulator.Now;
        request.Box = process;
        request.Index = -1;
        return request;
    }

    private void ReportGrant(int index, QueuedRequest request)
    {
        if (index >= granted.Length)
        {
            Array.Resize(ref granted, Math.Max(index + 1, 2 * granted.Length));
        }

        granted[index] = request;
        request.GrantedTick = simulator.NowTicks;
        if (request.Box is { } process)
        {
            process.Queued = null;
            request.Box = null;
        }

        asked!.Grant(request);
    }

    private void ReportReturn(int index)
    {
        var request = granted[index]!;
        granted[index] = null;
        asked!.Return(request);
        Recycle(request);
    }

    private void ReportLeave(ProcessBox process)
    {
        var request = process.Queued!;
        process.Queued = null;
        request.Box = null;
        asked!.Leave(request);
        Recycle(request);
    }

    private void Move(ProcessBox process, int priority)
    {
        if (asked is null)
        {
            line.Move(process, priority);
            return;
        }

        line.Remove(process);
        asked.Leave(process.Queued!);
        process.RequestPriority = process.Queued!.Priority = priority;
        line.Insert(process);
        asked.Join(process.Queued);
    }

    private void Recycle(QueuedRequest request)
    {
        request.Owner = null;
        request.Account = null;
        request.After = freeRequests;
        freeRequests = request;
    }

    private void CheckTerms(long units, TimeSpan? limit, object? owner)
    {
        if (units < 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(units), units, $"At least 1 unit of '{Name}'{simulator.Where}.");
        }

        if (limit is { Ticks: <= 0 })
        {
            throw new ArgumentOutOfRangeException(
                nameof(limit), limit, $"The limit of a request for '{Name}' is above 0{simulator.Where}.");
        }

        if (limit is null && Discipline.RequiresLimit())
        {
            throw new ArgumentException(
                $"'{Name}' is served by limits: a request must state its own{simulator.Where}.", nameof(limit));
        }

        if (owner is null && Discipline.RequiresOwner())
        {
            throw new ArgumentException(
                $"'{Name}' is shared between owners: a request must name its own{simulator.Where}.", nameof(owner));
        }
    }
}
