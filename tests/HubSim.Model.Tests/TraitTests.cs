using HubSim.Kernel.Random;
using HubSim.Model.Scenarios;

namespace HubSim.Model.Tests;

/// <summary>What founders are like. Limits are five standard errors: a false alarm in one of a million seeds each.</summary>
public class TraitTests
{
    private const int Count = 20_000;

    private static Scenario City(Firms firms) => Scenes.Empty(31) with { Firms = firms, Founding = new Founding { Count = Count } };

    private static Firms Kinds(params (string Name, Sector Sector)[] sectors) =>
        new() { Strategies = Scenes.Names(("any", new Strategy { Share = Scenes.Fixed(1) })), Sectors = Scenes.Names(sectors) };

    private static Sector Weight(double weight) => new() { Weight = Scenes.Fixed(weight) };

    private static double FiveErrors(double share) => 5 * Math.Sqrt(share * (1 - share) / Count);

    [Fact]
    public void Founders_choose_sectors_by_weight()
    {
        var result = City(Kinds(("ships", Weight(1)), ("nobody", Weight(0)), ("cars", Weight(3)))).Run();
        Assert.Equal(0, result["firms_in_nobody"]);
        Assert.InRange(result["firms_in_ships"] / Count, 0.25 - FiveErrors(0.25), 0.25 + FiveErrors(0.25));
        var ships = result["firms_in_ships"] / Count;
        Assert.Equal((ships * ships) + ((1 - ships) * (1 - ships)), result["sectors_herfindahl"], 12);
    }

    [Fact]
    public void A_strategy_that_names_its_sector_fills_it_alone()
    {
        var firms = new Firms
        {
            Strategies = Scenes.Names(
                ("plain", new Strategy { Share = Scenes.Fixed(0.6) }),
                ("large", new Strategy { Share = Scenes.Fixed(0.4), Sector = "models", OpenSource = Scenes.Fixed(0.5) })),
            Sectors = Scenes.Names(("models", new Sector()), ("other", Weight(1))),
        };
        var result = City(firms).Run();
        var strategies = result.Firms("strategy");
        var sectors = result.Firms("sector");
        Assert.All(Enumerable.Range(0, Count), row => Assert.Equal(strategies[row] is "large", sectors[row] is "models"));
        var open = result.Firms("is_open").Zip(strategies).Where(pair => IsTrue(pair.First)).ToList();
        Assert.All(open, pair => Assert.Equal("large", pair.Second));
        Assert.InRange(open.Count / (double)Count, 0.2 - FiveErrors(0.2), 0.2 + FiveErrors(0.2));
    }

    [Fact]
    public void Quality_is_standard_normal()
    {
        var firms = Kinds() with { Quality = new Quality { Spread = Scenes.Fixed(1) } };
        var values = City(firms).Run().Firms("quality").Select(value => (double)value!).Order().ToList();
        var normal = new Normal(0, 1);
        // Kolmogorov-Smirnov: 2.7 / sqrt(n) is passed by one seed in a million.
        var distance = values.Select((value, i) => Math.Abs(normal.Cdf(value) - ((i + 0.5) / Count))).Max();
        Assert.InRange(distance, 0, 2.7 / Math.Sqrt(Count));
    }

    [Fact]
    public void Quality_without_spread_is_quality_switched_off()
    {
        var flat = City(Kinds(("any", Weight(1))) with { Quality = new Quality { Spread = Scenes.Fixed(0) } }).Run();
        var off = City(Kinds(("any", Weight(1)))).Run();
        Assert.All(flat.Firms("quality"), value => Assert.Equal(0.0, value));
        Assert.All(off.Firms("quality"), Assert.Null);
        Assert.Equal(off.Replication.Responses, flat.Replication.Responses);
    }

    [Fact]
    public void A_trait_more_changes_no_other()
    {
        var plain = City(Kinds(("ships", Weight(1)), ("cars", Weight(1)))).Run();
        var rich = City(Kinds(("ships", Weight(1)), ("cars", Weight(1))) with
        {
            Quality = new Quality { Spread = Scenes.Fixed(2) },
            SubsidyIntent = new SubsidyIntent { Share = Scenes.Fixed(0.3) },
        }).Run();
        Assert.Equal(plain.Firms("sector"), rich.Firms("sector"));
        Assert.InRange(rich["subsidy_intent_share"], 0.3 - FiveErrors(0.3), 0.3 + FiveErrors(0.3));
        Assert.Equal(double.NaN, plain["subsidy_intent_share"]);
    }

    private static bool IsTrue(object? cell) => Convert.ToInt64(cell, System.Globalization.CultureInfo.InvariantCulture) == 1;
}
