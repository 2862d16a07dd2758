using HubSim.Kernel.Processes;
using HubSim.Kernel.Resources.Disciplines;

namespace HubSim.Kernel.Resources;

/// <summary>
/// Backfill with one reservation. Order: priority, then first come. While the first request does not fit, it has a
/// reservation for the earliest time at which, by the limits of the grants that are out, enough units will be free; and
/// those behind it are served as far as they delay it no further: a request that fits goes ahead if its limit ends by
/// then, or if it takes only units that the first will leave. Every request must state its limit.
/// </summary>
/// <remarks>
/// <para>The reservation follows what is known, and is worked out anew whenever that has changed. A grant that comes
/// back early brings it forward; one that overruns its limit is expected back at any moment, so that meanwhile only
/// units that the first request will leave are given to others; a cut of the capacity moves it back, growth forward. If
/// its holder gives up or is called away, the next in line gets one. A more urgent request that comes takes over.
/// </para>
/// <para>A request for more than the capacity has no reservation and holds up nobody; it takes its turn when the
/// capacity has grown. The first request may preempt, if it asks to; the others do not.</para>
/// <para>Source: Lifka, "The ANL/IBM SP scheduling system", Job Scheduling Strategies for Parallel Processing (1995);
/// Mu'alem and Feitelson, IEEE Transactions on Parallel and Distributed Systems 12(6) (2001).</para>
/// </remarks>
public sealed class EasyBackfill : QueueDiscipline
{
    private readonly QueueWindow window;
    private readonly ExpectedReturns returns = new();
    private QueuedRequest? planned;
    private QueuedRequest? ahead;
    private long reserved;
    private long spare;
    private int from;

    /// <summary>Makes the discipline of one resource.</summary>
    /// <param name="depth">How many requests are looked at, from the first of the line on; at least 1.</param>
    public EasyBackfill(int depth)
    {
        Misuse.RefuseBelow(1, depth, "The depth of a backfill", nameof(depth));
        Depth = depth;
        window = new QueueWindow(depth);
    }

    /// <summary>How many requests are looked at, from the first of the line on.</summary>
    public int Depth { get; }

    /// <inheritdoc/>
    protected override bool NeedsLimit => true;

    /// <summary>Model time of the reservation of a process; null if it has none, being not the first.</summary>
    /// <param name="process">The process.</param>
    public TimeSpan? ReservationOf(Process process)
    {
        if (RequestOf(process) is not { } request || First() is not (>= 0 and var first)
            || !ReferenceEquals(window[first].Request, request))
        {
            return null;
        }

        Plan(request);
        return new TimeSpan(reserved);
    }

    /// <inheritdoc/>
    protected override QueuedRequest? Choose()
    {
        var first = First();
        if (first < 0)
        {
            return null;
        }

        var head = window[first].Request;
        if (Resource.CanGrant(head))
        {
            return head;
        }

        var free = Resource.Capacity - Resource.InUse;
        if (free <= 0)
        {
            return null;
        }

        Plan(head);
        var latest = reserved - NowTicks;
        for (from = Math.Max(from, first + 1); from < window.Count; from++)
        {
            ref readonly var slot = ref window[from];
            if (slot.Units <= free && (slot.Limit <= latest || slot.Units <= spare))
            {
                return ahead = slot.Request;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    protected override void Joined(QueuedRequest request)
    {
        var index = window.Add(request);
        if (index >= 0)
        {
            from = Math.Min(from, index);
        }
    }

    /// <inheritdoc/>
    protected override void Left(QueuedRequest request) => Drop(request);

    /// <inheritdoc/>
    protected override void Granted(QueuedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Drop(request);
        returns.Add(request);
        if (!ReferenceEquals(request, ahead))
        {
            planned = null;
        }
        else if (request.ExpectedEnd > reserved)
        {
            // Who goes ahead beyond the reservation takes of what the first will leave; the rest of the plan stands.
            spare -= request.Units;
        }

        ahead = null;
    }

    /// <inheritdoc/>
    protected override void Returned(QueuedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        returns.Remove(request);
        planned = null;
    }

    /// <inheritdoc/>
    protected override void CapacityChanged(long change) => planned = null;

    // The first request that the capacity can hold; -1 for none.
    private int First()
    {
        var first = 0;
        while (first < window.Count && window[first].Units > Resource.Capacity)
        {
            first++;
        }

        return first < window.Count ? first : -1;
    }

    private void Drop(QueuedRequest request)
    {
        var index = window.Remove(request, Resource);
        if (ReferenceEquals(request, planned))
        {
            planned = null;
        }
        else if (index >= 0)
        {
            from = Math.Min(from, index);
        }

        // Whoever has moved up into the window was not looked at.
        from = Math.Min(from, Math.Max(0, window.Count - 1));
    }

    // What is due, or overdue, is expected now: so a plan holds as long as its reservation is not in the past.
    private void Plan(QueuedRequest head)
    {
        if (ReferenceEquals(planned, head) && reserved >= NowTicks)
        {
            return;
        }

        planned = head;
        from = 0;
        reserved = NowTicks;
        spare = Resource.Capacity - Resource.InUse - head.Units;
        for (var i = 0; i < returns.Count && (spare < 0 || returns.EndAt(i) <= reserved); i++)
        {
            reserved = Math.Max(reserved, returns.EndAt(i));
            spare += returns.UnitsAt(i);
        }
    }
}
