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
    private readonly StaffCosts staff = new(world, rules);
    private readonly Earnings earnings = new(world, rules);
    private readonly Purchases purchases = new(world, world.Scenario.Contracts);

    /// <summary>Settles every month after founding.</summary>
    public async Process EveryMonth(Firm firm)
    {
        staff.Begin(firm);
        while (true)
        {
            await world.Simulator.Hold(ModelTime.Month);
            staff.Update(firm);
            Earn(firm);
            var spent = firm.Money.Spent;
            var isBroke = !PayBills(firm);
            world.Office?.UpdateSupport(firm);
            CountPublicMonths(firm, firm.Money.Spent - spent);
            var loss = firm.Money.Spent - spent - firm.Money.RevenueLastMonth;
            staff.Watch(firm, loss);
            world.Investors?.Watch(firm, loss);
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
        var revenue = earnings.Of(firm);
        world.Ledger.Transfer(world.Ledger.Customers, firm.Account, revenue, PaymentReason.Revenue);
        firm.Money.Revenue += revenue;
        firm.Money.RevenueLastMonth = revenue;
    }

    private bool PayBills(Firm firm)
    {
        if (!Pay(firm, world.Ledger.Staff, staff.Bill(firm), PaymentReason.Burn))
        {
            return false;
        }

        var compute = firm.Jobs.PoolBill + firm.Jobs.MarketBill;
        if (!PayComputeBills(firm))
        {
            return false;
        }

        world.Office?.Claim(firm, PotKind.Compute, compute);
        var models = purchases.Models(firm);
        if (!Pay(firm, world.Ledger.ModelVendors, models, PaymentReason.Models))
        {
            return false;
        }

        world.Office?.Claim(firm, PotKind.Models, models);
        var corpora = purchases.Corpora(firm);
        if (!Pay(firm, world.Ledger.DataVendors, corpora, PaymentReason.Corpora))
        {
            return false;
        }

        world.Office?.Claim(firm, PotKind.Corpora, corpora);
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
        firm.Money.PublicLastMonth = firm.Money.PublicThisMonth;
        firm.Money.PublicThisMonth = Money.Zero;
    }
}
