using System.Text.Json.Nodes;

namespace HubSim.Cli.Tests;

/// <summary>The search for a policy by the program: budget, confirmation, refusals.</summary>
public sealed class OptimiseTests : IDisposable
{
    private const string Small = "scenarios/experiments/optimise-smoke.yaml";

    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public void The_winner_keeps_the_budget_and_is_the_same_for_any_number_of_workers()
    {
        var (one, two) = (Hubsim.Run(workshop.Folder, "experiment", Hubsim.Shipped(Small), "--json", "--workers", "1"), Hubsim.Run(workshop.Folder, "experiment", Hubsim.Shipped(Small), "--json", "--workers", "2"));
        Assert.True(one.Code is 0 or 3, one.All);
        Assert.Equal(Rows(one).ToJsonString(), Rows(two).ToJsonString());

        var rows = Rows(one);
        var (pot, area) = (rows[0]!["best"]!.GetValue<double>(), rows[1]!["best"]!.GetValue<double>());
        Assert.Equal(0, area % 500);
        Assert.True((10 * pot) + area <= 8000.001, $"{pot} and {area} break the budget");
        Assert.True(rows[2]!["difference_lower"]!.GetValue<double>() <= rows[2]!["difference"]!.GetValue<double>(), "the interval does not hold the difference");
    }

    [Fact]
    public void Every_policy_and_its_replications_are_in_the_results()
    {
        var ended = Hubsim.Run(workshop.Folder, "experiment", Hubsim.Shipped(Small));
        Assert.Contains("leaders, as the search saw them", ended.Out, StringComparison.Ordinal);
        Assert.Contains("does not promise that none is better", ended.Out.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.All(ended.Out.Split('\n'), line => Assert.True(line.Length <= 80, line));
        Assert.True(File.Exists(Path.Combine(workshop.FolderOf(ended), "policies.parquet")), "there is no table of policies");
    }

    [Theory]
    [InlineData("budget.costs={pot: 1}", "there is no lever pot")]
    [InlineData("objective.measure=worst", "expected mean, or a quantile")]
    [InlineData("objective.response=firms_alife", "did you mean firms_alive?")]
    [InlineData("trials=30", "the budget is 30")]
    [InlineData("budget.at_most=10", "does not allow")]
    [InlineData("objective.measure=p5", "the confirmation of a 5 % quantile needs")]
    public void What_makes_no_search_is_refused(string set, string words)
    {
        var ended = Hubsim.Run(workshop.Folder, "experiment", Hubsim.Shipped(Small), "--set", set);
        Assert.Equal(2, ended.Code);
        Assert.Contains(words, ended.Err, StringComparison.Ordinal);
    }

    private static JsonArray Rows(Ended ended) => JsonNode.Parse(ended.Out)!["summary"]!.AsArray();
}
