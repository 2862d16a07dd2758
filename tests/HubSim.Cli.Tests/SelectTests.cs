using System.Text.Json.Nodes;

namespace HubSim.Cli.Tests;

/// <summary>Experiments that select the best policy, as a user runs them.</summary>
public sealed class SelectTests : IDisposable
{
    private static readonly string Small = Hubsim.Shipped("scenarios/experiments/select-smoke.yaml");
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public void The_best_is_named_with_what_is_guaranteed_and_bytes_do_not_depend_on_workers()
    {
        var one = Experiment(Small, "--workers", "1", "--out", "one");
        var three = Experiment(Small, "--workers", "3", "--out", "three");

        Assert.True(one.Code == 0, one.All);
        Assert.Contains("selected: more floor area", one.Out, StringComparison.Ordinal);
        Assert.Contains("the best with probability at least 95 % if the best leads by at least 1", one.Out.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.All(one.Out.Split('\n'), line => Assert.True(line.Length <= 80, line));
        foreach (var table in new[] { "points", "trials", "policies" })
        {
            Assert.Equal(Sha(one, table), Sha(three, table));
        }

        // What the table says of a policy is what its trials say.
        var run = workshop.FolderOf(one);
        Assert.Equal(
            Duck.Texts($"select round(mean, 9) from {Duck.Table(run, "policies")} order by mean"),
            Duck.Texts($"select round(avg(firms_alive), 9) from {Duck.Table(run, "trials")} group by point order by 1"));
    }

    [Fact]
    public void Without_a_decision_at_the_cap_the_program_ends_with_3_and_says_what_would_do()
    {
        var ended = Experiment(Small, "--set", "delta=0.01", "--set", "max_replications=12", "--set", "response=firms_attracted", "--set", "first_stage=12");

        Assert.Equal(3, ended.Code);
        Assert.Contains("nothing is selected", ended.Out, StringComparison.Ordinal);
        Assert.Matches("max_replications=[0-9]+ are enough", ended.Err);
    }

    [Fact]
    public void A_budget_is_spent_on_replications_of_each_policys_own()
    {
        var ended = Experiment(Small, "--set", "procedure=ocba", "--set", "max_replications=null", "--set", "budget=45", "--json");

        Assert.True(ended.Code == 0, ended.All);
        var summary = JsonNode.Parse(ended.Out)!;
        Assert.Equal(45, (int)summary["trials"]!);
        Assert.Single(summary["summary"]!.AsArray(), row => (bool)row!["selected"]!);
        var run = Path.GetFullPath((string)summary["run"]!, workshop.Folder);
        Assert.Equal(45, Duck.Number($"select count(distinct replication) from {Duck.Table(run, "trials")}"));
    }

    [Theory]
    [InlineData("response=firms_alife", "did you mean firms_alive")]
    [InlineData("delta=0", "delta")]
    [InlineData("first_stage=1", "first_stage")]
    [InlineData("budget=100", "remove budget")]
    [InlineData("max_replications=5", "below the first stage")]
    [InlineData("alpha=0.6", "alpha")]
    public void A_plan_without_meaning_is_refused(string change, string remedy)
    {
        var ended = Experiment(Small, "--set", change);

        Assert.Equal(2, ended.Code);
        Assert.Contains(remedy, ended.Err, StringComparison.Ordinal);
        Assert.False(Directory.Exists(workshop.Results));
    }

    private Ended Experiment(params string[] arguments) => Hubsim.Run(workshop.Folder, ["experiment", .. arguments]);

    private string Sha(Ended ended, string table) => Workshop.Sha256(Path.Combine(workshop.FolderOf(ended), $"{table}.parquet"));
}
