using HubSim.Model.Scenarios;

namespace HubSim.Model.Tests;

/// <summary>What arrivals bring. Limits are five standard errors: a false alarm in one of a million seeds.</summary>
public class BringsTests
{
    private static Scenario City(Brings? brings)
    {
        var round = new Round { Stage = "a", Probability = Scenes.Fixed(1), After = Scenes.Always(1e3), Size = Scenes.Always(60) };
        return Scenes.Empty(3653) with
        {
            Arrivals = new Arrivals { Origins = Scenes.Names(("local", Scenes.Origin(20, (0, 10)) with { Brings = brings })) },
            Money = Scenes.Money(12, 12, 0, round, round with { Stage = "b" }),
        };
    }

    private static Brings All(double share, double age = 24) => new()
    {
        MatureShare = [new MatureStep { From = Scenes.Start, Value = Scenes.Fixed(share) }],
        Age = Scenes.Always(age),
        Rounds = Scenes.Always(5),
        Models = Scenes.Always(2),
        Cash = Scenes.Always(3),
    };

    [Fact]
    public void Mature_firms_come_with_age_rounds_and_cash()
    {
        var result = City(All(1)).Run();
        Assert.Equal(result["firms_attracted"], result["arrivals_mature"]);
        Assert.All(result.Firms("age_on_arrival_days"), age => Assert.Equal(24 * 30.4375, age));
        Assert.All(result.Firms("stage"), stage => Assert.Equal("b", stage));
        Assert.All(result.Firms("founding_cash_fen"), cash => Assert.Equal(36_00000000L, cash));
        Assert.Equal(0, result["raised_fen"]);
    }

    [Fact]
    public void A_share_is_mature_and_the_others_are_what_they_were()
    {
        var plain = City(null).Run();
        var some = City(All(0.25)).Run();
        Assert.Equal(plain.Firms("candidate"), some.Firms("candidate"));
        var share = some["arrivals_mature"] / some["firms_attracted"];
        var error = Math.Sqrt(0.25 * 0.75 / some["firms_attracted"]);
        Assert.InRange(share, 0.25 - (5 * error), 0.25 + (5 * error));
        var (before, after) = (plain.Firms("ended"), some.Firms("ended"));
        var ages = some.Firms("age_on_arrival_days");
        Assert.All(Enumerable.Range(0, ages.Count).Where(row => ages[row] is 0.0), row => Assert.Equal(before[row], after[row]));
    }

    [Fact]
    public void Nobody_mature_is_the_same_as_nothing_brought() =>
        Assert.Equal(City(null).Run().Replication.Responses, City(All(0)).Run().Replication.Responses);

    [Fact]
    public void An_older_firm_has_the_risk_of_its_age()
    {
        // With shape 2 the risk grows with age: S(a + t) / S(a) = exp(-(r (a + t))^2 + (r a)^2), here for a of ten years.
        var endings = new Endings { Hazard = new Hazard { Rate = Scenes.Fixed(0.05), Share = Scenes.Fixed(1), Shape = Scenes.Fixed(2) }, Moves = null };
        var scenario = City(All(1, age: 120)) with { Endings = endings, Money = null };
        var old = scenario.Run();
        var year = Math.Exp(-Math.Pow(0.05 * 12, 2) + Math.Pow(0.05 * 10, 2));
        var error = Math.Sqrt(year * (1 - year) / (0.8 * old["firms_attracted"]));
        Assert.InRange(old["survival_24m"], year - (5 * error), year + (5 * error));
    }
}
