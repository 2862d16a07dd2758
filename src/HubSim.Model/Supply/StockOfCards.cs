using HubSim.Model.Computing;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Supply;

/// <summary>Cards of one owner and type in a replication.</summary>
sealed class StockOfCards
{
    private readonly World world;
    private readonly CardStock rules;
    private readonly Schedule growth;
    private readonly Dial dial;

    /// <summary>Resolves a stock.</summary>
    public StockOfCards(World world, PoolOwner owner, CardType type, CardStock rules)
    {
        this.world = world;
        this.rules = rules;
        Owner = owner;
        Type = type;
        dial = type == CardType.Imported ? Dial.ImportedCards : Dial.DomesticCards;
        growth = new Schedule(world.Scenario.Clock.Start, world.Inputs, rules.Growth.Select(step => (step.From, step.Rate)));
        Installed = world.Inputs[rules.AtStart];
    }

    /// <summary>Who runs them.</summary>
    public PoolOwner Owner { get; }

    /// <summary>Where they come from.</summary>
    public CardType Type { get; }

    /// <summary>Cards that there are, whether they work or not.</summary>
    public double Installed { get; private set; }

    /// <summary>Cards of them that work and that firms of the hub can get, as the pool was last told.</summary>
    public long Available { get; set; }

    /// <summary>Batches that come within the run, with their days since the start.</summary>
    public IEnumerable<(int Day, double Cards)> Batches() => rules.Commissioned
        .Select(batch => (batch.On.DayNumber - world.Scenario.Clock.Start.DayNumber, world.Inputs[batch.Cards]))
        .Where(batch => batch.Item1 >= 0 && batch.Item1 < world.Scenario.Clock.Days);

    /// <summary>Commissions a batch, as far as shocks allow.</summary>
    public void Commission(double cards) => Installed += cards * world.Dials[dial];

    /// <summary>Commissions a twelfth of a year's growth; what retires is not turned by shocks.</summary>
    public void GrowMonth()
    {
        var rate = growth.At(world.Simulator.Now);
        if (rate != 0)
        {
            var added = Installed * (Elementary.Pow(1 + rate, 1.0 / 12) - 1);
            Installed += added > 0 ? added * world.Dials[dial] : added;
        }
    }
}
