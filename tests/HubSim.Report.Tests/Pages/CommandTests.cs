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
