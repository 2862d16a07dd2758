using HubSim.Kernel.Random;
using HubSim.Model.Scenarios;

namespace HubSim.Model.Tests;

/// <summary>The same founder is the same firm in every scenario, and no change moves another draw.</summary>
public class CommonRandomNumberTests
{
    private static readonly string[] Attributes = ["candidate", "strategy", "founded", "founding_cash_fen", "ended", "cause"];

    private static Scenario City(params (string Name, Origin Origin)[] origins) => Scenes.Empty(1000) with
    {
        Firms = new Firms { Strategies = Scenes.Names(("any", new Strategy { Share = Scenes.Fixed(1) })) },
        Arrivals = new Arrivals { Origins = Scenes.Names(origins) },
        Money = Scenes.Money(12, 12) with
        {
            Strategies = Scenes.Names(("any", new StrategyMoney
            {
                FoundingCash = Scenes.Sometimes(new LogNormal(10, 0.9)),
                Runway = Scenes.Sometimes(new LogNormal(20, 0.5)),
                FirstRevenue = Scenes.Always(6),
                RevenueRamp = Scenes.Fixed(12),
                RevenuePerBurn = Scenes.Sometimes(new LogNormal(0.5, 0.9)),
            })),
        },
        Endings = new Endings { Hazard = new Hazard { Rate = Scenes.Fixed(0.2), Share = Scenes.Fixed(1), Shape = Scenes.Fixed(1.1) }, Moves = new Moves { Rate = Scenes.Fixed(0.05) } },
    };

    private static Dictionary<long, string> Firms(Result result, string origin)
    {
        var origins = result.Firms("origin");
        var columns = Attributes.Select(result.Firms).ToList();
        var candidates = result.Firms("candidate");
        return Enumerable.Range(0, origins.Count)
            .Where(row => (string)origins[row]! == origin)
            .ToDictionary(row => (long)candidates[row]!, row => string.Join('|', columns.Select(column => column[row])));
    }

    [Fact]
    public void Another_origin_moves_no_firm()
    {
        var alone = Firms(City(("local", Scenes.Origin(10, (0, 6)))).Run(3), "local");
        var together = Firms(City(("abroad", Scenes.Origin(5, (0, 5))), ("local", Scenes.Origin(10, (0, 6)))).Run(3), "local");
        Assert.Equal(alone, together);
        Assert.True(alone.Count > 100);
    }

    [Fact]
    public void A_higher_rate_adds_firms_and_changes_none()
    {
        var few = Firms(City(("local", Scenes.Origin(10, (0, 3)))).Run(), "local");
        var many = Firms(City(("local", Scenes.Origin(10, (0, 8)))).Run(), "local");
        Assert.True(many.Count > few.Count * 2);
        Assert.All(few, firm => Assert.Equal(firm.Value, many[firm.Key]));
    }

    [Fact]
    public void A_switch_elsewhere_changes_no_founder()
    {
        var plain = City(("local", Scenes.Origin(10, (0, 6))));
        var withContracts = Firms((plain with { Compute = Scenes.Compute(1000, 0.5), Money = null }).Run(), "local");
        var without = Firms((plain with { Money = null }).Run(), "local");
        Assert.Equal(without, withContracts);
    }

    [Fact]
    public void An_input_that_nothing_reads_moves_no_other()
    {
        var used = Scenes.Uncertain("endings.moves.rate", new Uniform(0, 0.2));
        var unused = Scenes.Uncertain("something.else", new Uniform(0, 1));
        var scenario = City(("local", Scenes.Origin(10, (0, 6)))) with { Endings = new Endings { Hazard = null, Moves = new Moves { Rate = used } } };
        Assert.Equal(Firms(scenario.Run(5, used), "local"), Firms(scenario.Run(5, unused, used), "local"));
        Assert.Equal(new HubModel(scenario, [used]).DrawInputs(5)[0], new HubModel(scenario, [unused, used]).DrawInputs(5)[1]);
    }

    [Fact]
    public void Inputs_follow_their_distribution_over_replications()
    {
        var input = Scenes.Uncertain("a.b", new Uniform(10, 20));
        var model = new HubModel(Scenes.Empty() with { Founding = new Founding { Count = 1 } }, [input]);
        var values = Enumerable.Range(0, 2000).Select(replication => model.DrawInputs(replication)[0]).Order().ToList();
        // Kolmogorov-Smirnov against the uniform distribution: 2.4 / sqrt(n) is passed by one seed in 50,000.
        var distance = values.Select((value, i) => Math.Abs(((value - 10) / 10) - ((i + 0.5) / values.Count))).Max();
        Assert.InRange(distance, 0, 2.4 / Math.Sqrt(2000));
    }

    [Fact]
    public void A_used_simulator_gives_what_a_new_one_gives()
    {
        var scenario = City(("local", Scenes.Origin(10, (0, 6)))) with { Compute = Scenes.Compute(10, 1) };
        var model = new HubModel(scenario, []);
        var simulator = new Kernel.Simulator();
        model.Run(simulator, 8, CancellationToken.None);
        var used = model.Run(simulator, 9, CancellationToken.None);
        var fresh = model.Run(new Kernel.Simulator(), 9, CancellationToken.None);
        Assert.Equal(fresh.Responses, used.Responses);
        Assert.Equal(fresh.Events, used.Events);
    }
}
