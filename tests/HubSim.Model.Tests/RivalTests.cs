using HubSim.Model.Scenarios;

namespace HubSim.Model.Tests;

/// <summary>Cities that bid for firms. Limits are five standard errors: a false alarm in one of a million seeds.</summary>
public class RivalTests
{
    private const int Days = 3653;
    private const int Count = 4000;

    private static Rivals Bids(double bid, double elasticityOut, double elasticityIn = 0, double bound = 100, int day = 0, double pots = 0) => new()
    {
        Cities = Scenes.Names(("near", Offer(day, bid)), ("far", Offer(0, 0))),
        Local = Offer(0, 1),
        PotsOffer = Scenes.Fixed(pots),
        Worth = Scenes.Fixed(1),
        ElasticityOut = Scenes.Fixed(elasticityOut),
        ElasticityIn = Scenes.Fixed(elasticityIn),
        Bound = bound,
    };

    private static Offer Offer(int day, double cap) => new()
    {
        Cap = [new OfferStep { From = Scenes.Start.AddDays(day), Value = Scenes.Fixed(cap) }],
        Expected = Scenes.Fixed(0.5),
    };

    private static Scenario City(Rivals? rivals, double perYear = 0.1) => Scenes.Empty(Days) with
    {
        Founding = new Founding { Count = Count },
        Endings = new Endings { Hazard = null, Moves = new Moves { Rate = Scenes.Fixed(perYear) } },
        Rivals = rivals,
    };

    private static void AssertMoved(double share, Result result)
    {
        var limit = 5 * Math.Sqrt(share * (1 - share) / Count);
        Assert.InRange(result["closures_moved"] / Count, share - limit, share + limit);
    }

    [Fact]
    public void A_better_bid_draws_firms_away_by_its_elasticity()
    {
        // Worth 1, bid 4 x 0.5, local 1 x 0.5: (1 + 2) / (1 + 0.5) = 2, and 2^2 is four times the rate.
        AssertMoved(1 - Math.Exp(-0.4 * Days / 365.25), City(Bids(4, elasticityOut: 2)).Run());
        AssertMoved(1 - Math.Exp(-0.3 * Days / 365.25), City(Bids(4, elasticityOut: 2, bound: 3)).Run());
    }

    [Fact]
    public void A_later_bid_acts_from_its_month_on_and_takes_only_more()
    {
        var without = City(Bids(0, elasticityOut: 2)).Run();
        var later = City(Bids(4, elasticityOut: 2, day: 1826)).Run();
        // Without a bid the offer at home, 1.5 against 1, holds firms: the rate is (1 / 1.5)^2 of the base.
        var before = 0.1 / 2.25 * 1826 / 365.25;
        var after = 0.4 * (Days - 1826) / 365.25;
        Assert.InRange(later["closures_moved"] / Count, 1 - Math.Exp(-before - after) - 0.05, 1 - Math.Exp(-before - after) + 0.03);
        var stayed = without.Firms("cause").Zip(later.Firms("cause"));
        Assert.DoesNotContain(stayed, pair => pair.First is "moved" && pair.Second is null);
    }

    [Fact]
    public void Without_elasticity_bids_move_nobody()
    {
        var off = City(null).Run();
        var bids = City(Bids(50, elasticityOut: 0)).Run();
        Assert.Equal(off.Firms("ended"), bids.Firms("ended"));
        Assert.Equal(bids["closures_moved"], bids["moved_to_near"] + bids["moved_to_far"]);
        Assert.All(bids.Firms("moved_to").Zip(bids.Firms("cause")), pair => Assert.Equal(pair.Second is "moved", pair.First is not null));
    }

    [Fact]
    public void Movers_go_to_the_city_that_is_worth_more()
    {
        var result = City(Bids(4, elasticityOut: 0)).Run();
        var share = result["moved_to_near"] / result["closures_moved"];
        var limit = 5 * Math.Sqrt(0.75 * 0.25 / result["closures_moved"]);
        Assert.InRange(share, 0.75 - limit, 0.75 + limit);
    }

    [Fact]
    public void Full_pots_at_home_keep_firms_and_draw_those_of_other_cities()
    {
        var origin = Scenes.Origin(200, (0, 10)) with { FromRivals = true };
        var heeding = new Arrivals { Origins = Scenes.Names(("moved_in", origin)), Generosity = new Generosity { Pull = Scenes.Fixed(1e-9) } };
        var arrivals = Scenes.Empty(Days) with { Arrivals = heeding, Rivals = Bids(1, 1, elasticityIn: 2, bound: 10, pots: 3) };
        AssertCount(10, arrivals.Run());
        // Worth 1, local 0.5, pots 3 against a bid of 0.5: (4.5 / 1.5)^2 is nine times the rate.
        var pots = arrivals with { Programme = Scenes.Programme(models: Scenes.Pot(1000, ("half", Scenes.Scheme(0.5)))) };
        AssertCount(90, pots.Run());
        var nobody = heeding with { Origins = Scenes.Names(("moved_in", Scenes.Origin(1, (0, 0)))) };
        AssertMoved(1 - Math.Exp(-0.1 / 3 * Days / 365.25), (City(Bids(1, 1, pots: 3)) with { Arrivals = nobody, Programme = pots.Programme }).Run());
        AssertCount(10, (pots with { Arrivals = heeding with { Generosity = null } }).Run());

        static void AssertCount(double perMonth, Result result)
        {
            var expected = perMonth * Days / 30.4375;
            Assert.InRange(result["firms_attracted"], expected - (5 * Math.Sqrt(expected)), expected + (5 * Math.Sqrt(expected)));
        }
    }
}
