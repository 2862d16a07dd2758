using HubSim.Model.Computing;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Supply;

/// <summary>
/// Failures of an owner's cards. They come as a Poisson process; each takes a share of what still works, and gives it back
/// when it is repaired. Failure n has its gap, share and repair in a block of its own.
/// </summary>
sealed class OutageProcess
{
    private readonly World world;
    private readonly Outages rules;
    private readonly Action changed;
    private readonly Purpose luck;
    private readonly double perYear;
    private readonly string name;

    // Failures not yet repaired, in order of their numbers, so that the product is the same whatever is repaired first.
    private readonly List<(ulong Number, double Stays)> open = [];

    /// <summary>Resolves the failures of an owner.</summary>
    /// <param name="world">The replication.</param>
    /// <param name="rules">How often, how much, how long.</param>
    /// <param name="owner">Whose cards.</param>
    /// <param name="changed">Called whenever <see cref="Working"/> has changed.</param>
    public OutageProcess(World world, Outages rules, PoolOwner owner, Action changed)
    {
        this.world = world;
        this.rules = rules;
        this.changed = changed;
        luck = new Purpose(owner == PoolOwner.Hub ? "outage/hub" : "outage/public");
        perYear = world.Inputs[rules.Rate];
        name = owner == PoolOwner.Hub ? "outages of the hub's cards" : "outages of the public cards";
    }

    /// <summary>Share of the cards that works.</summary>
    public double Working { get; private set; } = 1;

    /// <summary>Failures so far.</summary>
    public long Count { get; private set; }

    /// <summary>Starts the failures.</summary>
    public void Start()
    {
        if (perYear > 0)
        {
            world.Simulator.Start(Fail(), name);
        }
    }

    private async Process Fail()
    {
        for (var number = 0UL; ; number++)
        {
            var draw = world.Streams.Draw(luck, 0, number);
            var gap = -Elementary.Log(draw.NextUniform()) / perYear;
            var share = rules.Share.Distribution.Quantile(draw.NextUniform());
            var repair = rules.Repair.Distribution.Quantile(draw.NextUniform());
            await world.Simulator.Hold(ModelTime.Years(gap));
            Count++;
            _ = world.Simulator.Start(Repair(number, 1 - share, Durations.Hours(repair)), "outage");
        }
    }

    private async Process Repair(ulong number, double stays, TimeSpan time)
    {
        open.Add((number, stays));
        Change();
        await world.Simulator.Hold(time);
        open.RemoveAll(one => one.Number == number);
        Change();
    }

    private void Change()
    {
        Working = 1;
        foreach (var (_, stays) in open)
        {
            Working *= stays;
        }

        changed();
    }
}
