using HubSim.Kernel;
using HubSim.Kernel.Processes;
using HubSim.Kernel.Random;
using HubSim.Model.Population;
using HubSim.Model.Rivalry;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Tests;

/// <summary>
/// Incumbents, and the laboratory with open models. Limits are five standard errors: a false alarm in one of a million seeds.
/// </summary>
public class IncumbentTests
{
    private const int Days = 36525;

    private static Incumbents Rules(double spread, double push = 0, double health = 1, double spinOuts = 0, double acquisitions = 0, double upper = 1000) => new()
    {
        Firms = Scenes.Names(("old", One(health, spinOuts, acquisitions)), ("older", One(health, spinOuts / 2, 0))),
        Health = new Health { Reversion = Scenes.Fixed(2), Spread = Scenes.Fixed(spread), Lowest = 0.01, Highest = 100 },
        EngineersFollow = Scenes.Fixed(1e-6),
        Push = Scenes.Fixed(push),
        UpperRate = upper,
        AppetiteKept = Scenes.Fixed(24),
    };

    private static Incumbent One(double health, double spinOuts, double acquisitions) => new()
    {
        Engineers = Scenes.Fixed(1000),
        Health = Scenes.Fixed(health),
        SpinOuts = Scenes.Fixed(spinOuts),
        Acquisitions = Scenes.Fixed(acquisitions),
        CardsShare = Scenes.Fixed(0.1),
    };

    private static Scenario City(Incumbents rules, int days = Days) =>
        Scenes.Empty(days) with { Founding = new Founding { Count = 1 }, Incumbents = rules };

    private static World WorldOf(Scenario scenario, int replication = 0)
    {
        var origins = new[] { Founding.OriginName }.Concat(scenario.IncumbentNames).Select(name => new OriginStreams(name)).ToList();
        return new World(scenario, new Simulator(), new Streams(1, replication), origins);
    }

    [Fact]
    public void Health_has_the_mean_and_the_variance_of_its_process()
    {
        // Without bounds the long run is lognormal with mean 1; values two years apart (here 24 steps) are nearly independent,
        // for exp(-2 x 2) = 0.018.
        var world = WorldOf(City(Rules(spread: 0.3)));
        var incumbent = new IncumbentFirm("old", world, world.Scenario.Incumbents!, One(1, 0, 0));
        var values = new List<double>();
        for (var step = 0UL; step < 24 * 4000; step++)
        {
            incumbent.Step(step);
            if (step % 24 == 23)
            {
                values.Add(incumbent.Health);
            }
        }

        var mean = values.Average();
        var variance = values.Sum(value => (value - mean) * (value - mean)) / values.Count;
        var theory = Math.Exp(0.09) - 1;
        Assert.InRange(mean, 1 - (5.2 * Math.Sqrt(theory / 4000)), 1 + (5.2 * Math.Sqrt(theory / 4000)));
        // A lognormal with sigma 0.3 has a kurtosis of 4.64.
        Assert.InRange(variance / theory, 1 - (5.2 * Math.Sqrt(3.64 / 4000)), 1 + (5.2 * Math.Sqrt(3.64 / 4000)));
    }

    [Fact]
    public void Spin_outs_of_a_steady_incumbent_are_Poisson_and_numbered_by_parent()
    {
        var result = City(Rules(spread: 0, spinOuts: 12)).Run();
        Assert.InRange(result["spin_outs_old"], 1200 - (5 * Math.Sqrt(1200)), 1200 + (5 * Math.Sqrt(1200)));
        Assert.InRange(result["spin_outs_older"], 600 - (5 * Math.Sqrt(600)), 600 + (5 * Math.Sqrt(600)));
        Assert.Equal(result["spin_outs_old"] + result["spin_outs_older"], result["arrivals_spin_out"]);
        var names = result.Firms("origin").Zip(result.Firms("parent"), result.Firms("candidate")).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Fact]
    public void Bad_health_drives_people_out_where_push_says_so()
    {
        // Half the health, half the engineers: 0.5 x 0.5^-2 is twice the rate.
        var rules = Rules(spread: 0, push: 2, health: 0.5, spinOuts: 12);
        var narrow = rules with { Health = rules.Health with { Lowest = 0.5, Highest = 1, Reversion = Scenes.Fixed(1e-9) }, UpperRate = 4.5 };
        var result = City(narrow).Run();
        Assert.InRange(result["spin_outs_old"], 2400 - (5 * Math.Sqrt(2400)), 2400 + (5 * Math.Sqrt(2400)));
        Assert.Equal(1000, result["incumbent_engineers"], 3);
    }

    [Fact]
    public void Another_incumbent_moves_no_founder_and_a_better_year_only_adds_some()
    {
        var one = City(Rules(spread: 0, spinOuts: 12)).Run();
        var more = City(Rules(spread: 0, spinOuts: 24)).Run();
        var few = Founders(one);
        Assert.Subset(Founders(more), few);
        Assert.True(few.Count > 1000);

        static HashSet<(object?, object?)> Founders(Result result) =>
            [.. result.Firms("parent").Zip(result.Firms("candidate")).Where(pair => pair.First is not null)];
    }

    [Fact]
    public void A_rate_that_health_may_lift_above_its_bound_fails_the_replication()
    {
        var scenario = City(Rules(spread: 0.1, spinOuts: 12, upper: 99));
        var problem = Assert.Throws<ProcessFailedException>(() => scenario.Run()).GetBaseException();
        Assert.IsType<ReplicationException>(problem);
        Assert.Contains("may reach 100 firms per month", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Incumbents_buy_as_many_firms_as_they_have_appetite_for()
    {
        var world = WorldOf(City(Rules(spread: 0, acquisitions: 3), days: 3000));
        world.Start();
        world.Simulator.Run(TimeSpan.FromDays(20 * 30.4375));
        var bought = Enumerable.Range(0, 10).Select(_ => world.Incumbents!.TryAcquire(0.5)).ToList();
        // 20 months at a quarter of a firm each.
        Assert.Equal(["old", "old", "old", "old", "old"], bought.TakeWhile(name => name is not null));
        Assert.Equal(0.2, world.Incumbents!.CardsShare, 9);
        world.Simulator.Run(TimeSpan.FromDays(100 * 30.4375));
        // Appetite of two years is kept, and not more.
        Assert.Equal(6, Enumerable.Range(0, 10).Count(_ => world.Incumbents.TryAcquire(0.5) is not null));
    }

    [Fact]
    public void Open_models_lower_the_cost_of_entry_for_those_who_use_them()
    {
        var rules = new OpenModels
        {
            Releases = [Release(0, 0.5), Release(10, 0.5), Release(1000, 1)],
            Remains = Scenes.Fixed(0.1),
            Strategies = Scenes.Names(("tunes", new OpenModelUse { Use = Scenes.Fixed(0.4) })),
        };
        var strategy = new Strategy { Share = Scenes.Fixed(0.5) };
        var scenario = Scenes.Empty() with
        {
            Firms = new Firms { Strategies = Scenes.Names(("trains", strategy), ("tunes", strategy)) },
            Founding = new Founding { Count = 1 },
            OpenModels = rules,
        };
        var world = WorldOf(scenario);
        Assert.Equal(0.8, world.OpenModels!.EntryCost(1), 12);
        world.Simulator.Run(TimeSpan.FromDays(10));
        Assert.Equal(0.64, world.OpenModels.EntryCost(1), 12);
        Assert.Equal(1.0, world.OpenModels.EntryCost(0));
        var further = new FurtherReleases { Rate = Scenes.Fixed(2), Saves = Scenes.Always(1) };
        var known = scenario with { OpenModels = rules with { Releases = [], Further = further, Strategies = Scenes.Names(("tunes", new OpenModelUse { Use = Scenes.Fixed(1) })) } };
        var many = WorldOf(known with { Clock = known.Clock with { End = Scenes.Start.AddDays(Days) } });
        many.Simulator.Run(TimeSpan.FromDays(Days));
        Assert.InRange(many.OpenModels!.Released, 200 - (5 * Math.Sqrt(200)), 200 + (5 * Math.Sqrt(200)));
        Assert.Equal(0.1, many.OpenModels.EntryCost(1));
    }

    private static Release Release(int day, double saves) => new() { From = Scenes.Start.AddDays(day), Saves = Scenes.Fixed(saves) };
}
