using HubSim.Model.Population;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Seating;

/// <summary>Seats of the hub, and the queue for them: first come, first served.</summary>
sealed class Seats
{
    private readonly World world;
    private readonly Hub hub;
    private readonly Schedule area;
    private readonly double areaPerFirm;
    private readonly Resource seats;
    private readonly double graduationSize;

    /// <summary>Resolves the hub's inputs for a replication.</summary>
    public Seats(World world, Hub hub)
    {
        this.world = world;
        this.hub = hub;
        area = new Schedule(world.Scenario.Clock.Start, world.Inputs, hub.FloorArea.Select(step => (step.From, step.Value)));
        graduationSize = hub.GraduationSize is { } size ? world.Inputs[size] : double.PositiveInfinity;
        areaPerFirm = world.Inputs[hub.AreaPerFirm];
        seats = new Resource(world.Simulator, Capacity(TimeSpan.Zero), "seats");
    }

    /// <summary>Firms waiting for a seat.</summary>
    public long Waiting => seats.Waiting;

    /// <summary>Seats taken.</summary>
    public long Taken => seats.InUse;

    /// <summary>Seats that there are.</summary>
    public long Total => seats.Capacity;

    /// <summary>A firm becomes resident without a seat, as every firm does when the hub is switched off.</summary>
    public static void TakeIn(World world, Firm firm)
    {
        firm.Seated = world.Simulator.Now;
        firm.Fate?.Reconsider();
        world.Census.Update(firm, world.Accounts.IsSubstantive(firm), world.Simulator.Now);
    }

    /// <summary>Starts the growth of the hub.</summary>
    public void Start() => world.Simulator.Start(Grow(), "floor area of the hub");

    /// <summary>
    /// A firm's time in the hub: it waits for a seat, stays for its tenancy, and leaves. One that ends before gives its seat
    /// back in <see cref="Leave"/>, so that nothing has to be unwound here: that would cost as much as dozens of events.
    /// </summary>
    public async Process Stay(Firm firm, double patience, double tenancy)
    {
        var seat = await seats.Acquire(patience: ModelTime.Months(hub.Patience.Distribution.Quantile(patience)));
        if (!seat.IsGranted)
        {
            firm.SeatRefused = true;
            return;
        }

        world.Trail.Mark(Part.Seats);
        firm.Seat = seat;
        TakeIn(world, firm);
        var over = world.Simulator.Now + ModelTime.Months(hub.Tenancy.Distribution.Quantile(tenancy));
        while (firm.Team.People < graduationSize && world.Simulator.Now < over)
        {
            await firm.Team.Changed.Wait(over - world.Simulator.Now);
        }

        firm.Graduated = world.Simulator.Now;
        Leave(firm);
    }

    /// <summary>A firm gives its seat back, if it holds one: its time is over, or it has ended.</summary>
    public void Leave(Firm firm)
    {
        if (!firm.HoldsSeat)
        {
            return;
        }

        world.Trail.Mark(Part.Seats);
        firm.SeatLeft = world.Simulator.Now;
        firm.Fate?.Reconsider();
        world.Census.Update(firm, world.Accounts.IsSubstantive(firm), world.Simulator.Now);
        firm.Seat.Dispose();
    }

    private async Process Grow()
    {
        foreach (var change in area.Changes.Where(change => change > TimeSpan.Zero))
        {
            await world.Simulator.HoldUntil(change);
            seats.SetCapacity(Capacity(change));
        }
    }

    private long Capacity(TimeSpan time) => Whole.Ratio(area.At(time), areaPerFirm);
}
