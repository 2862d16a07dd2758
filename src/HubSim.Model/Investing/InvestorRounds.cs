using HubSim.Model.Finance;
using HubSim.Model.Population;
using HubSim.Model.Scenarios;
using HubSim.Model.Services;
using HubSim.Model.Worlds;

namespace HubSim.Model.Investing;

/// <summary>
/// Fund-raising of a firm: round after round, each at its time since the stage before (or earlier when money is short), with
/// one luck for all tries of a round.
/// </summary>
/// <param name="market">Investors.</param>
/// <param name="world">The replication.</param>
/// <param name="rules">Rules of investors.</param>
/// <param name="money">Rules of money.</param>
sealed class InvestorRounds(InvestorMarket market, World world, Investors rules, MoneyRules money)
{
    private readonly double[] probabilities = [.. money.Rounds.Select(round => world.Inputs[round.Probability])];
    private readonly double[] factors = FundRaising.FactorsOf(world, money);
    private readonly double lasts = world.Inputs[money.RoundLasts];
    private readonly TimeSpan between = ModelTime.Months(world.Inputs[rules.Tries.Between]);
    private readonly double earlyFactor = rules.Tries.Early is { } early ? world.Inputs[early.Odds] : 1;

    /// <summary>The whole of a firm's fund-raising, until it gives up, has raised every round, or is listed.</summary>
    public async Process Raise(Firm firm)
    {
        Assume(firm);
        var shortage = firm.Owners.Short = new Signal(world.Simulator, "short of money");
        for (var stage = firm.Money.Rounds; stage < probabilities.Length; stage++)
        {
            var plan = Plan(firm, stage);
            var due = world.Simulator.Now + plan.After;
            var isEarly = await shortage.Wait(plan.After);
            if (world.Platforms is { } platforms)
            {
                await platforms.Visit(firm, PlatformKind.Finance, (ulong)stage);
            }

            for (var left = rules.Tries.Count; firm.Owners.Listed is null;)
            {
                if (Agrees(firm, plan, isEarly))
                {
                    var offer = Offer(plan);
                    var isFunded = market.Capital is not { } capital || await capital[stage].Get(offer.Least, capital.Patience);
                    if (isFunded && Closes(firm, plan, offer))
                    {
                        break;
                    }

                    market.Unfinanced++;
                }

                left -= isEarly ? 0 : 1;
                if (left == 0)
                {
                    return;
                }

                var next = isEarly && due > world.Simulator.Now ? due - world.Simulator.Now : between;
                isEarly = false;
                await world.Simulator.Hold(next);
            }
        }
    }

    /// <summary>A firm that comes with rounds behind it has been valued elsewhere.</summary>
    private void Assume(Firm firm)
    {
        if (firm.Money.Rounds > 0)
        {
            var plan = Plan(firm, firm.Money.Rounds - 1);
            firm.Owners.Valuation = Money.FromMillion(plan.Million / plan.Dilution);
        }
    }

    /// <summary>All that is the firm's own in a round, whatever happens: luck, time, size, dilution, the state's interest.</summary>
    private RoundPlan Plan(Firm firm, int stage)
    {
        var draw = world.Streams.Draw(firm.Streams.Rounds, firm.Candidate, (ulong)stage);
        var round = money.Rounds[stage];
        return new RoundPlan(
            stage,
            draw.NextUniform(),
            ModelTime.Months(round.After.Distribution.Quantile(draw.NextUniform())),
            round.Size.Distribution.Quantile(draw.NextUniform()) * factors[firm.Strategy],
            rules.Stages[stage].Value.Dilution.Distribution.Quantile(draw.NextUniform()),
            draw.NextUniform());
    }

    private bool Agrees(Firm firm, RoundPlan plan, bool isEarly)
    {
        var factor = market.OddsFactor(firm) * (isEarly ? earlyFactor : 1) * (market.State?.FactorFor(plan.StateLuck) ?? 1);
        return plan.Luck < RoundOdds.Shift(probabilities[plan.Stage], factor);
    }

    private RoundOffer Offer(RoundPlan plan)
    {
        var wanted = Money.FromMillion(plan.Million * market.SizeFactor);
        var state = market.State is { } fund && fund.IsInterested(plan.StateLuck) ? wanted.Share(fund.Part) : Money.Zero;
        return new RoundOffer(wanted - state, (wanted - state).Share(market.Capital?.Least ?? 1), state);
    }

    /// <summary>
    /// The money that the round waited for is there; whatever more there is comes on top, up to the size wanted. False when
    /// nobody has anything.
    /// </summary>
    private bool Closes(Firm firm, RoundPlan plan, RoundOffer offer)
    {
        var ownPart = offer.Private;
        if (market.Capital is { } capital)
        {
            var fund = capital[plan.Stage];
            ownPart = offer.Least + fund.TakeUpTo(offer.Private - offer.Least);
            fund.Pay(firm.Account, ownPart);
        }
        else
        {
            world.Ledger.Transfer(world.Ledger.Investors, firm.Account, ownPart, PaymentReason.Round);
        }

        var statePart = Money.Zero;
        if (market.State is { } state)
        {
            statePart = state.Fund.TakeUpTo(offer.State);
            state.Fund.Pay(firm.Account, statePart);
        }

        if (ownPart + statePart == Money.Zero && offer.Private + offer.State > Money.Zero)
        {
            return false;
        }

        Receive(firm, plan, ownPart + statePart, statePart);
        return true;
    }

    private void Receive(Firm firm, RoundPlan plan, Money size, Money statePart)
    {
        var stake = new Stake(plan.Stage, world.Simulator.Now, size, statePart, plan.Dilution);
        firm.Owners.Add(stake, Money.FromMillion(size.Million / plan.Dilution));
        firm.Money.IsEarly = money.Rounds[plan.Stage].Early ?? false;
        firm.Money.Rounds++;
        firm.Money.Raised += size;
        var burn = Money.FromMillion(size.Million / lasts);
        firm.Money.Burn = burn > firm.Money.Burn ? burn : firm.Money.Burn;
        world.Talent?.Grow(firm);
        world.Census.Update(firm, world.Accounts.IsSubstantive(firm), world.Simulator.Now);
    }

    private readonly record struct RoundPlan(int Stage, double Luck, TimeSpan After, double Million, double Dilution, double StateLuck);

    private readonly record struct RoundOffer(Money Private, Money Least, Money State);
}
