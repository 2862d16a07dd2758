using System.Runtime.InteropServices;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Population;

/// <summary>
/// The four counts, kept up to date firm by firm, and the day on which the headline first stood at the target.
/// </summary>
/// <param name="target">The scenario's target.</param>
/// <param name="trail">Notes who changed a count last.</param>
sealed class Census(Target target, Trail trail)
{
    private readonly List<Firm> firms = [];

    /// <summary>Every firm ever, in order of founding.</summary>
    public IReadOnlyList<Firm> Firms => firms;

    /// <summary>The same, for those who go through all of them often.</summary>
    public ReadOnlySpan<Firm> AllFirms => CollectionsMarshal.AsSpan(firms);

    /// <summary>Firms that live, seat or not.</summary>
    public int Living { get; private set; }

    /// <summary>Firms that live and hold a seat.</summary>
    public int Resident { get; private set; }

    /// <summary>Firms that live and have held a seat.</summary>
    public int Through { get; private set; }

    /// <summary>Firms among those that have substance.</summary>
    public int Substantive { get; private set; }

    /// <summary>First time at which the headline count stood at the target; null while it has not.</summary>
    public TimeSpan? TargetTime { get; private set; }

    /// <summary>The count of a reading.</summary>
    public int Count(Reading reading) => reading switch
    {
        Reading.Attracted => firms.Count,
        Reading.Resident => Resident,
        Reading.Alive => Through,
        Reading.Substantive => Substantive,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Takes in a new firm.</summary>
    public void Enter(Firm firm, TimeSpan now)
    {
        firms.Add(firm);
        Update(firm, isSubstantive: false, now);
    }

    /// <summary>Counts a firm anew after anything about it has changed.</summary>
    public void Update(Firm firm, bool isSubstantive, TimeSpan now)
    {
        trail.Mark(Part.Firms);
        var before = firm.Standing;
        var living = firm.Ended is null;
        var through = living && firm.Seated is not null;
        var after = new Standing(living, living && firm.HoldsSeat, through, through && isSubstantive);
        Living += Change(before.Living, after.Living);
        Resident += Change(before.Resident, after.Resident);
        Through += Change(before.Through, after.Through);
        Substantive += Change(before.Substantive, after.Substantive);
        firm.Standing = after;
        if (TargetTime is null && Count(target.Reading) >= target.Count)
        {
            TargetTime = now;
        }
    }

    private static int Change(bool before, bool after) => (after ? 1 : 0) - (before ? 1 : 0);
}
