using HubSim.Model.Computing;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Supply;

/// <summary>
/// Brings cards to the pool, by owner and type: what is installed, what of it works, and what of that firms of the hub can
/// get. It tells the pool whenever this changes.
/// </summary>
sealed class CardSupply
{
    private static readonly PoolOwner[] Owners = [PoolOwner.Hub, PoolOwner.Public];

    private readonly World world;
    private readonly StockOfCards[] stocks;
    private readonly OutageProcess?[] outages = new OutageProcess?[2];
    private readonly double reach;
    private readonly TimeWeighted lost;

    /// <summary>Resolves the supply of a replication.</summary>
    public CardSupply(World world, SupplyRules rules, double reach)
    {
        this.world = world;
        this.reach = reach;
        DomesticRatio = world.Inputs[rules.DomesticRatio];
        stocks = [.. Stocks(PoolOwner.Hub, rules.Hub), .. Stocks(PoolOwner.Public, rules.Public)];
        lost = new TimeWeighted(world.Simulator);
        foreach (var owner in Owners)
        {
            outages[(int)owner] = rules.Outages is { } failures && Has(owner) ? new OutageProcess(world, failures, owner, Refresh) : null;
        }
    }

    /// <summary>Work of a domestic card over that of an imported one.</summary>
    public double DomesticRatio { get; }

    /// <summary>Failures so far.</summary>
    public long Failures => outages.Sum(one => one?.Count ?? 0);

    /// <summary>Share of all installed cards that did not work, averaged over time.</summary>
    public double MeanLost => lost.Mean;

    /// <summary>Cards installed, of a type, whoever runs them.</summary>
    public double Installed(CardType type) => stocks.Where(stock => stock.Type == type).Sum(stock => stock.Installed);

    /// <summary>Cards installed, as many as imported ones that would do the same work.</summary>
    public double Effective() => Installed(CardType.Imported) + (Installed(CardType.Domestic) * DomesticRatio);

    /// <summary>Cards that work and that firms of the hub can get, as the pool was last told.</summary>
    public long Available(PoolOwner owner, CardType type) => stocks.Where(stock => stock.Owner == owner && stock.Type == type).Sum(stock => stock.Available);

    /// <summary>Brings the first cards, and starts all that changes them.</summary>
    public void Start()
    {
        world.Dials.WhenTurned(Dial.WorkingCards, Refresh);
        Refresh();
        world.Simulator.Start(EveryMonth(), "growth of the supply of cards");
        foreach (var stock in stocks)
        {
            foreach (var (day, cards) in stock.Batches())
            {
                world.Simulator.Start(Commission(stock, day, cards), "commissioning of cards");
            }
        }

        foreach (var one in outages)
        {
            one?.Start();
        }
    }

    /// <summary>Tells the pool what there is now; whoever changes a part of it calls this.</summary>
    public void Refresh()
    {
        world.Trail.Mark(Part.Cards);
        foreach (var stock in stocks)
        {
            stock.Available = Whole.Floor(stock.Installed * Working(stock.Owner), stock.Owner == PoolOwner.Public ? reach * Left() : 1);
            world.Pool!.SetCapacity(stock.Owner, stock.Type, stock.Available, stock.Type == CardType.Domestic ? DomesticRatio : 1);
        }

        var (installed, working) = (0.0, 0.0);
        foreach (var stock in stocks)
        {
            installed += stock.Installed;
            working += stock.Installed * Working(stock.Owner);
        }

        lost.Set(installed > 0 ? 1 - (working / installed) : 0);
    }

    private IEnumerable<StockOfCards> Stocks(PoolOwner owner, CardStocks? rules) => rules is null
        ? []
        : [new StockOfCards(world, owner, CardType.Imported, rules.Imported), new StockOfCards(world, owner, CardType.Domestic, rules.Domestic)];

    /// <summary>What incumbents, whose health changes every month, leave of the public cards.</summary>
    private double Left() => 1 - (world.Incumbents?.CardsShare ?? 0);

    private bool Has(PoolOwner owner) => stocks.Any(stock => stock.Owner == owner);

    private double Working(PoolOwner owner) => Math.Min(1, world.Dials[Dial.WorkingCards]) * (outages[(int)owner]?.Working ?? 1);

    private async Process EveryMonth()
    {
        var clock = world.Scenario.Clock;
        for (var month = new DateOnly(clock.Start.Year, clock.Start.Month, 1).AddMonths(1); month <= clock.End; month = month.AddMonths(1))
        {
            await world.Simulator.HoldUntil(TimeSpan.FromDays(month.DayNumber - clock.Start.DayNumber));
            foreach (var stock in stocks)
            {
                stock.GrowMonth();
            }

            Refresh();
        }
    }

    private async Process Commission(StockOfCards stock, int day, double cards)
    {
        await world.Simulator.HoldUntil(TimeSpan.FromDays(day));
        stock.Commission(cards);
        Refresh();
    }
}
