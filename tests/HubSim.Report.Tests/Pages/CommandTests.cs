using System.Text.Json.Nodes;

namespace HubSim.Report.Tests.Pages;

/// <summary><c>hubsim report</c> and the report that <c>hubsim run</c> leaves.</summary>
public class CommandTests(Runs runs)
{
    [Fact]
    public void A_run_leaves_its_report_and_the_command_makes_the_same_again()
    {
        var first = File.ReadAllText(Path.Combine(runs.Small, "report.html"));
        var again = Path.Combine(runs.Folder("again"), "again.html");

        Assert.Equal((0, again + "\n"), Hubsim.Run("report", runs.Small, "--out", again));

        Assert.Equal(first, File.ReadAllText(again));
    }

    [Fact]
    public void Two_runs_of_the_same_inputs_differ_in_nothing_but_what_their_manifests_say_of_the_circumstances()
    {
        var output = runs.Folder("twice");
        var (code, said) = Hubsim.Run("run", Hubsim.Shipped("scenarios/smoke.yaml"), "--replications", "20", "--workers", "1", "--no-store", "--quiet", "--out", output);
        Assert.True(code == 0, said);
        var second = Path.Combine(output, "smoke", "run-0001");
        Assert.NotEqual(File.ReadAllText(Path.Combine(runs.Small, "report.html")), File.ReadAllText(Path.Combine(second, "report.html")));
        var circumstances = JsonNode.Parse(File.ReadAllText(Path.Combine(runs.Small, "manifest.json")))!["run"]!;
        Change(second, manifest => manifest["run"] = circumstances.DeepClone());

        Assert.Equal(0, Hubsim.Run("report", second).Code);

        Assert.Equal(File.ReadAllText(Path.Combine(runs.Small, "report.html")), File.ReadAllText(Path.Combine(second, "report.html")));
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_a_failure_and_no_fault_of_the_input()
    {
        var file = Path.Combine(runs.Folder("in-the-way"), "taken");
        File.WriteAllText(file, "");

        foreach (var place in new[] { Path.Combine(file, "report.html"), runs.Folder("in-the-way") })
        {
            var (code, said) = Hubsim.Run("report", runs.Small, "--out", place);
            Assert.Equal(1, code);
            Assert.Contains("The report cannot be written to", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_run_may_leave_it_out()
    {
        var output = runs.Folder("without");

        var (code, said) = Hubsim.Run("run", Hubsim.Shipped("scenarios/smoke.yaml"), "--replications", "1", "--no-report", "--out", output);

        Assert.True(code == 0, said);
        Assert.False(File.Exists(Path.Combine(output, "smoke", "run-0001", "report.html")));
        Assert.True(File.Exists(Path.Combine(output, "smoke", "run-0001", "manifest.json")));
    }

    [Fact]
    public void Results_of_another_layout_are_refused_with_the_way_out()
    {
        var copy = runs.Copy(runs.Small, "later");
        Change(copy, manifest => manifest["schemaVersion"] = 99);

        var (code, said) = Hubsim.Run("report", copy);

        Assert.Equal(2, code);
        Assert.Contains("has layout 99; this program reads layout 1", said, StringComparison.Ordinal);
        Assert.Contains("Use the version of hubsim that wrote it", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("manifest.json", "is no folder of a run")]
    [InlineData("months.parquet", "months.parquet is not there")]
    [InlineData("replications.parquet", "replications.parquet is not there")]
    public void A_folder_that_is_not_whole_is_named(string missing, string said)
    {
        var copy = runs.Copy(runs.Small, "without-" + missing);
        File.Delete(Path.Combine(copy, missing));

        var ended = Hubsim.Run("report", copy);

        Assert.Equal(2, ended.Code);
        Assert.Contains(said, ended.Said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_file_is_named_and_an_older_report_stays()
    {
        var copy = runs.Copy(runs.Small, "broken");
        var before = File.ReadAllText(Path.Combine(copy, "report.html"));
        File.WriteAllText(Path.Combine(copy, "months.parquet"), "no Parquet at all");

        var (code, said) = Hubsim.Run("report", copy);

        Assert.Equal(2, code);
        Assert.Contains("months.parquet cannot be read", said, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(Path.Combine(copy, "report.html")));
        Assert.False(File.Exists(Path.Combine(copy, "report.html.tmp")));
    }

    [Fact]
    public void A_language_that_is_not_there_is_refused()
    {
        var (code, said) = Hubsim.Run("report", runs.Small, "--lang", "fr");

        Assert.Equal(2, code);
        Assert.Contains("the languages are en, ja, zh", said, StringComparison.Ordinal);
    }

    /// <summary>Changes the manifest of a copy.</summary>
    internal static void Change(string run, Action<JsonObject> change)
    {
        var path = Path.Combine(run, "manifest.json");
        var manifest = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        change(manifest);
        File.WriteAllText(path, manifest.ToJsonString());
    }
}
