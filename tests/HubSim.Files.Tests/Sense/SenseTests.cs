namespace HubSim.Files.Tests.Sense;

/// <summary>The base scenario taken to limits and turned round, where the answer is known without knowing the model.</summary>
public sealed class SenseTests
{
    private const int Replication = 3;

    /// <summary>The same mechanism reached by two switches: a part that is off, and one whose numbers make it do nothing.</summary>
    public static TheoryData<string, string> SameByTwoWays => new()
    {
        { "endings.moves.enabled=false", "endings.moves.rate=0" },
        { "endings.hazard.enabled=false", "endings.hazard.share=0" },
        { "effects.during_support.enabled=false", "effects.during_support.hazard_ratio=1" },
        { "effects.after_support.enabled=false", "effects.after_support.hazard_ratio=1" },
        { "effects.incubator.enabled=false", "effects.incubator.hazard_ratio=1" },
        { "arrivals.announcement.enabled=false", "arrivals.announcement.lift=0" },
        { "arrivals.generosity.enabled=false", "arrivals.generosity.pull=0" },
        { "arrivals.cluster.enabled=false", "arrivals.cluster.pull=0" },
    };

    [Theory]
    [MemberData(nameof(SameByTwoWays))]
    public void The_same_mechanism_by_two_switches_gives_the_same_bytes(string one, string other)
    {
        var (first, second) = (Lab.Run(Replication, one), Lab.Run(Replication, other));

        Assert.Equal(first.Firms, second.Firms);
        Assert.Equal(first.Months(), second.Months());
        AssertSame(first, second, name => name != "model_events");
    }

    [Fact]
    public void An_endless_pot_never_empties()
    {
        var outcome = Lab.Run(
            Replication,
            "programme.pots.compute.amount=1000000",
            "programme.pots.models.amount=1000000",
            "programme.pots.corpora.amount=1000000");

        foreach (var pot in new[] { "compute", "models", "corpora" })
        {
            Assert.True(double.IsNaN(outcome[$"pot_{pot}_dry_day"]), $"the pot {pot} ran dry");
            Assert.Equal(0, outcome[$"pot_{pot}_claims_refused"]);
            Assert.True(outcome[$"pot_{pot}_spent_fen"] > 0, $"nothing was paid from the pot {pot}: the test does not see it");
        }
    }

    [Fact]
    public void What_a_founder_brings_is_the_same_in_every_scenario()
    {
        string[] brought = ["strategy", "sector", "quality", "is_open", "intent"];
        var one = Lab.Run(Replication).FirmsBy(brought);
        var other = Lab.Run(Replication, "programme.enabled=false", "hub.area_per_firm=150", "compute.market.enabled=false").FirmsBy(brought);
        var both = one.Keys.Intersect(other.Keys).ToList();

        Assert.True(both.Count > one.Count / 2, "few founders are in both scenarios: the test does not see them");
        Assert.All(both, firm => Assert.Equal(one[firm], other[firm]));
        Assert.NotEqual(one.Count, other.Count);
    }

    private static void AssertSame(Outcome one, Outcome other, Func<string, bool> isCompared)
    {
        Assert.Equal(one.Responses.Keys, other.Responses.Keys);
        Assert.All(one.Responses.Keys.Where(isCompared), name => Assert.True(one[name].Equals(other[name]), $"{name}: {one[name]} and {other[name]}"));
    }
}
