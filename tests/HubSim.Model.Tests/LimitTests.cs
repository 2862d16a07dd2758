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
