using HubSim.Model.Inputs;
using HubSim.Model.Population;
using HubSim.Model.Scenarios;
using HubSim.Model.Support;
using HubSim.Model.Worlds;

namespace HubSim.Model.Finance;

/// <summary>
/// The monthly settlement of a firm: revenue comes in, bills go out in a fixed order (staff, compute, models, corpora), and
/// what was paid is claimed from the pots. A firm that cannot pay a bill is broke.
/// </summary>
/// <param name="world">The replication.</param>
/// <param name="rules">Rules of money; null when off: owners then pay what a firm owes.</param>
sealed class Settlement(World world, MoneyRules? rules)
{
    private readonly double[] rampMonths = [.. (rules?.Strategies ?? new Named<StrategyMoney>([])).Select(entry => world.Inputs[entry.Value.RevenueRamp])];

    /// <summary>Settles every month after founding.</summary>
    public async Process EveryMonth(Firm firm)
    {
        while (true)
        {
            await world.Simulator.Hold(ModelTime.Month);
            Earn(firm);
            var spent = firm.Money.Spent;
            var isBroke = !PayBills(firm);
            world.Office?.UpdateSupport(firm);
            CountPublicMonths(firm, firm.Money.Spent - spent);
            world.Investors?.Watch(firm, firm.Money.Spent - spent - firm.Money.RevenueLastMonth);
            if (isBroke)
            {
                firm.End(Cause.Cash);
                return;
            }

            world.Census.Update(firm, world.Accounts.IsSubstantive(firm), world.Simulator.Now);
        }
    }

    /// <summary>Pays what is owed for cards as far as the firm's money goes; false when it does not.</summary>
    public bool PayComputeBills(Firm firm)
    {
        var pool = Pay(firm, world.Ledger.PoolOperator, firm.Jobs.PoolBill, PaymentReason.PoolCards);
        firm.Jobs.PoolBill = Money.Zero;
        var market = Pay(firm, world.Ledger.CardMarket, firm.Jobs.MarketBill, PaymentReason.MarketCards);
        firm.Jobs.MarketBill = Money.Zero;
        return pool && market;
    }

    private void Earn(Firm firm)
    {
        var age = world.Simulator.Now - firm.Founded + firm.Brought.Age - firm.Money.FirstRevenue;
        if (rules is null || age < TimeSpan.Zero)
        {
            return;
        }

        var ramp = rampMonths[firm.Strategy];
        var grown = ramp <= 0 ? 1 : Math.Min(1, age / ModelTime.Months(ramp));
        var revenue = Money.FromMillion(firm.Money.Burn.Million * firm.Money.RevenuePerBurn * grown);
        world.Ledger.Transfer(world.Ledger.Customers, firm.Account, revenue, PaymentReason.Revenue);
        firm.Money.Revenue += revenue;
        firm.Money.RevenueLastMonth = revenue;
    }

    private bool PayBills(Firm firm)
    {
        if (!Pay(firm, world.Ledger.Staff, firm.Money.Burn, PaymentReason.Burn))
        {
            return false;
        }

        var compute = firm.Jobs.PoolBill + firm.Jobs.MarketBill;
        if (!PayComputeBills(firm))
        {
            return false;
        }

        world.Office?.Claim(firm, PotKind.Compute, compute);
        if (!Pay(firm, world.Ledger.ModelVendors, firm.Money.Models, PaymentReason.Models))
        {
            return false;
        }

        world.Office?.Claim(firm, PotKind.Models, firm.Money.Models);
        if (!Pay(firm, world.Ledger.DataVendors, firm.Money.Corpora, PaymentReason.Corpora))
        {
            return false;
        }

        world.Office?.Claim(firm, PotKind.Corpora, firm.Money.Corpora);
        return true;
    }

    /// <summary>Pays a bill; what the firm cannot pay is written off and makes it broke.</summary>
    private bool Pay(Firm firm, Account to, Money bill, PaymentReason reason)
    {
        if (rules is null)
        {
            world.Ledger.Transfer(world.Ledger.Investors, firm.Account, bill, PaymentReason.OwnersPay);
        }

        var paid = Money.Min(bill, world.Ledger[firm.Account]);
        world.Ledger.Transfer(firm.Account, to, paid, reason);
        firm.Money.Spent += paid;
        firm.Money.Unpaid += bill - paid;
        return paid == bill;
    }

    private static void CountPublicMonths(Firm firm, Money spent)
    {
        var isMostlyPublic = firm.Money.PublicThisMonth.Fen > spent.Fen / 2;
        firm.Money.MostlyPublicMonths = isMostlyPublic ? firm.Money.MostlyPublicMonths + 1 : 0;
        firm.Money.PublicThisMonth = Money.Zero;
    }
}
