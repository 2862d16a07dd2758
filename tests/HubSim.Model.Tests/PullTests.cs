using HubSim.Kernel;
using HubSim.Kernel.Processes;
using HubSim.Kernel.Random;
using HubSim.Model.Population;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Tests;

/// <summary>What draws founders. Limits are five standard errors: a false alarm in one of a million seeds each.</summary>
public class PullTests
{
    private const int Days = 3653;
    private const double Months = Days / 30.4375;

    private static Scenario City(double rate, double upper, Func<Arrivals, Arrivals>? pulls = null)
    {
        var arrivals = new Arrivals { Origins = Scenes.Names(("local", Scenes.Origin(upper, (0, rate)))) };
        return Scenes.Empty(Days) with { Arrivals = pulls is null ? arrivals : pulls(arrivals) };
    }

    private static Scenario WithMoney(Scenario scenario, double million) => scenario with
    {
        Contracts = Scenes.Contracts(1),
        Programme = Scenes.Programme(models: Scenes.Pot(million, ("half", Scenes.Scheme(0.5)))),
    };

    private static HashSet<object?> Candidates(Result result) => [.. result.Firms("candidate")];

    private static void AssertCount(double expected, double count) =>
        Assert.InRange(count, expected - (5 * Math.Sqrt(expected)), expected + (5 * Math.Sqrt(expected)));

    [Fact]
    public void Without_announcement_and_generosity_money_draws_nobody()
    {
        var plain = City(5, 20, arrivals => arrivals with
        {
            Announcement = new Announcement { Lift = Scenes.Fixed(0), Fades = Scenes.Fixed(6) },
            Generosity = new Generosity { Pull = Scenes.Fixed(0) },
            Cluster = new ClusterPull { Pull = Scenes.Fixed(0.5), Half = Scenes.Fixed(100) },
        });
        plain = plain with { Firms = plain.Firms with { SubsidyIntent = new SubsidyIntent { Share = Scenes.Fixed(0.4) } } };
        var none = plain.Run(2);
        var rich = WithMoney(plain, 1e6).Run(2);
        Assert.Equal(none.Firms("founded"), rich.Firms("founded"));
        Assert.Equal(none.Firms("candidate"), rich.Firms("candidate"));
        Assert.All(rich.Firms("intent"), intent => Assert.Equal("real", intent));
        Assert.True(rich["pot_models_spent_fen"] > 0);
    }

    [Fact]
    public void Pulls_without_strength_are_pulls_switched_off()
    {
        var hub = new Hub
        {
            FloorArea = [new AreaStep { From = Scenes.Start, Value = Scenes.Fixed(50) }],
            AreaPerFirm = Scenes.Fixed(1),
            Patience = Scenes.Always(3),
            Tenancy = Scenes.Always(24),
        };
        var off = WithMoney(City(5, 20), 10) with { Hub = hub };
        var idle = off with
        {
            Arrivals = off.Arrivals! with
            {
                Announcement = new Announcement { Lift = Scenes.Fixed(0), Fades = Scenes.Fixed(6) },
                Generosity = new Generosity { Pull = Scenes.Fixed(0) },
                Cluster = new ClusterPull { Pull = Scenes.Fixed(0), Half = Scenes.Fixed(100) },
                Seats = new SeatPull { HesitateFrom = Scenes.Fixed(0.5), WhenFull = Scenes.Fixed(1) },
                Clustering = new Clustering { Factor = Scenes.Always(1) },
            },
        };
        Assert.Equal(off.Run().Replication.Responses, idle.Run().Replication.Responses);
        Assert.Equal(off.Run().Replication.Events, idle.Run().Replication.Events);
    }

    [Fact]
    public void A_full_pot_draws_founders_in_proportion_and_some_for_the_money()
    {
        var plain = City(5, 30, arrivals => arrivals with { Generosity = new Generosity { Pull = Scenes.Fixed(1) } });
        var scenario = plain with { Firms = plain.Firms with { SubsidyIntent = new SubsidyIntent { Share = Scenes.Fixed(0.4) } } };
        var open = WithMoney(scenario, 5e7).Run();
        var intents = open.Firms("intent");
        AssertCount(5 * Months * 1.6, intents.Count(intent => intent is "real"));
        AssertCount(5 * Months * 0.4, intents.Count(intent => intent is "subsidy"));
        var closed = scenario.Run();
        AssertCount(5 * Months, closed["firms_attracted"]);
        Assert.Subset(Candidates(open), Candidates(closed));
    }

    [Fact]
    public void An_announcement_lifts_the_rate_and_wears_off()
    {
        var scenario = City(10, 40, arrivals => arrivals with { Announcement = new Announcement { Lift = Scenes.Fixed(2), Fades = Scenes.Fixed(12) } });
        var result = WithMoney(scenario, 0).Run();
        // The rise has the integral lift x fades x (1 - exp(-months / fades)).
        AssertCount(10 * (Months + (2 * 12 * (1 - Math.Exp(-Months / 12)))), result["firms_attracted"]);
        AssertCount(10 * Months, scenario.Run()["firms_attracted"]);
    }

    [Fact]
    public void Word_of_mouth_saturates()
    {
        // Nobody leaves, so that n grows as dn/dt = r (1 + p n / (n + h)); far above h the rate is r (1 + p).
        var scenario = City(10, 40, arrivals => arrivals with { Cluster = new ClusterPull { Pull = Scenes.Fixed(1), Half = Scenes.Fixed(30) } });
        double n = 0;
        const int Steps = 100_000;
        for (var i = 0; i < Steps; i++)
        {
            n += 10 * (1 + (n / (n + 30))) * Months / Steps;
        }

        var result = scenario.Run();
        // Growth feeds on itself, so the spread is a little above Poisson's; the limit is 6 of its standard errors.
        Assert.InRange(result["firms_attracted"], n - (6 * Math.Sqrt(n)), n + (6 * Math.Sqrt(n)));
        Assert.Subset(Candidates(result), Candidates(City(10, 40).Run()));
    }

    [Fact]
    public void Nobody_comes_to_a_full_hub_when_all_are_put_off()
    {
        var hub = new Hub
        {
            FloorArea = [new AreaStep { From = Scenes.Start, Value = Scenes.Fixed(50) }],
            AreaPerFirm = Scenes.Fixed(1),
            Patience = Scenes.Always(1000),
            Tenancy = Scenes.Always(1000),
        };
        var scenario = City(5, 10, arrivals => arrivals with { Seats = new SeatPull { HesitateFrom = Scenes.Fixed(1), WhenFull = Scenes.Fixed(0) } });
        Assert.Equal(50, (scenario with { Hub = hub }).Run()["firms_attracted"]);
        AssertCount(5 * Months, scenario.Run()["firms_attracted"]);
    }

    [Fact]
    public void A_rate_that_its_pulls_may_lift_above_its_bound_fails_the_replication()
    {
        var scenario = City(5, 20, arrivals => arrivals with { Cluster = new ClusterPull { Pull = Scenes.Fixed(4), Half = Scenes.Fixed(1e6) } });
        var problem = Assert.Throws<ProcessFailedException>(() => scenario.Run()).GetBaseException();
        Assert.IsType<ReplicationException>(problem);
        Assert.Contains("bounds of all pulls (5)", problem.Message, StringComparison.Ordinal);
        Assert.Contains("reaches 25 firms per month, above upper_rate 20", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_turned_dial_gives_the_candidates_of_a_higher_rate()
    {
        var pulls = (Arrivals arrivals) => arrivals with { Cluster = new ClusterPull { Pull = Scenes.Fixed(0.5), Half = Scenes.Fixed(50) } };
        var doubled = City(6, 40, pulls).Run();
        var turned = WithDial(City(3, 40, pulls), TimeSpan.Zero, 2);
        Assert.Equal(doubled.Firms("candidate").Cast<long>(), turned.Census.Firms.Select(firm => (long)firm.Candidate));
        var later = WithDial(City(3, 40, pulls), TimeSpan.FromDays(1000), 2).Census.Firms.Select(firm => (long)firm.Candidate).ToHashSet();
        var never = City(3, 40, pulls).Run().Firms("candidate").Cast<long>().ToHashSet();
        Assert.ProperSubset(later, never);
        Assert.ProperSubset(doubled.Firms("candidate").Cast<long>().ToHashSet(), later);
    }

    [Fact]
    public void A_shock_that_lifts_the_rate_above_its_bound_fails_the_replication_at_that_time()
    {
        var problem = Assert.Throws<ProcessFailedException>(() => WithDial(City(6, 10), TimeSpan.FromDays(100), 2)).GetBaseException();
        Assert.Contains("on day 100", problem.Message, StringComparison.Ordinal);
    }

    private static World WithDial(Scenario scenario, TimeSpan time, double factor)
    {
        var simulator = new Simulator();
        var origins = new[] { Founding.OriginName, "local" }.Select(name => new OriginStreams(name)).ToList();
        var world = new World(scenario, simulator, new Streams(1, 0), origins);
        world.Start();
        simulator.Run(time);
        world.Dials.Turn(Dial.Arrivals, factor);
        simulator.Run(TimeSpan.FromDays(scenario.Clock.Days));
        return world;
    }
}
