using HubSim.Model.Computing;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Supply;

/// <summary>What cards cost now: on the market, and in the pools.</summary>
sealed class Rents
{
    private readonly World world;
    private readonly double[]? path;
    private readonly double domestic = 1;
    private readonly double pool;
    private readonly Schedule? poolPrice;
    private readonly Schedule? marketPrice;

    /// <summary>Resolves rents: of the section for them or, without it, of the prices that the scenario lists.</summary>
    public Rents(World world, Compute compute)
    {
        this.world = world;
        var start = world.Scenario.Clock.Start;
        if (compute.Rent is { } rent)
        {
            path = RentPath.Of(world, rent);
            domestic = world.Inputs[rent.Domestic];
            pool = world.Inputs[rent.Pool];
            return;
        }

        poolPrice = new Schedule(start, world.Inputs, compute.Price!.Select(step => (step.From, step.Value)));
        if (compute.Market?.Price is { } prices)
        {
            marketPrice = new Schedule(start, world.Inputs, prices.Select(step => (step.From, step.Value)));
        }
    }

    /// <summary>Whether there is a market rent.</summary>
    public bool HasMarket => path is not null || marketPrice is not null;

    /// <summary>Rent on the market, in RMB per card-hour; 0 without a market.</summary>
    public double Market(CardType type) =>
        (path is null ? marketPrice?.At(world.Simulator.Now) ?? 0 : path[Today()] * Ratio(type)) * world.Dials[Dial.MarketRent];

    /// <summary>Rent in the public pool and in the hub's cluster, in RMB per card-hour.</summary>
    public double Pool(CardType type) => path is null ? poolPrice!.At(world.Simulator.Now) : Market(type) * pool;

    private double Ratio(CardType type) => type == CardType.Domestic ? domestic : 1;

    private int Today() => Math.Min((int)(world.Simulator.Now.Ticks / TimeSpan.TicksPerDay), path!.Length - 1);
}
