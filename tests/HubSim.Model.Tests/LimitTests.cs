using HubSim.Kernel;
using HubSim.Model.Scenarios;

namespace HubSim.Model.Tests;

public class LimitTests
{
    [Fact]
    public void Too_many_events_end_the_replication_with_a_message()
    {
        var scenario = Scenes.Empty() with
        {
            Founding = new Founding { Count = 10 },
            Compute = Scenes.Compute(10, 10),
            Limits = new Limits { MaxEventsPerReplication = 1000, MaxEntities = 100_000 },
        };
        Assert.Throws<EventLimitException>(() => scenario.Run());
    }

    [Fact]
    public void Too_many_entities_end_the_replication_with_the_key_to_change()
    {
        var scenario = Scenes.Empty() with
        {
            Arrivals = new Arrivals { Origins = Scenes.Names(("local", Scenes.Origin(50, (0, 50)))) },
            Limits = new Limits { MaxEventsPerReplication = 1_000_000, MaxEntities = 20 },
        };
        var fault = Assert.ThrowsAny<Exception>(() => scenario.Run());
        Assert.Contains("limits.max_entities", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rate_above_its_bound_ends_the_replication()
    {
        var scenario = Scenes.Empty() with { Arrivals = new Arrivals { Origins = Scenes.Names(("local", Scenes.Origin(5, (0, 4), (100, 6)))) } };
        var fault = Assert.ThrowsAny<Exception>(() => scenario.Run());
        Assert.Contains("arrivals.origins.local", fault.Message, StringComparison.Ordinal);
        Assert.Contains("upper_rate", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rate_is_held_against_its_bound_only_in_the_months_in_which_it_is_in_force()
    {
        // 10 a month from January, 2 a month from June on; the factor 3 of July meets only the 2.
        var origin = Scenes.Origin(10, (0, 10), (152, 2)) with { Season = [.. Enumerable.Range(1, 12).Select(month => new SeasonFactor { Factor = Scenes.Fixed(month == 7 ? 3 : 1) })] };
        var scenario = Scenes.Empty(300) with { Arrivals = new Arrivals { Origins = Scenes.Names(("local", origin)) } };
        Assert.True(scenario.Run()["firms_attracted"] > 30);
        Assert.ThrowsAny<Exception>(() => (scenario with { Arrivals = new Arrivals { Origins = Scenes.Names(("local", origin with { UpperRate = 9.9 })) } }).Run());
    }

    [Fact]
    public void A_response_too_large_to_be_exact_fails_its_replication_and_says_which()
    {
        var round = new Round { Stage = "a", Probability = Scenes.Fixed(1), After = Scenes.Always(0), Size = Scenes.Always(10_000_000) };
        var scenario = Scenes.Empty() with { Founding = new Founding { Count = 20 }, Money = Scenes.Money(12, 12, 0, round) };
        Assert.Contains("raised_fen", Assert.ThrowsAny<Exception>(() => scenario.Run()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Money_that_cannot_be_counted_says_so()
    {
        var scenario = Scenes.Empty() with { Founding = new Founding { Count = 100_000 }, Money = Scenes.Money(1_000_000, 12) };
        Assert.Contains("amount of money", Assert.ThrowsAny<Exception>(() => scenario.Run()).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_replication_ends_as_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var model = new HubModel(Scenes.Empty() with { Founding = new Founding { Count = 100 }, Compute = Scenes.Compute(100, 100) }, []);
        Assert.ThrowsAny<OperationCanceledException>(() => model.Run(new Simulator(), 0, source.Token));
    }

    [Fact]
    public void Warm_up_leaves_the_start_out_of_the_statistics_of_compute()
    {
        var scenario = Scenes.Empty(300) with { Founding = new Founding { Count = 10 }, Compute = Scenes.Compute(100, 5, hours: Scenes.Always(1)) };
        var whole = scenario.Run();
        var late = (scenario with { Clock = scenario.Clock with { WarmUp = 200 } }).Run();
        // Ten firms submit 50 jobs a day: 15,000 and 5,000, standard deviations 122 and 71; five of these either way are
        // passed by one seed in a million.
        Assert.InRange(whole["jobs_submitted"], 15_000 - 612, 15_000 + 612);
        Assert.InRange(late["jobs_submitted"], 5_000 - 354, 5_000 + 354);
        Assert.Equal(whole["model_events"], late["model_events"] - 2);
    }
}
