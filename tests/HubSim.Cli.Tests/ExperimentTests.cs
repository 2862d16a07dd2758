using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace HubSim.Cli.Tests;

/// <summary>Experiments as a user runs them, on scenarios that take an instant.</summary>
public sealed class ExperimentTests : IDisposable
{
    private const string Trial = """
        format: 1
        kind: compare
        title: More founders
        question: What do more founders bring?
        policies:
          base: { scenario: ../poisson-arrivals.yaml }
          same: { scenario: ../poisson-arrivals.yaml }
          more:
            scenario: ../poisson-arrivals.yaml
            label: twice as many
            set: { "arrivals.origins.steady.rate[0].value": 10 }
        replications: 12
        responses: [firms_attracted, firms_living, kernel_events]
        less_is_better: [kernel_events]

        """;

    private readonly Workshop workshop = new();

    public ExperimentTests()
    {
        Directory.CreateDirectory(workshop.PathOf("scenarios/experiments"));
        File.Copy(Hubsim.Shipped("scenarios/analytic/poisson-arrivals.yaml"), workshop.PathOf("scenarios/poisson-arrivals.yaml"));
    }

    public void Dispose() => workshop.Dispose();

    [Fact]
    public void Files_are_the_same_to_the_last_byte_whatever_the_number_of_workers()
    {
        var runs = new[] { "1", "2", "3" }.Select(workers => Done(Trial, "--no-report", "--workers", workers)).ToList();

        var files = Directory.GetFiles(runs[0]).Select(Path.GetFileName).Where(name => name is not ("manifest.json" or "ro-crate-metadata.json")).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(["datapackage.json", "differences.parquet", "firms.parquet", "points.parquet", "policies.parquet", "settings.parquet", "summary.csv", "summary.parquet", "trials.parquet"], files);
        Assert.All(files, file => Assert.Single(runs.Select(run => Workshop.Sha256(Path.Combine(run, file!))).Distinct(StringComparer.Ordinal)));
        Assert.All(runs, run => Assert.True(JsonNode.DeepEquals(Workshop.Manifest(runs[0])["tables"], Workshop.Manifest(run)["tables"])));
    }

    [Fact]
    public void Other_programs_find_every_file_and_field_described()
    {
        var run = Done(Trial, "--no-report");
        var package = JsonNode.Parse(File.ReadAllText(Path.Combine(run, "datapackage.json")))!;
        var resources = package["resources"]!.AsArray();
        Assert.Equal(Directory.GetFiles(run, "*.parquet").Select(Path.GetFileName).Order(StringComparer.Ordinal), resources.Select(resource => (string)resource!["path"]!).Order(StringComparer.Ordinal));
        Assert.All(resources, resource =>
        {
            var file = Path.Combine(run, (string)resource!["path"]!);
            Assert.Equal($"sha256:{Workshop.Sha256(file)}", (string)resource["hash"]!);
            Assert.Equal(Duck.Number($"select count(*) from '{file}'"), (long)resource["rows"]!);
            Assert.Equal(Duck.Texts($"select column_name from (describe select * from '{file}')"), resource["schema"]!["fields"]!.AsArray().Select(field => (string)field!["name"]!));
        });
        var graph = JsonNode.Parse(File.ReadAllText(Path.Combine(run, "ro-crate-metadata.json")))!["@graph"]!.AsArray();
        var files = graph.Where(entity => (string)entity!["@type"]! == "File").Select(entity => (string)entity!["@id"]!).Append("ro-crate-metadata.json");
        Assert.Equal(Directory.GetFiles(run).Select(Path.GetFileName).Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Equal_policies_do_not_differ_at_all_and_founders_are_matched()
    {
        var run = Done(Trial);
        var differences = Duck.Table(run, "differences");

        Assert.Equal(3, Duck.Number($"select count(*) from {differences} where policy = 'same' and difference = 0 and difference_upper = 0 and ties = 1"));
        Assert.Equal(1, Duck.Number($"select count(*) from {differences} where policy = 'more' and response = 'firms_attracted' and difference_lower > 0 and better = 1 and holm_p_value < 0.001"));
        Assert.Equal(3, Duck.Number($"select count(*) from {Duck.Table(run, "points")}"));
        Assert.Equal(36, Duck.Number($"select count(*) from {Duck.Table(run, "trials")} where failure is null"));

        // Nobody ends here: every extra firm is one that came under the richer policy only.
        var firms = Duck.Table(run, "firms");
        Assert.Equal(1, Duck.Number($"select count(*) from {firms} where policy = 'more' and new_survivors > 100 and saved = 0 and lost = 0 and missing_survivors = 0"));
        Assert.Equal(
            Assert.Single(Duck.Texts($"select round(difference, 6)::varchar from {differences} where policy = 'more' and response = 'firms_living'")),
            Assert.Single(Duck.Texts($"select round(extra_survivors_all, 6)::varchar from {firms} where policy = 'more'")));
        Assert.Equal("arrivals.origins.steady.rate[0].value", Assert.Single(Duck.Texts($"select path from {Duck.Table(run, "settings")} where policy = 'more'")));
        Assert.Equal(0, Duck.Number($"select count(*) from {Duck.Table(run, "settings")} where policy = 'same'"));
    }

    [Fact]
    public void The_summary_is_a_file_for_spreadsheets_and_a_document()
    {
        var ended = Run(Trial, "--json");
        var document = JsonNode.Parse(ended.Out)!;

        Assert.True(ended.Code == 0, ended.All);
        Assert.Equal("compare", (string)document["kind"]!);
        Assert.Equal(9, document["summary"]!.AsArray().Count);
        Assert.Equal("twice as many", (string)document["summary"]![2]!["label"]!);
        var csv = Path.Combine(Path.GetFullPath((string)document["run"]!, workshop.Folder), "summary.csv");
        Assert.Equal(9, Duck.Number($"select count(*) from read_csv('{csv}')"));
        Assert.StartsWith("label,policy,response,unit,", File.ReadAllText(csv), StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_is_eighty_columns_wide_and_names_what_differs()
    {
        var ended = Run(Trial);

        Assert.True(ended.Code == 0, ended.All);
        Assert.DoesNotContain(ended.Out.Split('\n'), line => line.Length > 80 && !line.StartsWith("results in ", StringComparison.Ordinal));
        Assert.Contains("twice as many differs from base in 1 value", ended.Out, StringComparison.Ordinal);
        Assert.Contains("5 -> 10", ended.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dry_run_says_how_much_there_is_and_writes_nothing()
    {
        var before = Workshop.FilesBelow(workshop.Folder).Length;

        var ended = Run(Trial, "--dry-run");
        var document = JsonNode.Parse(Run(Trial, "--dry-run", "--json").Out)!;

        Assert.True(ended.Code == 0, ended.All);
        Assert.Contains("36, in 3 points", ended.Out, StringComparison.Ordinal);
        Assert.Equal((3, 36), ((int)document["points"]!, (int)document["trials"]!));
        Assert.Equal(before + 1, Workshop.FilesBelow(workshop.Folder).Length);
    }

    [Fact]
    public void Trials_that_fail_are_kept_with_their_reason_and_the_pairs_are_counted()
    {
        // Replications take 3,235 events on average: this bound fails some of them.
        var ended = Run(Trial.Replace("same: { scenario: ../poisson-arrivals.yaml }", "same: { scenario: ../poisson-arrivals.yaml, set: { limits.max_events_per_replication: 3235 } }", StringComparison.Ordinal));

        Assert.True(ended.Code == 4, ended.All);
        var run = FolderOf(ended);
        var failed = Duck.Number($"select count(*) from {Duck.Table(run, "trials")} where failure like '%more than 3235 events%' and firms_attracted is null");
        Assert.InRange(failed, 1, 10);
        Assert.Equal(failed, (long)Workshop.Manifest(run)["trials"]!["failed"]!);
        Assert.Equal(3, Duck.Number($"select count(*) from {Duck.Table(run, "differences")} where policy = 'same' and incomplete_pairs = {failed} and pairs = {12 - failed}"));
        Assert.Equal(3, Duck.Number($"select count(*) from {Duck.Table(run, "differences")} where policy = 'more' and incomplete_pairs = 0"));
        Assert.Contains($"in {failed} of 12 replications at least one policy failed", ended.Err, StringComparison.Ordinal);
        Assert.Contains("--set limits.max_events_per_replication=3235 --replication", ended.Err, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind: compare", "kind: compar", "2:7: kind: expected one of compare, select, sweep, morris, sobol, discover, optimise, calibrate")]
    [InlineData("replications: 12", "replications: 1", "12:15: replications")]
    [InlineData("firms_living,", "firms_livin,", "did you mean firms_living?")]
    [InlineData("steady.rate[0].value\": 10", "steady.rat[0].value\": 10", "did you mean arrivals.origins.steady.rate[0].value?")]
    [InlineData("steady.rate[0].value\": 10", "steady.rate[0].value\": -1", "found -1")]
    [InlineData("same: { scenario: ../poisson-arrivals.yaml }", "same: { scenario: ../poison.yaml }", "there is no file ../poison.yaml")]
    public void A_wrong_file_is_refused_at_its_place_by_check_and_by_experiment(string right, string wrong, string words)
    {
        Assert.Contains(right, Trial, StringComparison.Ordinal);
        var text = Trial.Replace(right, wrong, StringComparison.Ordinal);

        foreach (var ended in new[] { Run(text), Hubsim.Run(workshop.Folder, "check", "scenarios/experiments/trial.yaml") })
        {
            Assert.True(ended.Code == 2, ended.All);
            Assert.Empty(ended.Out);
            Assert.Contains(words, ended.Err, StringComparison.Ordinal);
            Assert.StartsWith("scenarios/experiments/trial.yaml:", ended.Err, StringComparison.Ordinal);
            Assert.False(Directory.Exists(workshop.Results));
        }
    }

    [Fact]
    public void An_experiment_is_not_run_as_a_scenario_nor_a_scenario_as_an_experiment()
    {
        workshop.Write("scenarios/experiments/trial.yaml", Trial);

        var asScenario = workshop.Run("scenarios/experiments/trial.yaml");
        var asExperiment = Hubsim.Run(workshop.Folder, "experiment", "scenarios/poisson-arrivals.yaml");

        Assert.Equal((2, 2), (asScenario.Code, asExperiment.Code));
        Assert.Contains("hubsim experiment", asScenario.Messages[0], StringComparison.Ordinal);
        Assert.Contains("hubsim run", asExperiment.Messages[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public void An_interrupted_experiment_ends_at_once_and_keeps_what_is_complete(string signal, int code)
    {
        workshop.Write("scenarios/experiments/trial.yaml", Trial);
        var process = Hubsim.Start(workshop.Folder, "experiment", "scenarios/experiments/trial.yaml", "--set", "replications=1000000");
        var clock = Stopwatch.StartNew();
        while (!Directory.Exists(workshop.Results) && clock.Elapsed.TotalSeconds < 60)
        {
            Thread.Sleep(50);
        }

        Thread.Sleep(2_000);
        using (var kill = Process.Start("sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -{signal} {process.Id}")]))
        {
            kill.WaitForExit();
        }

        var ended = Hubsim.Finish(process);

        Assert.True(ended.Code == code, ended.All);
        Assert.Contains("interrupted", ended.Err, StringComparison.Ordinal);
        Assert.Contains("There is no answer yet: interrupted after", ended.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(Workshop.FilesBelow(workshop.Results), file => file.EndsWith("summary.csv", StringComparison.Ordinal));
    }

    private string Done(string text, params string[] options)
    {
        var ended = Run(text, options);
        Assert.True(ended.Code == 0, ended.All);
        return FolderOf(ended);
    }

    private string FolderOf(Ended ended) => workshop.FolderOf(ended);

    private Ended Run(string text, params string[] options)
    {
        workshop.Write("scenarios/experiments/trial.yaml", text);
        return Hubsim.Run(workshop.Folder, ["experiment", "scenarios/experiments/trial.yaml", .. options]);
    }
}
