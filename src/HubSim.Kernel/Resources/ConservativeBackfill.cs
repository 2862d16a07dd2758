using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources.Disciplines;

namespace HubSim.Kernel.Resources;

/// <summary>
/// Backfill with a reservation for each request that is looked at. Order: priority, then first come. A request gets
/// the earliest time at which its units are free for the whole of its limit, given the limits of the grants that are
/// out and the reservations made before; it is served at that time, which may be now. Every request must state its
/// limit.
/// </summary>
/// <remarks>
/// <para>A reservation is a promise: it moves forward, but never back, except where what it was built on breaks. When
/// a grant comes back before its limit, when a holder of a reservation gives up or is called away, or when the capacity
/// grows, each request in order is given the earliest time that the others' reservations leave, again and again until
/// none can move. When a grant overruns its limit it is expected back at any moment, and all reservations are made
/// anew, in order; so they are after a cut of the capacity and after a preemption. When a request comes, or becomes, more
/// urgent than others, the promises to those before it are kept, and those behind it are given new times.</para>
/// <para>A request beyond the depth has no reservation and is not served. One for more than the capacity has none and
/// holds up nobody; it gets one when the capacity has grown. The first request may preempt, if it asks to; the others
/// do not. A change that moves reservations costs some steps for each pair of requests that are looked at, and one for
/// each grant that is out.</para>
/// <para>Source: Mu'alem and Feitelson, IEEE Transactions on Parallel and Distributed Systems 12(6) (2001), 529-543.
/// </para>
/// </remarks>
public sealed class ConservativeBackfill : QueueDiscipline
{
    private readonly QueueWindow window;
    private readonly ExpectedReturns returns = new();
    private readonly FreeProfile profile = new();
    private int replanFrom;
    private bool isLooser;
    private QueuedRequest? fresh;

    /// <summary>Makes the discipline of one resource.</summary>
    /// <param name="depth">How many requests are looked at, from the first of the line on; at least 1.</param>
    public ConservativeBackfill(int depth)
    {
        Misuse.RefuseBelow(1, depth, "The depth of a backfill", nameof(depth));
        Depth = depth;
        window = new QueueWindow(depth);
    }

    /// <summary>How many requests are looked at, from the first of the line on.</summary>
    public int Depth { get; }

    /// <inheritdoc/>
    protected override bool NeedsLimit => true;

    private bool IsUpToDate => !isLooser && replanFrom == int.MaxValue && !HasOverrun;

    private bool HasOverrun => returns.Count > 0 && returns.EndAt(0) < NowTicks;

    /// <summary>Model time of the reservation of a process; null if it has none.</summary>
    /// <param name="process">The process.</param>
    public TimeSpan? ReservationOf(Process process)
    {
        if (RequestOf(process) is not { Index: >= 0 } request)
        {
            return null;
        }

        Revise();
        return request.Start == FreeProfile.Never ? null : new TimeSpan(request.Start);
    }

    /// <inheritdoc/>
    protected override QueuedRequest? Choose()
    {
        if (window.Count == 0)
        {
            return null;
        }

        var head = window[0].Request;
        if (head.Preempts && Resource.CanGrant(head))
        {
            return head;
        }

        var free = Resource.Capacity - Resource.InUse;
        if (window.Count == 1 && head.Units <= free)
        {
            // Nobody else was promised anything: no need to plan.
            head.Start = NowTicks;
            replanFrom = 0;
            return head;
        }

        Revise();
        for (var i = 0; i < window.Count; i++)
        {
            if (window[i].Units <= free && window[i].Request.Start <= NowTicks)
            {
                return window[i].Request;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    protected override void Joined(QueuedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        fresh = null;
        var wasFull = window.Count == Depth;
        var index = window.Add(request);
        if (index < 0)
        {
            return;
        }

        if (window.Count == 1 && request.Units <= Resource.Capacity - Resource.InUse)
        {
            request.Start = NowTicks;
            replanFrom = 0;
        }
        else if (index == window.Count - 1 && IsUpToDate && !wasFull)
        {
            Give(request);
            fresh = request;
        }
        else
        {
            replanFrom = Math.Min(replanFrom, index);
        }
    }

    /// <inheritdoc/>
    protected override void Left(QueuedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (window.Remove(request, Resource) is not (>= 0 and var index))
        {
            return;
        }

        Shift(index);
        if (ReferenceEquals(fresh, request))
        {
            // It was given its time after all others, and nothing has happened since.
            Book(request, -1);
        }
        else
        {
            isLooser = true;
        }

        fresh = null;
    }

    /// <inheritdoc/>
    protected override void Granted(QueuedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        fresh = null;
        if (window.Remove(request, Resource) is >= 0 and var index)
        {
            Shift(index);
        }

        returns.Add(request);
        if (request.Start != NowTicks)
        {
            replanFrom = 0;
        }
    }

    /// <inheritdoc/>
    protected override void Returned(QueuedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        fresh = null;
        returns.Remove(request);
        isLooser |= request.ExpectedEnd > NowTicks;
        if (request.ExpectedEnd < NowTicks)
        {
            replanFrom = 0;
        }
    }

    /// <inheritdoc/>
    protected override void CapacityChanged(long change)
    {
        fresh = null;
        isLooser |= change > 0;
        if (change < 0)
        {
            replanFrom = 0;
        }
    }

    // Those behind a place have moved up by one.
    private void Shift(int index)
    {
        if (replanFrom > index && replanFrom != int.MaxValue)
        {
            replanFrom--;
        }

        if (window.Count == Depth)
        {
            // Somebody may have moved up into the window.
            replanFrom = Math.Min(replanFrom, window.Count - 1);
        }
    }

    private void Revise()
    {
        if (HasOverrun)
        {
            replanFrom = 0;
        }

        if (!isLooser && replanFrom == int.MaxValue)
        {
            profile.Trim(NowTicks);
            return;
        }

        fresh = null;
        profile.Reset(NowTicks, Resource.Capacity - Resource.InUse, returns);
        var kept = Math.Min(replanFrom, window.Count);
        for (var i = 0; i < window.Count; i++)
        {
            if (i < kept)
            {
                Book(window[i].Request, 1);
            }
            else
            {
                Give(window[i].Request);
            }
        }

        while (MoveForward())
        {
        }

        isLooser = false;
        replanFrom = int.MaxValue;
    }

    // Each in order: it leaves its time and takes the earliest, which may make room for one before it.
    private bool MoveForward()
    {
        var isMoved = false;
        for (var i = 0; i < window.Count; i++)
        {
            var request = window[i].Request;
            var start = request.Start;
            if (start > NowTicks)
            {
                Book(request, -1);
                Give(request);
                isMoved |= request.Start < start;
            }
        }

        return isMoved;
    }

    private void Give(QueuedRequest request)
    {
        profile.Trim(NowTicks);
        request.Start = profile.FindStart(request.Units, request.LimitTicks);
        Book(request, 1);
    }

    private void Book(QueuedRequest request, int sign) =>
        profile.Take(request.Start, request.LimitTicks, sign * request.Units);
}
