using HubSim.Model.Population;
using HubSim.Model.Scenarios;
using HubSim.Model.Services;
using HubSim.Model.Worlds;

namespace HubSim.Model.Finance;

/// <summary>Rounds of outside money, one after the other, until a firm misses one.</summary>
/// <param name="world">The replication.</param>
/// <param name="rules">Rules of money.</param>
sealed class FundRaising(World world, MoneyRules rules)
{
    private readonly double[] odds = [.. rules.Rounds.Select(round => world.Inputs[round.Probability])];
    private readonly double[] factors = FactorsOf(world, rules);
    private readonly double lasts = world.Inputs[rules.RoundLasts];

    /// <summary>A firm raises round after round; its luck in each is its own, whatever else happens.</summary>
    public async Process Rounds(Firm firm)
    {
        for (var i = firm.Money.Rounds; i < odds.Length; i++)
        {
            var draw = world.Streams.Draw(firm.Streams.Rounds, firm.Candidate, (ulong)i);
            if (draw.NextUniform() >= odds[i])
            {
                return;
            }

            var round = rules.Rounds[i];
            await world.Simulator.Hold(ModelTime.Months(round.After.Distribution.Quantile(draw.NextUniform())));
            if (world.Platforms is { } platforms)
            {
                await platforms.Visit(firm, PlatformKind.Finance, (ulong)i);
            }

            Receive(firm, Money.FromMillion(round.Size.Distribution.Quantile(draw.NextUniform()) * factors[firm.Strategy]));
        }
    }

    /// <summary>Factor on the size of rounds by strategy.</summary>
    public static double[] FactorsOf(World world, MoneyRules rules) =>
        [.. rules.Strategies.Select(entry => entry.Value.RoundFactor is { } factor ? world.Inputs[factor] : 1)];

    private void Receive(Firm firm, Money size)
    {
        world.Ledger.Transfer(world.Ledger.Investors, firm.Account, size, PaymentReason.Round);
        firm.Money.IsEarly = rules.Rounds[firm.Money.Rounds].Early ?? false;
        firm.Money.Rounds++;
        firm.Money.Raised += size;
        var burn = Money.FromMillion(size.Million / lasts);
        firm.Money.Burn = burn > firm.Money.Burn ? burn : firm.Money.Burn;
        world.Talent?.Grow(firm);
        world.Census.Update(firm, world.Accounts.IsSubstantive(firm), world.Simulator.Now);
    }
}
