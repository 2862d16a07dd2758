using HubSim.Model.Population;
using HubSim.Model.Scenarios;
using HubSim.Model.Support;
using HubSim.Model.Worlds;

namespace HubSim.Model.Finance;

/// <summary>How a firm comes to cards of its own.</summary>
/// <param name="world">The replication.</param>
/// <param name="ownersPay">True when owners pay every bill, so that no firm lacks cash.</param>
sealed class OwnBuilding(World world, bool ownersPay)
{
    /// <summary>
    /// A firm that plans to buy waits for its time, looks at its cash month by month, buys once, claims its part from the
    /// compute pot, and from then on adds what the cards do to what it builds.
    /// </summary>
    public async Process Build(Firm firm, OwnCards terms)
    {
        var draw = world.Streams.Draw(firm.Streams.OwnCards, firm.Candidate, 0);
        var plans = draw.NextUniform() < world.Inputs[terms.Share];
        var after = terms.After.Distribution.Quantile(draw.NextUniform());
        var million = terms.Cost.Distribution.Quantile(draw.NextUniform());
        if (!plans)
        {
            return;
        }

        await world.Simulator.Hold(ModelTime.Months(after));
        var cost = Money.FromMillion(million);
        var reserve = Money.FromMillion(million * world.Inputs[terms.Reserve]);
        while (!ownersPay && world.Ledger[firm.Account] < reserve)
        {
            await world.Simulator.Hold(ModelTime.Month);
        }

        Buy(firm, cost);
        var hours = million * world.Inputs[terms.UsefulHours];
        while (true)
        {
            await world.Simulator.Hold(ModelTime.Month);
            firm.Progress.Add(hours);
        }
    }

    private void Buy(Firm firm, Money cost)
    {
        if (ownersPay)
        {
            world.Ledger.Transfer(world.Ledger.Investors, firm.Account, cost, PaymentReason.OwnersPay);
        }

        world.Ledger.Transfer(firm.Account, world.Ledger.CardMarket, cost, PaymentReason.OwnCards);
        firm.Money.Spent += cost;
        firm.Money.OwnCards += cost;
        world.Office?.Claim(firm, PotKind.Compute, cost, Covers.OwnCards);
    }
}
