using System.Text.Json.Nodes;

namespace HubSim.Cli.Tests;

/// <summary>
/// Where small jobs are bundles of a day, what needs every job has a sign behind its name wherever it is shown, and the sign
/// is explained.
/// </summary>
public sealed class LargeJobsTests : IDisposable
{
    private const string Meaning = "\u2020 of large jobs only, small ones as unwaited, or far off: compute.detail is days";

    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Theory]
    [InlineData("compare", "--set replications=3", "wait_mean_hours \u2020 [hours]")]
    [InlineData("select", "--set response=jobs_abandoned_share --set best=smallest --set delta=0.1", "jobs_abandoned_share \u2020 [share]")]
    [InlineData("sweep", "--set replications=3 --set 'responses=[wait_p95_hours]'", "wait_p95_hours \u2020")]
    [InlineData("morris", "--set trajectories=2 --set 'responses=[wait_p95_hours]'", "wait_p95_hours \u2020 [hours]")]
    [InlineData("sobol", "--set rows=16 --set 'responses=[wait_p95_hours]'", "wait_p95_hours \u2020:")]
    [InlineData("voi", "--set draws=40 --set 'worth.money.terms[1].response=wait_mean_hours'", "- wait_mean_hours \u2020")]
    [InlineData("discover", "--set replications=60 --set 'fails=wait_mean_hours > 0.25'", "wait_mean_hours \u2020 > 0.25 in ")]
    [InlineData("optimise", "--set trials=120 --set most_replications=8", "required: wait_mean_hours \u2020 at most 1000")]
    public void An_experiment_marks_what_its_bundles_cannot_carry(string kind, string options, string words)
    {
        var ended = Hubsim.Shell(workshop.Folder, $"$HUBSIM experiment '{Hubsim.Shipped($"scenarios/experiments/{kind}-smoke.yaml")}' --no-report {options}");

        Assert.True(ended.Code is 0 or 3, ended.All);
        Assert.Contains(words, ended.Out, StringComparison.Ordinal);
        Assert.Contains(Meaning, ended.Out.Split('\n'));
        Assert.DoesNotContain("firms_attracted \u2020", ended.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(ended.Out.Split('\n'), line => line.Length > 80 && !line.StartsWith("results in ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_document_of_an_experiment_lists_them()
    {
        var ended = Hubsim.Shell(workshop.Folder, $"$HUBSIM experiment '{Hubsim.Shipped("scenarios/experiments/compare-smoke.yaml")}' --no-report --set replications=2 --json");

        var listed = JsonNode.Parse(ended.Out)!["needsJobs"]!.AsArray().Select(name => (string)name!).ToList();
        Assert.Contains("wait_mean_hours", listed);
        Assert.DoesNotContain("firms_attracted", listed);
    }

    [Fact]
    public void A_precision_is_marked_too_and_nothing_is_where_every_job_is_run()
    {
        var file = Hubsim.Shipped("scenarios/smoke.yaml");
        const string options = "--no-report --no-store";

        var days = Hubsim.Shell(workshop.Folder, $"$HUBSIM run '{file}' {options} --precision 'wait_mean_hours ±100, firms_attracted ±100' --max-replications 100");
        var jobs = Hubsim.Shell(workshop.Folder, $"$HUBSIM run '{file}' {options} --replications 2 --set compute.detail=jobs");

        Assert.True(days.Code is 0 or 3 && jobs.Code is 0 or 3, days.All + jobs.All);
        Assert.Matches(@"(?m)^[ !] wait_mean_hours \u2020 +±100", days.Out);
        Assert.Matches(@"(?m)^[ !] firms_attracted +±100", days.Out);
        Assert.Contains(Meaning, days.Out.Split('\n'));
        Assert.Contains("waiting, mean [h]", jobs.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("\u2020", jobs.Out, StringComparison.Ordinal);
    }
}
