using System.Globalization;
using System.Text.Json.Nodes;

namespace HubSim.Cli.Tests;

/// <summary>Replications that fail: the run goes on, says so everywhere, and tells how to see it again.</summary>
public sealed class FaultTests : IDisposable
{
    private static readonly string Arrivals = Hubsim.Shipped("scenarios/analytic/poisson-arrivals.yaml");
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    // About 3,225 events and 624 firms in the middle, so that each limit divides the replications; the seed is fixed.
    [Theory]
    [InlineData("limits.max_events_per_replication=3225", "max_events_per_replication")]
    [InlineData("limits.max_entities=624", "max_entities")]
    [InlineData("arrivals.origins.steady.rate[0].value={uniform: [5, 15]}", "upper_rate")]
    public void Some_failures_become_rows_and_the_others_are_as_they_were(string change, string words)
    {
        var ended = workshop.Run(Arrivals, "--replications", "12", "--set", "expect=[]", "--set", change);

        Assert.True(ended.Code == 4, ended.All);
        var run = workshop.FolderOf(ended);
        var table = Duck.Table(run, "replications");
        var failed = Duck.Rows($"select replication, failure from {table} where failure is not null order by 1");
        Assert.InRange(failed.Count, 1, 11);
        Assert.Equal(12, Duck.Number($"select count(*) from {table}"));
        Assert.Equal(failed.Count, Duck.Number($"select count(*) from {table} where failure is not null and firms_attracted is null and model_events is null"));
        Assert.Equal(12 - failed.Count, Duck.Number($"select count(distinct replication) from {Duck.Table(run, "firms")}"));
        Assert.All(failed, row => Assert.Contains(words, (string)row[1]!, StringComparison.Ordinal));
        Assert.Contains($"{failed.Count} failed and are not counted", ended.Out, StringComparison.Ordinal);
        Assert.Contains($"12 replications, {failed.Count} failed", ended.Out, StringComparison.Ordinal);
        AssertNamed(run, failed, ended);
    }

    [Fact]
    public void The_rows_beside_a_failure_are_those_of_a_run_without_it()
    {
        var whole = workshop.Done(Arrivals, "--replications", "12", "--set", "expect=[]");
        var ended = workshop.Run(Arrivals, "--replications", "12", "--set", "expect=[]", "--set", "limits.max_entities=624");

        var some = workshop.FolderOf(ended);
        foreach (var name in new[] { "replications", "months", "firms" })
        {
            var condition = name == "replications" ? "where failure is null" : "";
            Assert.Empty(Duck.Rows($"(select * from {Duck.Table(some, name)} {condition}) except all (select * from {Duck.Table(whole, name)})"));
        }
    }

    [Fact]
    public void The_command_beside_a_failure_repeats_it()
    {
        Directory.CreateDirectory(workshop.PathOf("my 'own' files"));
        File.Copy(Arrivals, workshop.PathOf("my 'own' files/arrivals.yaml"));
        var ended = workshop.Run("my 'own' files/arrivals.yaml", "--replications", "12", "--seed", "3", "--set", "limits.max_entities=624", "--set", "arrivals.origins.steady.rate[0].value={uniform: [4, 6]}");
        Assert.Equal(4, ended.Code);
        var failure = Workshop.Manifest(workshop.FolderOf(ended))["failures"]![0]!;
        var command = (string)failure["repeat"]!;
        Assert.StartsWith("dotnet run -c Release --project src/HubSim.Cli -- run ", command, StringComparison.Ordinal);

        var again = Hubsim.Shell(workshop.Folder, "$HUBSIM " + command[command.IndexOf("-- run", StringComparison.Ordinal)..]["-- ".Length..]);

        Assert.Equal(4, again.Code);
        var repeated = Assert.Single(Workshop.Manifest(workshop.FolderOf(again))["failures"]!.AsArray());
        Assert.Equal(failure.ToJsonString(), repeated!.ToJsonString());
    }

    [Fact]
    public void When_all_fail_the_run_says_so_and_claims_nothing()
    {
        var table = workshop.Run(Arrivals, "--replications", "8", "--set", "limits.max_events_per_replication=10");
        var json = workshop.Run(Arrivals, "--replications", "8", "--set", "limits.max_events_per_replication=10", "--json");

        Assert.Equal((4, 4), (table.Code, json.Code));
        Assert.Contains("8 replications, 8 failed", table.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", table.All, StringComparison.Ordinal);
        var summary = JsonNode.Parse(json.Out)!;
        Assert.Equal(8, (long)summary["failed"]!);
        Assert.Equal(8 * 10, (long)summary["events"]!);
        Assert.All(summary["responses"]!.AsObject(), response => Assert.Equal("0", response.Value!["n"]!.ToJsonString()));
        Assert.All(summary["responses"]!.AsObject(), response => Assert.Null(response.Value!["mean"]));
        Assert.Equal(8, Duck.Number($"select count(*) from {Duck.Table(workshop.FolderOf(table), "replications")} where failure is not null"));
    }

    [Fact]
    public void The_inputs_of_a_failed_replication_are_in_its_row()
    {
        var ended = workshop.Run(Arrivals, "--replications", "6", "--set", "arrivals.origins.steady.rate[0].value={uniform: [5, 15]}", "--set", "expect=[]");

        var table = Duck.Table(workshop.FolderOf(ended), "replications");
        var input = Duck.Texts($"select column_name from (describe select * from {table}) where column_name like 'input_%'").Single();
        Assert.Equal(0, Duck.Number($"select count(*) from {table} where (failure is not null) <> (\"{input}\" > 10)"));
    }

    [Fact]
    public void A_dry_run_of_a_replication_that_fails_says_so()
    {
        var ended = workshop.Run(Arrivals, "--dry-run", "--set", "limits.max_events_per_replication=10");

        Assert.Equal(4, ended.Code);
        Assert.Single(ended.Messages);
        Assert.Empty(Directory.GetFileSystemEntries(workshop.Folder));
    }

    private static void AssertNamed(string run, List<object?[]> failed, Ended ended)
    {
        var failures = Workshop.Manifest(run)["failures"]!.AsArray();
        Assert.Equal(failed.Select(row => row[1]), failures.Select(failure => (string)failure!["message"]!));
        foreach (var row in failed.Take(5))
        {
            var number = Convert.ToString(row[0], CultureInfo.InvariantCulture);
            Assert.Contains($"replication {number} failed: {row[1]}", ended.Err, StringComparison.Ordinal);
            Assert.Contains($"--replication {number}\n", ended.Err, StringComparison.Ordinal);
        }

        Assert.All(failures, failure => Assert.Contains($"--replication {failure!["replication"]}", (string)failure["repeat"]!, StringComparison.Ordinal));
    }
}
