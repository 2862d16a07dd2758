using HubSim.Kernel.Processes;
using HubSim.Kernel.Random.Numerics;
using HubSim.Kernel.Resources.Disciplines;

namespace HubSim.Kernel.Resources;

/// <summary>
/// Priority, then the owner with the least usage so far, then the owner that holds the fewest units, then first come.
/// Usage is the integral of the units held over time, up to now, running grants included; with a half-life, what was
/// used so long ago counts half. Every request must name its owner. The request whose turn it is blocks the others
/// while it does not fit, also where it can never fit, until usage has changed the order.
/// </summary>
/// <remarks>
/// Owners are told apart by <see cref="object.Equals(object)"/>; hand over an object that exists, because a number
/// would be boxed at each request. Serving costs a step for each owner that waits; an owner costs memory as long as the
/// discipline lives.
/// </remarks>
public sealed class FairShare : QueueDiscipline
{
    private readonly Dictionary<object, OwnerAccount> accounts = [];
    private readonly double decay;
    private OwnerAccount[] waiting = new OwnerAccount[4];
    private int count;

    /// <summary>Makes the discipline of one resource.</summary>
    /// <param name="halfLife">After how long usage counts half; null to count all of it for ever.</param>
    /// <exception cref="ArgumentOutOfRangeException">The half-life is not above 0.</exception>
    public FairShare(TimeSpan? halfLife = null)
    {
        if (halfLife is { } given)
        {
            Misuse.RefuseBelow(1, given.Ticks, "A half-life in ticks", nameof(halfLife));
            decay = Elementary.Log(2) / given.Ticks;
        }
    }

    /// <inheritdoc/>
    protected override bool NeedsOwner => true;

    /// <summary>What an owner has used up to now [unit-seconds]; 0 for one that is not known.</summary>
    /// <param name="owner">The owner.</param>
    public double UsageOf(object owner) => accounts.TryGetValue(owner, out var account)
        ? account.Usage(NowTicks, decay) / TimeSpan.TicksPerSecond
        : 0;

    /// <inheritdoc/>
    protected override QueuedRequest? Choose()
    {
        OwnerAccount? best = null;
        for (var i = 0; i < count; i++)
        {
            if (best is null || GoesBefore(waiting[i], best))
            {
                best = waiting[i];
            }
        }

        return best?.First;
    }

    /// <inheritdoc/>
    protected override void Joined(QueuedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!accounts.TryGetValue(request.Owner!, out var account))
        {
            account = new OwnerAccount();
            accounts.Add(request.Owner!, account);
        }

        request.Account = account;
        account.Add(request);
        if (account.Index < 0)
        {
            if (count == waiting.Length)
            {
                Array.Resize(ref waiting, 2 * count);
            }

            account.Index = count;
            waiting[count++] = account;
        }
    }

    /// <inheritdoc/>
    protected override void Left(QueuedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var account = request.Account!;
        account.Remove(request);
        if (account.First is null)
        {
            var last = waiting[--count];
            waiting[account.Index] = last;
            last.Index = account.Index;
            account.Index = -1;
        }
    }

    /// <inheritdoc/>
    protected override void Granted(QueuedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Left(request);
        request.Account!.Hold(request.Units, NowTicks, decay);
    }

    /// <inheritdoc/>
    protected override void Returned(QueuedRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Account!.Hold(-request.Units, NowTicks, decay);
    }

    private bool GoesBefore(OwnerAccount a, OwnerAccount b)
    {
        var (first, second) = (a.First!, b.First!);
        if (first.Priority != second.Priority)
        {
            return first.Priority < second.Priority;
        }

        var (usage, other) = (a.Usage(NowTicks, decay), b.Usage(NowTicks, decay));
        if (usage != other)
        {
            return usage < other;
        }

        return a.UnitsHeld != b.UnitsHeld ? a.UnitsHeld < b.UnitsHeld : first.Number < second.Number;
    }
}
