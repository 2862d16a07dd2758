using HubSim.Kernel.Processes;

namespace HubSim.Kernel.Resources;

/// <content>Taking units from those who hold them.</content>
/// <remarks>
/// Who loses a grant is told only after the units have found their new holder: telling one can end the wait of a group,
/// which leaves other lines, and so may serve somebody here.
/// </remarks>
public sealed partial class Resource
{
    private HolderRanks? ranks;
    private GrantPlace? grantPlace;

    /// <summary>Where processes stand that hold on a grant.</summary>
    internal GrantPlace GrantPlace => grantPlace ??= new GrantPlace(this);

    /// <summary>Whether a grant was lost, and not disposed of since.</summary>
    internal bool IsLost(Holding holding) => holdings.IsLost(holding);

    /// <summary>Throws if a grant was given back.</summary>
    internal void CheckHeld(Holding holding)
    {
        simulator.RefuseIfStale(epoch);
        if (!holdings.Contains(holding))
        {
            throw new InvalidOperationException(
                $"A grant of '{Name}' that was given back cannot be held on{simulator.Where}.");
        }
    }

    private bool TryPreemptAtOnce(long units, int priority, out Holding holding)
    {
        if (!CanPreempt(units, priority))
        {
            holding = default;
            return false;
        }

        var from = Lose(units - (Capacity - InUse));
        holding = Take(units, priority, simulator.CurrentNumber);
        Tell(from);
        Serve();
        return true;
    }

    private bool TryPreempt(ProcessBox first)
    {
        if (!CanPreempt(first))
        {
            return false;
        }

        var from = Lose(first.Request - (Capacity - InUse));
        Admit(first);
        Tell(from);
        Resume(first);
        return true;
    }

    // A branch of a group whose outcome is settled is about to leave the line: nobody must lose a grant to it.
    private bool CanPreempt(ProcessBox first) =>
        first.Group is not { IsDecided: true } && CanPreempt(first.Request, first.RequestPriority);

    private bool CanPreempt(long units, int priority)
    {
        ranks ??= new HolderRanks(holdings);
        return units - (Capacity - InUse) <= ranks.UnitsBehind(priority);
    }

    private void Evict(long units)
    {
        ranks ??= new HolderRanks(holdings);
        Tell(Lose(units));
    }

    // Number of the first of those who were chosen, for Tell.
    private int Lose(long units)
    {
        // It may lag behind what was granted at this tick, and its maximum must not miss that.
        BusyUnits.SetCount(InUse);
        var from = ranks!.ChosenCount;
        ranks.Choose(units);
        for (var number = from; number < ranks.ChosenCount; number++)
        {
            var index = ranks.Chosen(number);
            var lost = holdings.Lose(index);
            ranks.Remove(index, lost);
            InUse -= lost;
            if (asked is not null)
            {
                ReportReturn(index);
            }
        }

        BusyUnits.SetCount(InUse);
        return from;
    }

    private void Tell(int from)
    {
        for (var number = from; number < ranks!.ChosenCount; number++)
        {
            grantPlace?.Wake(ranks.Chosen(number));
            usePlace?.Wake(ranks.Chosen(number));
        }

        ranks.Forget(from);
    }
}
