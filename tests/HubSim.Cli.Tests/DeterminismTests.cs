using System.Text;
using System.Text.Json.Nodes;

namespace HubSim.Cli.Tests;

/// <summary>The same question gives the same bytes, however it is asked.</summary>
public sealed class DeterminismTests : IDisposable
{
    private static readonly string Smoke = Hubsim.Shipped("scenarios/smoke.yaml");
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public void Workers_and_repetition_leave_every_byte_and_another_seed_does_not()
    {
        var one = workshop.Done(Smoke, "--replications", "12", "--workers", "1");
        var two = workshop.Done(Smoke, "--replications", "12", "--workers", "2");
        var eight = workshop.Done(Smoke, "--replications", "12", "--workers", "8");
        var again = workshop.Done(Smoke, "--replications", "12", "--workers", "8");
        var other = workshop.Done(Smoke, "--replications", "12", "--seed", "5");

        Assert.Equal(Workshop.Hashes(one), Workshop.Hashes(two));
        Assert.Equal(Workshop.Hashes(one), Workshop.Hashes(eight));
        Assert.Equal(Workshop.Hashes(one), Workshop.Hashes(again));
        Assert.All(Workshop.Hashes(one).Zip(Workshop.Hashes(other)), pair => Assert.NotEqual(pair.First, pair.Second));
        Assert.Equal(WithoutRun(one), WithoutRun(eight));
        Assert.NotEqual(WithoutRun(one), WithoutRun(other));
    }

    [Theory]
    [InlineData("programme.pots.models.when_empty=wait")]
    [InlineData("programme.pots.models.tranches=[{from: 2025-07-01, share: 1}]")]
    [InlineData("programme.pots.corpora.renewal={enabled: true, every: 60}")]
    public void Another_switch_for_the_same_mechanism_leaves_every_byte_but_the_hash_of_the_scenario(string set)
    {
        var one = workshop.Done(Smoke, "--replications", "4", "--no-report");
        var other = workshop.Done(Smoke, "--replications", "4", "--no-report", "--set", set);

        Assert.NotEqual(Scenario(one), Scenario(other));
        foreach (var table in new[] { "replications.parquet", "months.parquet", "firms.parquet" })
        {
            Assert.Equal(Bytes(one), Bytes(other));

            string Bytes(string run) => Convert.ToBase64String(Encoding.Latin1.GetBytes(
                Encoding.Latin1.GetString(File.ReadAllBytes(Path.Combine(run, table))).Replace(Scenario(run), "", StringComparison.Ordinal)));
        }

        string Scenario(string run) => (string)Workshop.Manifest(run)["scenario"]!["sha256"]!;
    }

    [Fact]
    public void Files_of_several_row_groups_do_not_depend_on_workers_either()
    {
        var file = Hubsim.Shipped("scenarios/analytic/exponential-survival.yaml");
        string[] arguments = [file, "--replications", "8", "--set", "founding.count=20000", "--set", "clock.end=2024-01-31", "--set", "expect=[]", "--workers"];
        var one = workshop.Done([.. arguments, "1"]);
        var three = workshop.Done([.. arguments, "3"]);

        Assert.Equal(Workshop.Hashes(one), Workshop.Hashes(three));
        Assert.True(Duck.Number($"select max(row_group_id) from parquet_metadata({Duck.Table(one, "firms")})") > 0, "one row group only: the test shows less than it says");
    }

    [Fact]
    public void More_replications_leave_the_earlier_rows_and_one_alone_is_its_row()
    {
        var few = workshop.Done(Smoke, "--replications", "4");
        var more = workshop.Done(Smoke, "--replications", "9");
        var alone = workshop.Done(Smoke, "--replication", "7");

        foreach (var table in new[] { "replications", "months", "firms" })
        {
            AssertSame($"from {Duck.Table(few, table)}", $"from {Duck.Table(more, table)} where replication < 4");
            AssertSame($"from {Duck.Table(alone, table)}", $"from {Duck.Table(more, table)} where replication = 7");
        }
    }

    [Fact]
    public void The_manifest_holds_the_hashes_of_the_files_it_describes()
    {
        var run = workshop.Done(Smoke, "--replications", "2");

        var tables = Workshop.Manifest(run)["tables"]!.AsArray();

        Assert.Equal(Workshop.ResultFiles, tables.Select(table => (string)table!["file"]!));
        Assert.Equal(Workshop.Hashes(run), tables.Select(table => (string)table!["sha256"]!));
    }

    [Fact]
    public void No_path_time_or_worker_count_stands_outside_the_block_that_says_so()
    {
        Directory.CreateDirectory(workshop.PathOf("elsewhere"));
        var here = workshop.Done(Smoke, "--replications", "2", "--workers", "1");
        var there = workshop.Done(Smoke, "--replications", "2", "--workers", "2", "--out", "elsewhere");

        Assert.Equal(Workshop.Hashes(here), Workshop.Hashes(there));
        Assert.Equal(WithoutRun(here), WithoutRun(there));
        Assert.DoesNotContain(Hubsim.Repository, WithoutRun(here), StringComparison.Ordinal);
    }

    private static string WithoutRun(string run)
    {
        JsonObject manifest = Workshop.Manifest(run);
        Assert.True(manifest.Remove("run"));
        return manifest.ToJsonString();
    }

    private static void AssertSame(string left, string right)
    {
        Assert.NotEqual(0, Duck.Number($"select count(*) {left}"));
        Assert.Equal(Duck.Number($"select count(*) {left}"), Duck.Number($"select count(*) {right}"));
        Assert.Empty(Duck.Rows($"(select * {left}) except all (select * {right})"));
    }
}
