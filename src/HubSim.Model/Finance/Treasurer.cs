using HubSim.Model.Population;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Finance;

/// <summary>The money of firms: what they begin with, what they live on, and what is left of them.</summary>
sealed class Treasurer
{
    private readonly World world;
    private readonly MoneyRules? rules;
    private readonly Money substantiveRevenue;
    private readonly double reserveMonths;
    private readonly Settlement settlement;
    private readonly OwnBuilding building;
    private readonly FundRaising? raising;

    /// <summary>Resolves the money of a replication.</summary>
    /// <param name="world">The replication.</param>
    /// <param name="rules">Rules of cash, burn, revenue and rounds; null when off: owners then pay every bill.</param>
    public Treasurer(World world, MoneyRules? rules = null)
    {
        this.world = world;
        this.rules = rules;
        settlement = new Settlement(world, rules);
        building = new OwnBuilding(world, ownersPay: rules is null);
        if (rules is not null)
        {
            reserveMonths = rules.Reserve is { } reserve ? world.Inputs[reserve] : 0;
            substantiveRevenue = Money.FromMillion(world.Inputs[rules.SubstantiveRevenue]);
            raising = world.Investors is null ? new FundRaising(world, rules) : null;
        }
    }

    /// <summary>Draws a new firm's money and pays in its founding cash.</summary>
    public void Endow(Firm firm)
    {
        if (rules?.Strategies[firm.Strategy].Value is { } money)
        {
            var draw = world.Streams.Draw(firm.Streams.Money, firm.Candidate, 0);
            var cash = Money.FromMillion(money.FoundingCash.Distribution.Quantile(draw.NextUniform()) * firm.Brought.Cash);
            var runway = money.Runway.Distribution.Quantile(draw.NextUniform());
            firm.Money.Founding = cash;
            firm.Money.IsEarly = firm.Money.Rounds == 0 || (rules.Rounds[firm.Money.Rounds - 1].Early ?? false);
            firm.Money.Burn = Money.FromMillion(cash.Million / runway);
            firm.Money.FirstRevenue = ModelTime.Months(money.FirstRevenue.Distribution.Quantile(draw.NextUniform()));
            firm.Money.RevenuePerBurn = money.RevenuePerBurn.Distribution.Quantile(draw.NextUniform());
            world.Ledger.Transfer(world.Ledger.Investors, firm.Account, cash, PaymentReason.Founding);
        }

        if (world.Scenario.Contracts?.Strategies[firm.Strategy].Value is { } contracts)
        {
            var draw = world.Streams.Draw(firm.Streams.Contracts, firm.Candidate, 0);
            firm.Money.Models = Money.FromMillion(contracts.Models.Distribution.Quantile(draw.NextUniform()));
            firm.Money.Corpora = Money.FromMillion(contracts.Corpora.Distribution.Quantile(draw.NextUniform()));
        }
    }

    /// <summary>Starts what a firm does about money while it works; called by the firm's own process.</summary>
    public void StartChildren(Firm firm)
    {
        if (rules is not null || world.Scenario.Contracts is not null || world.Scenario.Compute is not null)
        {
            world.Simulator.StartChild(settlement.EveryMonth(firm), "settlement");
        }

        if (world.Scenario.Contracts?.Strategies[firm.Strategy].Value.OwnCards is { } cards)
        {
            world.Simulator.StartChild(building.Build(firm, cards), "own cards");
        }

        world.Investors?.StartChildren(firm);
        if (raising is not null)
        {
            world.Simulator.StartChild(raising.Rounds(firm), "rounds");
        }
    }

    /// <summary>True when a firm has outside money from a round, a filed model, or revenue at or above the threshold.</summary>
    public bool IsSubstantive(Firm firm) =>
        firm.Progress.Filed > 0
        || (rules is not null && (firm.Money.Rounds > 0 || (firm.Money.RevenueLastMonth.Fen > 0 && firm.Money.RevenueLastMonth.Fen * 12 >= substantiveRevenue.Fen)));

    /// <summary>True when a firm could pay a bill now, on top of what it already owes for cards and of what it keeps.</summary>
    public bool CanAfford(Firm firm, Money cost) =>
        rules is null
        || firm.Jobs.PoolBill + firm.Jobs.MarketBill + cost + Reserve(firm) <= world.Ledger[firm.Account];

    private Money Reserve(Firm firm) =>
        reserveMonths > 0 ? Money.FromMillion(firm.Money.Burn.Million * reserveMonths) : Money.Zero;

    /// <summary>A firm has ended: its open bills are paid as far as its cash goes, and the rest goes to its investors.</summary>
    public void Wind(Firm firm)
    {
        settlement.PayComputeBills(firm);
        world.Office?.Conduct.Leave(firm);
        var cash = world.Ledger[firm.Account];
        if (world.Investors is { } investors)
        {
            investors.Wind(firm, cash);
        }
        else
        {
            world.Ledger.Transfer(firm.Account, world.Ledger.Investors, cash, PaymentReason.WoundUp);
        }
    }
}
