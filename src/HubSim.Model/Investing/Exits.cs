using HubSim.Model.Finance;
using HubSim.Model.Population;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Investing;

/// <summary>
/// Sales and listings. Each firm has, for each of the two, one exponential threshold of mean 1; month by month the rate
/// that its stage and the date give is added up, and when the sum passes the threshold, it happens. So the same firm has
/// the same luck under any rate. An incumbent with appetite buys; where there is none, somebody from outside.
/// </summary>
sealed class Exits
{
    private readonly InvestorMarket market;
    private readonly World world;
    private readonly SaleRules? sales;
    private readonly ListingRules? listings;
    private readonly int saleStage;
    private readonly int listingStage;
    private readonly double saleRate;
    private readonly Schedule? listingRate;
    private readonly double floated;
    private readonly double lasts;

    /// <summary>Resolves exits for a replication.</summary>
    public Exits(InvestorMarket market, World world, Investors rules, double lasts)
    {
        this.market = market;
        this.world = world;
        this.lasts = lasts;
        sales = rules.Sales;
        listings = rules.Listings;
        saleStage = RoundsAt(rules, sales?.FromStage);
        listingStage = RoundsAt(rules, listings?.FromStage);
        saleRate = sales is null ? 0 : world.Inputs[sales.Rate];
        floated = listings is null ? 0 : world.Inputs[listings.Float];
        listingRate = listings is null
            ? null
            : new Schedule(world.Scenario.Clock.Start, world.Inputs, listings.Rate.Select(step => (step.From, step.Value)));
    }

    /// <summary>Waits for a firm's exit; a sale ends the firm, a listing does not.</summary>
    public async Process Watch(Firm firm)
    {
        var draw = world.Streams.Draw(firm.Streams.Exits, firm.Candidate, 0);
        var untilSale = -Elementary.Log(draw.NextUniform());
        var untilListing = -Elementary.Log(draw.NextUniform());
        var price = draw.NextUniform();
        var buyer = draw.NextUniform();
        while (firm.Owners.Listed is null)
        {
            await world.Simulator.Hold(ModelTime.Month);
            if (firm.Fate?.Cause is not null)
            {
                return;
            }

            untilSale -= firm.Money.Rounds >= saleStage ? saleRate / 12 : 0;
            untilListing -= firm.Money.Rounds >= listingStage ? ListingRate / 12 : 0;
            if (untilSale < 0)
            {
                Sell(firm, price, buyer);
                return;
            }

            if (untilListing < 0)
            {
                List(firm, price);
            }
        }
    }

    /// <summary>Funding winters close the exchanges too.</summary>
    private double ListingRate => (listingRate?.At(world.Simulator.Now) ?? 0) * world.Dials[Dial.FundingOdds];

    private void Sell(Firm firm, double priceLuck, double buyerLuck)
    {
        var price = PriceOf(firm, sales!.Multiple.Distribution.Quantile(priceLuck));
        var state = market.Return(firm, stake => price.Share(stake.Share));
        Pay(world.Ledger.Acquirers, price, state);
        firm.Owners.Valuation = price;
        firm.Owners.SoldFor = price;
        firm.Owners.Buyer = world.Incumbents?.TryAcquire(buyerLuck);
        firm.End(Cause.Acquired);
    }

    private void List(Firm firm, double uniform)
    {
        var value = PriceOf(firm, listings!.Multiple.Distribution.Quantile(uniform));
        var fresh = value.Share(floated);
        var old = value - fresh;
        var state = market.Return(firm, stake => old.Share(stake.Share));
        Pay(world.Ledger.StockMarket, old, state);
        world.Ledger.Transfer(world.Ledger.StockMarket, firm.Account, fresh, PaymentReason.Listing);
        firm.Owners.Valuation = value;
        firm.Owners.Listed = world.Simulator.Now;
        firm.Money.Raised += fresh;
        var burn = Money.FromMillion(fresh.Million / lasts);
        firm.Money.Burn = burn > firm.Money.Burn ? burn : firm.Money.Burn;
    }

    private Money PriceOf(Firm firm, double multiple) =>
        Money.FromMillion(firm.Owners.Valuation.Million * multiple * market.PriceFactor);

    /// <summary>All owners are paid, founders included; the state's part goes to the state.</summary>
    private void Pay(Account from, Money price, Money state)
    {
        world.Ledger.Transfer(from, world.Ledger.Treasury, state, PaymentReason.Exit);
        world.Ledger.Transfer(from, world.Ledger.Investors, price - state, PaymentReason.Exit);
    }

    private static int RoundsAt(Investors rules, string? stage)
    {
        var rounds = rules.Stages.TakeWhile(entry => entry.Key != stage).Count() + 1;
        return stage is null ? int.MaxValue : rounds;
    }
}
