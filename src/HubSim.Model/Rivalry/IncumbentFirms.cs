using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Rivalry;

/// <summary>All incumbents of one replication; their state changes month by month.</summary>
sealed class IncumbentFirms
{
    /// <summary>They never take all cards of the pool.</summary>
    private const double MostCards = 0.95;

    private readonly World world;
    private readonly List<IncumbentFirm> firms;
    private readonly double atFirst;

    /// <summary>Resolves the inputs of a replication.</summary>
    public IncumbentFirms(World world, Incumbents rules)
    {
        this.world = world;
        firms = [.. rules.Firms.Select(entry => new IncumbentFirm(entry.Key, world, rules, entry.Value))];
        atFirst = EngineersEmployed;
    }

    /// <summary>The incumbents, in the scenario's order.</summary>
    public IReadOnlyList<IncumbentFirm> Firms => firms;

    /// <summary>Engineers that they employ together.</summary>
    public double EngineersEmployed => firms.Sum(firm => firm.Engineers);

    /// <summary>Engineers whom they have drawn from the others since the start; negative when they have let people go.</summary>
    public double EngineersDrawn => EngineersEmployed - atFirst;

    /// <summary>Share of the public pool that they take together.</summary>
    public double CardsShare => Math.Min(MostCards, firms.Sum(firm => firm.CardsShare));

    /// <summary>Starts the months.</summary>
    public void Start() => world.Simulator.Start(EveryMonth(), "incumbents");

    /// <summary>Looks for a buyer of a firm: one of those with appetite, the more likely the more it has.</summary>
    /// <param name="uniform">The firm's own luck, between 0 and 1.</param>
    /// <returns>The buyer's name; null when nobody buys.</returns>
    public string? TryAcquire(double uniform)
    {
        var point = uniform * firms.Sum(firm => firm.Appetite);
        foreach (var firm in firms)
        {
            if (point < firm.Appetite)
            {
                firm.Buy();
                return firm.Name;
            }

            point -= firm.Appetite;
        }

        return null;
    }

    private async Process EveryMonth()
    {
        for (var step = 0UL; ; step++)
        {
            await world.Simulator.Hold(ModelTime.Month);
            foreach (var firm in firms)
            {
                firm.Step(step);
            }

            world.Talent?.Resize();
        }
    }
}
