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
        AssertSame(first, second, _ => true);
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

    // No advantage in cost: every scheme pays nothing. Then the programme is paper, and paper moves nobody.
    [Fact]
    public void Support_without_effect_advantage_or_pull_changes_nothing()
    {
        string[] inert = [.. Inert()];
        string[] ofProgramme = ["pot_", "applications_", "firms_supported"];
        var (paper, none) = (Lab.Run(Replication, [.. inert, .. Unpaid()]), Lab.Run(Replication, [.. inert, "programme.enabled=false"]));

        Assert.Equal(Lives(none), Lives(paper));
        Assert.Equal(none.Months(ofProgramme), paper.Months(ofProgramme));
        AssertSame(none, paper, name => !double.IsNaN(none[name]));
        Assert.NotEqual(Lives(none), Lives(Lab.Run(Replication, inert)));
    }

    [Fact]
    public void A_shock_after_the_end_does_nothing_and_one_before_it_does_something()
    {
        var (plain, late, early) = (Lab.Run(Replication), Lab.Run(Replication, Shock("2028-01-01")), Lab.Run(Replication, Shock("2026-01-01")));

        Assert.Equal(plain.Firms, late.Firms);
        Assert.Equal(plain.Months(), late.Months());
        AssertSame(plain, late, _ => true);
        Assert.NotEqual(plain.Firms, early.Firms);
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

    private static string Shock(string day) => $"shocks={{test: {{dial: arrivals, on: {day}, factor: 0, lasts: null}}}}";

    /// <summary>Everything by which support could act but for the money itself.</summary>
    private static IEnumerable<string> Inert() =>
    [
        "effects.during_support.hazard_ratio=1",
        "effects.after_support.hazard_ratio=1",
        "arrivals.announcement.lift=0",
        "arrivals.generosity.pull=0",
    ];

    /// <summary>Every scheme of the base scenario pays nothing.</summary>
    private static IEnumerable<string> Unpaid()
    {
        var pots = Lab.Load(Lab.Base).Value!.Programme!.Pots;
        foreach (var (name, pot) in new[] { ("compute", pots.Compute), ("models", pots.Models), ("corpora", pots.Corpora) })
        {
            foreach (var (scheme, _) in pot!.Schemes)
            {
                yield return $"programme.pots.{name}.schemes.{scheme}.rate=0";
            }
        }
    }

    /// <summary>What became of each firm, apart from what it got.</summary>
    private static List<string> Lives(Outcome outcome) =>
        [.. outcome.FirmsBy("founded", "seated", "seat_left", "ended", "cause", "raised_fen", "revenue_fen", "spent_fen", "jobs_started").Select(firm => $"{firm.Key}: {firm.Value}")];

    /// <summary>The same to the last bit, but for the number of events: what is off has none.</summary>
    private static void AssertSame(Outcome one, Outcome other, Func<string, bool> isCompared)
    {
        var names = one.Responses.Keys.Where(name => !name.EndsWith("_events", StringComparison.Ordinal) && isCompared(name)).ToList();

        Assert.True(names.Count > 30, "few responses are compared");
        Assert.All(names, name => Assert.True(one[name].Equals(other[name]), $"{name}: {one[name]} and {other[name]}"));
    }
}
