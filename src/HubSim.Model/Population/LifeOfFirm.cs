using HubSim.Model.Worlds;

namespace HubSim.Model.Population;

/// <summary>
/// The life of a startup: found, seek a seat, apply, hire, build, earn, raise, graduate, exit. What goes on side by side are
/// child processes of the firm's work, and end with it, wherever they are.
/// </summary>
/// <param name="world">The replication.</param>
sealed class LifeOfFirm(World world)
{
    /// <summary>
    /// The firm is at work until it ends; by then its jobs have left the pool and its seat is free, and what remains is to
    /// settle its last bills and to count it out.
    /// </summary>
    public async Process Live(Firm firm)
    {
        await world.Simulator.StartChild(Work(firm), "work");
        world.Accounts.Wind(firm);
        world.Talent?.Leave(firm);
        world.Census.Update(firm, isSubstantive: false, world.Simulator.Now);
    }

    private async Process Work(Firm firm)
    {
        var luck = world.Streams.Draw(firm.Streams.Life, firm.Candidate, 0);
        var (closing, moving) = (luck.NextUniform(), luck.NextUniform());
        var (patience, tenancy) = (luck.NextUniform(), luck.NextUniform());
        var givingUp = luck.NextUniform();
        firm.GivingUpLuck = luck.NextUniform();
        firm.Fate = world.Hazards.Of(firm, closing, moving, givingUp);

        world.Talent?.Found(firm);
        SeekSeat(firm, patience, tenancy);
        EarnAndRaise(firm);
        Compute(firm);
        Hire(firm);
        Build(firm);

        // Exit: live until something ends the firm, be it empty cash, one of its risks, or a buyer.
        while (firm.Fate.Cause is null)
        {
            var hasTurned = await firm.Fate.Turned.Wait(firm.Fate.Due - world.Simulator.Now);
            if (!hasTurned)
            {
                firm.Fate.Strike();
            }
        }

        firm.Ended = (world.Simulator.Now, firm.Fate.Cause.Value);
    }

    /// <summary>Wait for a seat in the hub, stay there, and graduate. Without a hub every firm is resident at once.</summary>
    private void SeekSeat(Firm firm, double patience, double tenancy)
    {
        if (world.Seats is { } seats)
        {
            _ = world.Simulator.StartChild(seats.Stay(firm, patience, tenancy), "seat");
        }
        else
        {
            Seating.Seats.TakeIn(world, firm);
        }
    }

    /// <summary>Settle every month, apply for support with what was paid, and raise round after round.</summary>
    private void EarnAndRaise(Firm firm) => world.Accounts.StartChildren(firm);

    /// <summary>Submit jobs to the pool.</summary>
    private void Compute(Firm firm) => world.Pool?.StartChild(firm);

    /// <summary>Look for people for as long as some are missing.</summary>
    private void Hire(Firm firm)
    {
        if (world.Talent is { Engineers: not null } talent)
        {
            _ = world.Simulator.StartChild(talent.Hire(firm), "hiring");
        }
    }

    /// <summary>Experiment, train, have the model evaluated, file it, launch it, and begin the next one.</summary>
    private void Build(Firm firm)
    {
        if (world.Building is { } building)
        {
            _ = world.Simulator.StartChild(building.Build(firm), "building");
        }
    }
}
