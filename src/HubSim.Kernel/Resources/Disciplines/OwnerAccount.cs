using HubSim.Kernel.Random.Numerics;

namespace HubSim.Kernel.Resources.Disciplines;

/// <summary>What one owner has used, holds and waits for.</summary>
internal sealed class OwnerAccount
{
    private double usage;
    private long asOf;

    public long UnitsHeld { get; private set; }

    /// <summary>The request that is served first: by priority, then first come.</summary>
    public QueuedRequest? First { get; private set; }

    /// <summary>Place among the owners that wait; -1 for none.</summary>
    public int Index { get; set; } = -1;

    private QueuedRequest? Last { get; set; }

    /// <summary>
    /// Usage up to now, in unit-ticks. With decay at the rate r, usage u changes as du/dt = units - r u, hence over a
    /// time t to u e^(-rt) + units (1 - e^(-rt)) / r.
    /// </summary>
    /// <param name="tick">Now.</param>
    /// <param name="decay">Rate of decay per tick; 0 for none.</param>
    public double Usage(long tick, double decay)
    {
        double elapsed = tick - asOf;
        if (decay == 0 || elapsed == 0)
        {
            return usage + (UnitsHeld * elapsed);
        }

        var lost = -Elementary.ExpM1(-decay * elapsed);
        return usage + (lost * ((UnitsHeld / decay) - usage));
    }

    public void Hold(long units, long tick, double decay)
    {
        usage = Usage(tick, decay);
        asOf = tick;
        UnitsHeld += units;
    }

    public void Add(QueuedRequest request)
    {
        var before = Last;
        while (before is not null && QueuedRequest.GoesBefore(request, before))
        {
            before = before.Before;
        }

        var after = before is null ? First : before.After;
        request.Before = before;
        request.After = after;
        Link(before, request, after);
    }

    public void Remove(QueuedRequest request)
    {
        if (request.Before is { } before)
        {
            before.After = request.After;
        }
        else
        {
            First = request.After;
        }

        if (request.After is { } after)
        {
            after.Before = request.Before;
        }
        else
        {
            Last = request.Before;
        }

        request.Before = request.After = null;
    }

    private void Link(QueuedRequest? before, QueuedRequest request, QueuedRequest? after)
    {
        if (before is null)
        {
            First = request;
        }
        else
        {
            before.After = request;
        }

        if (after is null)
        {
            Last = request;
        }
        else
        {
            after.Before = request;
        }
    }
}
