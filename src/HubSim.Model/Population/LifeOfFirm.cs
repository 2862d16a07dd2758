using HubSim.Model.Worlds;

namespace HubSim.Model.Population;

/// <summary>The life of a startup from founding to its end.</summary>
/// <param name="world">The replication.</param>
sealed class LifeOfFirm(World world)
{
    private readonly double hazardPerYear = world.Scenario.Endings?.Hazard is { } hazard ? world.Inputs[hazard.Rate] * world.Inputs[hazard.Share] : 0;
    private readonly double hazardShape = world.Scenario.Endings?.Hazard is { } hazard ? world.Inputs[hazard.Shape] : 1;
    private readonly double movesPerYear = world.Scenario.Endings?.Moves is { } moves ? world.Inputs[moves.Rate] : 0;

    /// <summary>
    /// The firm is at work until it ends; by then its jobs have left the pool and its seat is free, and what remains is to
    /// settle its last bills and to count it out.
    /// </summary>
    public async Process Live(Firm firm)
    {
        await world.Simulator.StartChild(Work(firm), "work");
        world.Accounts.Wind(firm);
        world.Census.Update(firm, isSubstantive: false, world.Simulator.Now);
    }

    /// <summary>Everything a firm does, side by side, until the first of its endings.</summary>
    private async Process Work(Firm firm)
    {
        var draw = world.Streams.Draw(firm.Streams.Life, firm.Candidate, 0);
        var closes = TimeOfHazard(draw.NextUniform());
        var moves = TimeOfMove(draw.NextUniform());
        if (world.Seats is { } seats)
        {
            _ = world.Simulator.StartChild(seats.Stay(firm, draw.NextUniform(), draw.NextUniform()), "seat");
        }
        else
        {
            Seating.Seats.TakeIn(world, firm);
        }

        world.Accounts.StartChildren(firm);
        world.Pool?.StartChild(firm);
        var broke = await firm.Broke.Wait(closes < moves ? closes : moves);
        var cause = broke ? firm.Fate : closes < moves ? Cause.Hazard : Cause.Moved;
        firm.Ended = (world.Simulator.Now, cause);
    }

    /// <summary>Inversion of S(t) = exp(-(rate t)^shape), a Weibull survival function.</summary>
    private TimeSpan TimeOfHazard(double uniform) =>
        hazardPerYear > 0 ? ModelTime.Years(Elementary.Pow(-Elementary.Log(uniform), 1 / hazardShape) / hazardPerYear) : Durations.Forever;

    private TimeSpan TimeOfMove(double uniform) =>
        movesPerYear > 0 ? ModelTime.Years(-Elementary.Log(uniform) / movesPerYear) : Durations.Forever;
}
