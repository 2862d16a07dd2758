using HubSim.Model.Finance;
using HubSim.Model.Inputs;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Investing;

/// <summary>Private money, with a fund for each stage so that large rounds do not stand before small ones.</summary>
sealed class Capital
{
    private readonly World world;
    private readonly Schedule perYear;
    private readonly double reach;
    private readonly double kept;
    private readonly double[] shares;
    private readonly Fund[] funds;

    /// <summary>Resolves private money for a replication.</summary>
    public Capital(World world, PrivateCapital rules, Named<StageTerms> stages)
    {
        this.world = world;
        perYear = new Schedule(world.Scenario.Clock.Start, world.Inputs, rules.PerYear.Select(step => (step.From, step.Value)));
        reach = world.Inputs[rules.Reach];
        kept = world.Inputs[rules.Kept];
        Least = world.Inputs[rules.Least];
        Patience = ModelTime.Months(world.Inputs[rules.Patience]);
        var weights = stages.Select(entry => world.Inputs[entry.Value.CapitalShare]).ToArray();
        var sum = weights.Sum();
        shares = [.. weights.Select(weight => sum > 0 ? weight / sum : 0)];
        funds = [.. stages.Select(entry => new Fund(world, world.Ledger.Investors, $"capital for stage {entry.Key}"))];
    }

    /// <summary>Smallest part of a round with which it closes.</summary>
    public double Least { get; }

    /// <summary>How long a round waits for its money.</summary>
    public TimeSpan Patience { get; }

    /// <summary>Money that can be had in all stages.</summary>
    public Money Left => funds.Aggregate(Money.Zero, (sum, fund) => sum + fund.Left);

    /// <summary>True when every fund holds in the ledger what it says.</summary>
    public bool IsSound => Array.TrueForAll(funds, fund => fund.Left == fund.Balance);

    /// <summary>Money of a stage.</summary>
    public Fund this[int stage] => funds[stage];

    /// <summary>What the funds hold when the run begins.</summary>
    public void Open(double factor) => Fill(kept, factor);

    /// <summary>Money of one month comes in.</summary>
    public void Refill(double factor) => Fill(1, factor);

    private void Fill(double months, double factor)
    {
        var month = perYear.At(world.Simulator.Now) / 12 * reach * factor;
        for (var i = 0; i < funds.Length; i++)
        {
            var limit = Money.FromMillion(month * shares[i] * Math.Max(kept, 1));
            funds[i].Fill(Money.FromMillion(month * shares[i] * months), limit);
        }
    }
}

/// <summary>Money of state guidance funds.</summary>
sealed class StateMoney
{
    private readonly World world;
    private readonly Schedule perYear;
    private readonly double interest;
    private readonly double odds;

    /// <summary>Resolves the state's money for a replication.</summary>
    public StateMoney(World world, StateFunds rules)
    {
        this.world = world;
        perYear = new Schedule(world.Scenario.Clock.Start, world.Inputs, rules.PerYear.Select(step => (step.From, step.Value)));
        interest = world.Inputs[rules.Interest];
        odds = world.Inputs[rules.Odds];
        Part = world.Inputs[rules.Part];
        Fund = new Fund(world, world.Ledger.Treasury, "state funds");
    }

    /// <summary>The money.</summary>
    public Fund Fund { get; }

    /// <summary>Part of a round that they pay.</summary>
    public double Part { get; }

    /// <summary>True when they take an interest in the round of a firm with this luck, and have money.</summary>
    public bool IsInterested(double luck) => luck < interest && Fund.Left > Money.Zero;

    /// <summary>Factor on the odds of a round.</summary>
    public double FactorFor(double luck) => IsInterested(luck) ? odds : 1;

    /// <summary>Money of one month comes in.</summary>
    public void Refill()
    {
        var month = Money.FromMillion(perYear.At(world.Simulator.Now) / 12);
        Fund.Fill(month, Fund.Left + month);
    }
}
