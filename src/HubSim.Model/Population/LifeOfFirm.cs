using HubSim.Model.Worlds;

namespace HubSim.Model.Population;

/// <summary>
/// The life of a startup: found, seek a seat, earn, apply, raise, compute, hire, build, and exit. Read
/// <see cref="Live"/> first, then <see cref="Work"/>; each step below says where its own story is told.
/// </summary>
/// <remarks>
/// What goes on side by side are child processes of the firm's work. They end with it wherever they are: a job leaves
/// the pool, a wait leaves its queue, and nothing has to be cancelled by hand. Seat, places and people go back when the
/// firm leaves. Any part of the model can be switched off, and the step is then empty.
/// </remarks>
/// <param name="world">The replication.</param>
sealed class LifeOfFirm(World world)
{
    /// <summary>A firm from its founding to its end.</summary>
    public async Process Live(Firm firm)
    {
        var luck = Found(firm);
        await world.Simulator.StartChild(Work(firm, luck), "work");
        Leave(firm);
    }

    /// <summary>
    /// Everything that the firm does, until something ends it: empty cash, one of its risks, or a buyer.
    /// </summary>
    private async Process Work(Firm firm, SeatLuck luck)
    {
        SeekSeat(firm, luck);
        EarnApplyAndRaise(firm);
        Compute(firm);
        Hire(firm);
        Build(firm);

        var fate = firm.Fate!;
        while (fate.Cause is null)
        {
            var hasTurned = await fate.Turned.Wait(fate.Due - world.Simulator.Now);
            if (!hasTurned)
            {
                fate.Strike();
            }
        }

        firm.Ended = (world.Simulator.Now, fate.Cause.Value);
        world.Pool?.Leave(firm);
    }

    /// <summary>
    /// All luck of a life is drawn before it begins, from numbers that are the founder's own, so that the same founder
    /// has the same luck in every scenario. The founders begin to work.
    /// </summary>
    private SeatLuck Found(Firm firm)
    {
        var draw = world.Streams.Draw(firm.Streams.Life, firm.Candidate, 0);
        var (closing, moving) = (draw.NextUniform(), draw.NextUniform());
        var luck = new SeatLuck(draw.NextUniform(), draw.NextUniform());
        var givingUp = draw.NextUniform();
        firm.GivingUpLuck = draw.NextUniform();
        firm.Fate = world.Hazards.Of(firm, closing, moving, givingUp);
        world.Talent?.Found(firm);
        return luck;
    }

    /// <summary>
    /// Wait for a seat in the hub, stay there, and graduate: <see cref="Seating.Seats"/>. Without a hub every firm is
    /// resident at once.
    /// </summary>
    private void SeekSeat(Firm firm, SeatLuck luck)
    {
        if (world.Seats is { } seats)
        {
            _ = world.Simulator.StartChild(seats.Stay(firm, luck.Patience, luck.Tenancy), "seat");
        }
        else
        {
            Seating.Seats.TakeIn(world, firm);
        }
    }

    /// <summary>
    /// Settle every month, apply for support with what was paid (<see cref="Finance.Settlement"/>), and raise round
    /// after round (<see cref="Investing.InvestorRounds"/>).
    /// </summary>
    private void EarnApplyAndRaise(Firm firm) => world.Accounts.StartChildren(firm);

    /// <summary>Submit jobs to the pool, and wait for cards or buy them: <see cref="Computing.CardPool"/>.</summary>
    private void Compute(Firm firm) => world.Pool?.StartChild(firm);

    /// <summary>Look for people for as long as some are missing: <see cref="People.TalentPool"/>.</summary>
    private void Hire(Firm firm)
    {
        if (world.Talent is { Engineers: not null } talent)
        {
            _ = world.Simulator.StartChild(talent.Hire(firm), "hiring");
        }
    }

    /// <summary>
    /// Experiment, train, have the model evaluated, file it, launch it, and begin the next one:
    /// <see cref="Building.ModelBuilding"/>.
    /// </summary>
    private void Build(Firm firm)
    {
        if (world.Building is { } building)
        {
            _ = world.Simulator.StartChild(building.Build(firm), "building");
        }
    }

    /// <summary>
    /// By now the firm's jobs have left the pool. Its seat and places are free, its last bills are settled, its people go,
    /// and it is counted out.
    /// </summary>
    private void Leave(Firm firm)
    {
        world.Seats?.Leave(firm);
        Services.Platforms.Leave(firm);
        world.Accounts.Wind(firm);
        world.Talent?.Leave(firm);
        world.Census.Update(firm, isSubstantive: false, world.Simulator.Now);
    }

    /// <summary>A founder's own numbers between 0 and 1 for the time in the hub.</summary>
    /// <param name="Patience">How long it waits for a seat.</param>
    /// <param name="Tenancy">How long it may stay.</param>
    private readonly record struct SeatLuck(double Patience, double Tenancy);
}
