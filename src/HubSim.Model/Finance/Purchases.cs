using HubSim.Model.Population;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Finance;

/// <summary>What a firm buys from third parties in a month: its own sums, moved by prices and by its size.</summary>
sealed class Purchases
{
    private readonly World world;
    private readonly TimeSpan since;
    private readonly double fall;
    private readonly double power;
    private readonly double perRound;

    /// <summary>Resolves prices for a replication.</summary>
    public Purchases(World world, Contracts? contracts)
    {
        this.world = world;
        perRound = contracts?.PerRound is { } growth ? world.Inputs[growth] : 1;
        power = 1;
        if (contracts?.Prices is { } prices)
        {
            since = TimeSpan.FromDays(prices.Since.DayNumber - world.Scenario.Clock.Start.DayNumber);
            fall = Elementary.Log1P(-world.Inputs[prices.Fall]);
            power = 1 - world.Inputs[prices.Elasticity];
        }
    }

    /// <summary>Bill for third-party models of the month that ends now.</summary>
    public Money Models(Firm firm)
    {
        var years = Math.Max(0, (world.Simulator.Now - since) / ModelTime.Years(1));
        var dial = world.Dials[Dial.ModelPrices];
        var bill = dial == 1 ? 1 : dial <= 0 ? 0 : Elementary.Pow(dial, power);
        return Scaled(firm, firm.Money.Models, bill * Elementary.Exp(fall * years * power));
    }

    /// <summary>Bill for corpora of the month that ends now.</summary>
    public Money Corpora(Firm firm) => Scaled(firm, firm.Money.Corpora, 1);

    private Money Scaled(Firm firm, Money sum, double factor)
    {
        for (var round = 0; round < firm.Money.Rounds; round++)
        {
            factor *= perRound;
        }

        return factor == 1 ? sum : Money.FromMillion(sum.Million * factor);
    }
}
