using HubSim.Benchmarks.Workloads;

namespace HubSim.Benchmarks.Tests;

public class CatalogueTests
{
    [Fact]
    public void Nothing_asked_for_is_everything_but_comparisons_and_what_is_for_the_gate()
    {
        Assert.Null(Catalogue.Find([], out var names));
        string[] named = ["mm1_acquire", "shanghai_first_year", "shanghai_onefold", "shanghai_hundredfold"];
        Assert.Equal(named, Catalogue.Names.Except(names));
    }

    [Fact]
    public void A_star_alone_is_everything()
    {
        Assert.Null(Catalogue.Find(["*"], out var names));
        Assert.Equal(Catalogue.Names, names);
    }

    [Fact]
    public void A_star_stands_for_the_rest_of_a_name()
    {
        Assert.Null(Catalogue.Find(["yardstick_*", "mm1"], out var names));
        Assert.Equal(["mm1", "yardstick_priorityqueue", "yardstick_bare", "yardstick_independent"], names);
    }

    [Fact]
    public void An_unknown_name_is_told_with_the_known_ones()
    {
        var problem = Catalogue.Find(["mm1", "mm2"], out _);
        const string Expected = "There is no workload 'mm2'. Known are: mm1 mm1_customers mm1_acquire cserver hold_100 ";
        Assert.StartsWith(Expected, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_timed_workload_exists() => Assert.All(Catalogue.Timed, name => Assert.Contains(name, Catalogue.Gated));
}
