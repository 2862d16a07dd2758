using System.Text.Json.Nodes;

namespace HubSim.Cli.Tests;

/// <summary>Runs that end when responses are known precisely enough.</summary>
public sealed class PrecisionTests : IDisposable
{
    private static readonly string Arrivals = Hubsim.Shipped("scenarios/analytic/poisson-arrivals.yaml");
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public void Bytes_do_not_depend_on_workers_and_files_hold_just_the_replications_used()
    {
        var one = workshop.Done(Arrivals, "--set", "expect=[]", "--precision", "firms_attracted ±0.8%", "--workers", "1");
        var three = workshop.Done(Arrivals, "--set", "expect=[]", "--precision", "firms_attracted +-0.8%", "--workers", "3");

        Assert.Equal(Workshop.Hashes(one), Workshop.Hashes(three));
        var precision = Workshop.Manifest(three)["precision"]!;
        Assert.Equal(precision.ToJsonString(), Workshop.Manifest(one)["precision"]!.ToJsonString());
        var used = (long)precision["replications"]!;
        Assert.True(used > 80, "the run ended at the first possible look: the test shows less than it says");
        Assert.Equal(used, (long)Workshop.Manifest(three)["replications"]!["count"]!);
        Assert.Equal([used, used - 1], Duck.Rows($"select count(*), max(replication) from {Duck.Table(three, "replications")}").Single().Select(Convert.ToInt64));
        Assert.False((bool)Workshop.Manifest(three)["run"]!["interrupted"]!);
    }

    [Fact]
    public void The_half_width_reached_is_that_of_the_values_in_the_files()
    {
        var ended = workshop.Run(Arrivals, "--set", "expect=[]", "--precision", "firms_attracted ±4, p90(firms_attracted) ±8", "--json");

        Assert.True(ended.Code == 0, ended.All);
        var summary = JsonNode.Parse(ended.Out)!;
        var run = Path.GetFullPath((string)summary["run"]!, workshop.Folder);
        var target = summary["precision"]!["targets"]![0]!;
        var row = Duck.Rows($"select count(*), avg(firms_attracted), stddev_samp(firms_attracted) from {Duck.Table(run, "replications")}").Single();
        var n = Convert.ToInt32(row[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal((int)summary["replications"]!, n);
        Assert.Equal((double)row[1]!, (double)target["estimate"]!, 9);

        // t with so many degrees of freedom lies within a few per cent of 1.99.
        Assert.InRange((double)target["halfWidth"]! / ((double)row[2]! / Math.Sqrt(n)), 1.96, 2.01);
        Assert.True((double)target["halfWidth"]! <= 4);
        Assert.True((bool)summary["precision"]!["isReached"]!);
        Assert.Equal(0.9, (double)summary["precision"]!["familyConfidence"]!, 12);
        Assert.Equal("p90", (string)summary["precision"]!["targets"]![1]!["statistic"]!);
    }

    [Fact]
    public void At_the_cap_the_program_says_what_is_short_and_by_how_much_and_ends_with_3()
    {
        var ended = workshop.Run(Arrivals, "--set", "expect=[]", "--precision", "firms_attracted ±0.01%, firms_alive ±50%", "--max-replications", "80");

        Assert.Equal(3, ended.Code);
        Assert.Contains("! firms_attracted", ended.Out, StringComparison.Ordinal);
        Assert.Contains("rule: looks at 60", ended.Out, StringComparison.Ordinal);
        Assert.Contains("firms_attracted ±0.01%: half-width", ended.Err, StringComparison.Ordinal);
        Assert.Matches("about [0-9]+ more replications would do", ended.Err);
        Assert.DoesNotContain("firms_alive", ended.Err, StringComparison.Ordinal);
        Assert.All(ended.Out.Split('\n'), line => Assert.True(line.Length <= 80, line));
        Assert.Equal(80, Duck.Number($"select count(*) from {Duck.Table(workshop.FolderOf(ended), "replications")}"));
    }

    [Theory]
    [InlineData("firms_atracted ±5", "did you mean firms_attracted")]
    [InlineData("firms_attracted ±0", "above 0")]
    [InlineData("firms_attracted", "±5%")]
    [InlineData("p99(firms_attracted) ±5", "368 replications")]
    [InlineData("p90(target_reached) ±0.1", "no quantiles")]
    [InlineData("target_reached ±2", "0.02")]
    public void Targets_without_meaning_are_refused_before_anything_runs(string targets, string remedy)
    {
        var ended = workshop.Run(Arrivals, "--precision", targets, "--max-replications", "100");

        Assert.Equal(2, ended.Code);
        Assert.Contains(remedy, ended.Err, StringComparison.Ordinal);
        Assert.False(Directory.Exists(workshop.Results));
    }

    [Fact]
    public void All_unknown_responses_are_named_at_once_each_with_what_may_be_meant()
    {
        var ended = workshop.Run(Arrivals, "--precision", "firms_atracted ±5, firms_alive ±5, p90(firms_alife) ±5, wombat ±1");

        Assert.Equal(2, ended.Code);
        Assert.Equal(3, ended.Messages.Length);
        Assert.Contains("firms_atracted; did you mean firms_attracted", ended.Messages[0], StringComparison.Ordinal);
        Assert.Contains("firms_alife; did you mean firms_alive", ended.Messages[1], StringComparison.Ordinal);
        Assert.Contains("no response wombat; nothing was run", ended.Messages[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--precision", "firms_alive ±5", "--replications", "100")]
    [InlineData("--precision", "firms_alive ±5", "--replication", "3")]
    [InlineData("--precision", "firms_alive ±5", "--max-replications", "1")]
    [InlineData("--max-replications", "100")]
    public void Options_that_contradict_each_other_are_refused(params string[] options)
    {
        var ended = workshop.Run([Arrivals, .. options]);

        Assert.Equal(2, ended.Code);
        Assert.Contains("hubsim: --", ended.Err, StringComparison.Ordinal);
        Assert.False(Directory.Exists(workshop.Results));
    }

    [Fact]
    public void A_dry_run_names_the_targets_and_the_most_it_may_take()
    {
        var ended = workshop.Run(Arrivals, "--precision", "firms_alive ±5", "--dry-run");

        Assert.True(ended.Code == 0, ended.All);
        Assert.Contains("at most 10000, until firms_alive ±5", ended.Out, StringComparison.Ordinal);
    }
}
