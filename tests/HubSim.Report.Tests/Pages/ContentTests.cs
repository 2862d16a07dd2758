using System.Text.RegularExpressions;
using HubSim.Report.Texts;

namespace HubSim.Report.Tests.Pages;

/// <summary>What the sections say, held against the results themselves.</summary>
public partial class ContentTests(Runs runs)
{
    [Fact]
    public void Every_part_of_the_question_has_its_section()
    {
        var page = Read([runs.Base]);

        Assert.Equal(
            ["growth", "pots", "waiting", "survival", "sectors", "drivers", "differences", "validation", "register", "method", "checklist"],
            SectionId().Matches(page).Select(match => match.Groups["id"].Value));
    }

    [Fact]
    public void A_scenario_names_what_it_changes_in_its_base()
    {
        var page = Read([runs.Other]);

        Assert.Matches(@"It is built on “Shanghai 2027”\. These \d+ values differ", page);
        Assert.Matches(@"<code>programme\.enabled</code></th><td>on</td><td>off</td>", page);
        Assert.DoesNotContain("<code>programme.pots", Part(page, "differences"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_with_changes_from_the_command_line_names_them()
    {
        var output = runs.Folder("set");
        var (code, said) = Hubsim.Run("run", Hubsim.Shipped("scenarios/smoke.yaml"), "--replications", "2", "--set", "programme.pots.compute.amount=123", "--out", output);
        Assert.True(code == 0, said);

        var part = Part(File.ReadAllText(Path.Combine(output, "smoke", "run-0001", "report.html")), "differences");

        Assert.Matches(@"<code>programme\.pots\.compute\.amount</code></th><td>600</td><td>123</td><td>RMB million</td>", part);
    }

    [Fact]
    public void A_comparison_pairs_runs_and_lists_what_differs()
    {
        var page = Read([runs.Base, runs.Other]);

        Assert.Contains("run by run, the same founders meet the same luck", page, StringComparison.Ordinal);
        Assert.Matches(@"No subsidy against Shanghai 2027: [+\u2212]?[\d.]+ \([+\u2212]?[\d.]+ to [+\u2212]?[\d.]+\) startups ever attracted on the last day", page);
        Assert.Matches(@"<code>programme\.enabled</code></th><td>on</td><td>off</td>", Part(page, "differences-1"));
    }

    [Fact]
    public void An_experiment_shows_its_estimates_and_tables()
    {
        var page = Read([runs.Experiment]);

        Assert.Matches(@"<h1>[^<]+\?</h1>", page);
        Assert.Contains("summary.parquet", Part(page, "tables"), StringComparison.Ordinal);
        Assert.Contains("settings.parquet", Part(page, "tables"), StringComparison.Ordinal);
        Assert.Contains("data-chart=\"found-0\"", Part(page, "findings"), StringComparison.Ordinal);
    }

    [Fact]
    public void Counts_of_the_world_have_the_error_that_the_scenario_gives_them()
    {
        var page = Read([runs.Base]);

        // Nearly 60 residents in March 2024, with a triangular error of 0.9, 1 and 1.2: from 58 x 0.9387 to 58 x 1.1452.
        Assert.Matches(@"""value"":58,""lower"":54\.4\d*,""upper"":66\.4\d*", page);
        Assert.Contains("with the 90\u00a0% range of the count", Part(page, "growth"), StringComparison.Ordinal);
        Assert.Contains("error of the count, 90\u00a0%", Part(page, "validation"), StringComparison.Ordinal);
    }

    [Fact]
    public void Waiting_is_shown_by_month_and_marked_where_small_jobs_are_bundles()
    {
        var part = Part(Read([runs.Base]), "waiting");

        Assert.Contains("data-chart=\"compute-month\"", part, StringComparison.Ordinal);
        Assert.Contains("data-chart=\"compute-class-month\"", part, StringComparison.Ordinal);
        Assert.Contains("Mean wait, month by month\u00a0\u2020", part, StringComparison.Ordinal);
        Assert.Contains("<p class=\"note\">\u2020 The scenario computes small jobs by the day", part, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_of_different_versions_are_not_compared()
    {
        var copy = runs.Copy(runs.Other, "another-version");
        CommandTests.Change(copy, manifest => manifest["program"]!["version"] = "9.9.9");

        var (code, said) = Hubsim.Run("report", runs.Base, copy, "--out", Path.Combine(runs.Folder("versions"), "x.html"));

        Assert.Equal(2, code);
        Assert.Contains("was run by version 9.9.9", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_runs_need_a_name_for_their_page()
    {
        var (code, said) = Hubsim.Run("report", runs.Base, runs.Other);

        Assert.Equal(2, code);
        Assert.Contains("--out FILE", said, StringComparison.Ordinal);
    }

    [Fact]
    public void The_checklist_is_full_for_the_base_and_blank_where_there_is_no_past()
    {
        var folder = runs.Folder("strict");

        var (whole, said) = Hubsim.Run("report", runs.Base, "--strict", "--out", Path.Combine(folder, "base.html"));
        var (blank, named) = Hubsim.Run("report", runs.Small, "--strict", "--out", Path.Combine(folder, "small.html"));

        Assert.True(whole == 0, said);
        Assert.Equal(3, blank);
        Assert.Contains("blank in the checklist: E Validation: add scored observations", named, StringComparison.Ordinal);
        Assert.Equal(24, Regex.Count(Part(Read([runs.Base]), "checklist"), "<tr class", RegexOptions.None, TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void The_register_has_every_value_with_its_source()
    {
        var part = Part(Read([runs.Base]), "register");

        Assert.Matches(@"The scenario has \d{3} values with a unit: \d+ calibrated, \d+ assumed for a stated reason, \d+ from a source, 0 with neither", part);
        Assert.Matches(@"<code>programme\.pots\.compute\.amount</code></th><td>600</td><td>RMB million</td><td><a href=""#source-S1""", part);
        Assert.Contains("id=\"source-S1\"", part, StringComparison.Ordinal);
    }

    private string Read(IReadOnlyList<string> folders)
    {
        var file = Path.Combine(runs.Folder("content"), $"{Guid.NewGuid()}.html");
        _ = ReportWriter.Write(folders, file, Language.English);
        return File.ReadAllText(file);
    }

    private static string Part(string page, string id)
    {
        var from = page.IndexOf($"<section id=\"{id}\"", StringComparison.Ordinal);
        Assert.True(from >= 0, $"no section {id}");
        return page[from..page.IndexOf("</section>", from, StringComparison.Ordinal)];
    }

    [GeneratedRegex(@"<section id=""(?<id>[^""]+)""", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex SectionId();
}
