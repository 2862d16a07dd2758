using System.Text.RegularExpressions;
using HubSim.Report.Texts;

namespace HubSim.Report.Tests.Pages;

/// <summary>The page of an experiment answers its question by its kind, in every language.</summary>
public partial class ExperimentTests(Runs runs)
{
    [Theory]
    [InlineData("compare-smoke", @"(does best by|comes out first by|No policy does better).*regrets")]
    [InlineData("select-smoke", @"(“[^”]+” is selected: .*Its mean is [\d.,]+.startups \([\d.,]+ to [\d.,]+\) over \d+ runs|Nothing is selected)")]
    [InlineData("sweep-smoke", @"is highest at .*, with [\d.,]+.*The factor that moves it most is")]
    [InlineData("morris-smoke", @"\d+ of \d+ inputs move “[^”]+” beyond chance")]
    [InlineData("sobol-smoke", @"(explains most of what the inputs do to|No input can be told from chance)")]
    [InlineData("voi-smoke", @"the best policy without further information is “[^”]+”.*Knowing all inputs first is worth")]
    [InlineData("discover-smoke", @"The policy fails \(.+\) in [\d.]+.% of \d+ runs \(95.% interval")]
    [InlineData("optimise-smoke", @"The (best of|search looked at) \d* ?.*on fresh runs")]
    [InlineData("calibrate-arrivals", @"Of 1 unknown, most was learnt about “rate”: its 90.% range narrows by [\d.]+.%, from [\d.]+–[\d.]+ to [\d.]+–[\d.]+.startups per month\.")]
    public void Each_kind_answers_with_numbers_and_an_interval(string name, string said)
    {
        var page = File.ReadAllText(Path.Combine(runs.ExperimentOf(name), "report.html"));
        var answer = Answer().Match(page).Groups["answer"].Value;

        Assert.Matches(said, System.Net.WebUtility.HtmlDecode(answer));
        Assert.Contains("id=\"findings\"", page, StringComparison.Ordinal);
        Assert.Contains("<code>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", WithoutScripts(page), StringComparison.Ordinal);
        foreach (var code in new[] { "ja", "zh" })
        {
            var other = Write([runs.ExperimentOf(name)], code);
            var own = Answer().Match(other).Groups["answer"].Value;
            Assert.Matches(@"[\u3040-\u30ff\u4e00-\u9fff].*。", own);
            Assert.DoesNotMatch(@"\b(the|of|is|runs|interval)\b", Quoted().Replace(own, ""));
            Assert.Equal(Charts().Count(page), Charts().Count(other));
        }
    }

    [Fact]
    public void Waits_of_large_jobs_only_are_marked_in_experiments_and_comparisons()
    {
        const string note = "<p class=\"note\">\u2020 The scenario computes small jobs by the day";
        foreach (var page in new[] { Write([runs.Experiment], "en"), Write([runs.Small, runs.Experiment], "en"), Write([runs.Base, runs.Other], "en") })
        {
            Assert.Contains("Mean wait for compute", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotMatch("(?i)mean wait for compute(?!(, hours)?\u00a0\u2020)", WithoutScripts(page));
            Assert.Contains(note, page, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("\u2020", WithoutScripts(Write([runs.ExperimentOf("sweep-smoke")], "en")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_yardstick_made_of_waits_of_large_jobs_is_marked()
    {
        var output = runs.Folder("marked-yardstick");

        var (code, said) = Hubsim.Run("experiment", Hubsim.Shipped("scenarios/experiments/voi-smoke.yaml"), "--set", "draws=40", "--set", "worth={patience: {unit: h, terms: [{response: wait_mean_hours, each: -1}]}, alive: {unit: firms, terms: [{response: firms_alive, each: 1}]}}", "--quiet", "--no-store", "--out", output);
        var page = WithoutScripts(File.ReadAllText(Path.Combine(output, "voi-smoke", "run-0001", "report.html")));

        Assert.True(code == 0, said);
        Assert.Matches("<h2[^>]*>[^<]*patience\u00a0\u2020", page);
        Assert.DoesNotContain("alive\u00a0\u2020", page, StringComparison.Ordinal);
        Assert.Contains("<p class=\"note\">\u2020 ", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_search_for_boxes_that_finds_none_has_an_answer()
    {
        var output = runs.Folder("no-boxes");

        var (code, said) = Hubsim.Run("experiment", Hubsim.Shipped("scenarios/experiments/discover-smoke.yaml"), "--set", "fails=wait_mean_hours > 0.25", "--set", "replications=60", "--set", "density=0.99", "--quiet", "--no-store", "--out", output);
        var page = File.ReadAllText(Path.Combine(output, "discover-smoke", "run-0001", "report.html"));

        Assert.True(code == 0, said);
        Assert.Matches(@"^The policy fails \(wait_mean_hours.\u2020 &gt; 0.25\) in [\d.]+.% of 60 runs", Answer().Match(page).Groups["answer"].Value);
        Assert.DoesNotContain("did not come to an end", WithoutScripts(page), StringComparison.Ordinal);
    }

    [Fact]
    public void An_experiment_beside_a_run_says_there_what_drove_the_outcome()
    {
        var page = Write([runs.Small, runs.ExperimentOf("sobol-smoke")], "en");

        var (drivers, own) = (page.IndexOf("<section id=\"drivers\"", StringComparison.Ordinal), page.IndexOf("<section id=\"experiment-1\"", StringComparison.Ordinal));
        Assert.True(own > drivers && own < page.IndexOf("<section id=\"differences\"", StringComparison.Ordinal));
        Assert.Contains("data-chart=\"experiment-1-found-0\"", page, StringComparison.Ordinal);
        Assert.Contains("data-chart=\"growth-attracted\"", page, StringComparison.Ordinal);
        Assert.Contains("The experiment ran on a scenario that differs", Write([runs.Base, runs.ExperimentOf("sobol-smoke")], "en"), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_experiments_alone_are_refused()
    {
        var (code, said) = Hubsim.Run("report", runs.Experiment, runs.ExperimentOf("sobol-smoke"), "--out", Path.Combine(runs.Folder("two-experiments"), "x.html"));

        Assert.Equal(2, code);
        Assert.Contains("name the run that they explain", said, StringComparison.Ordinal);
    }

    [Fact]
    public void An_experiment_may_leave_its_page_out()
    {
        var output = runs.Folder("experiment-without");

        var (code, said) = Hubsim.Run("experiment", Hubsim.Shipped("scenarios/experiments/compare-smoke.yaml"), "--no-report", "--quiet", "--out", output);

        Assert.True(code == 0, said);
        Assert.False(File.Exists(Path.Combine(output, "compare-smoke", "run-0001", "report.html")));
    }

    private string Write(IReadOnlyList<string> folders, string code)
    {
        var file = Path.Combine(runs.Folder("experiments"), $"{Guid.NewGuid()}.html");
        _ = ReportWriter.Write(folders, file, Language.Of(code)!);
        return File.ReadAllText(file);
    }

    private static string WithoutScripts(string page) => page[..page.IndexOf("<script type=\"application/json\"", StringComparison.Ordinal)];

    [GeneratedRegex(@"<p class=""answer"">(?<answer>.*?)</p>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Answer();

    /// <summary>Words of the experiment's own files: quoted, names of inputs, conditions.</summary>
    [GeneratedRegex(@"「[^」]*」|“[^”]*”|[a-z_.\[\]0-9]+( [a-z_.0-9]+)*", RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"data-chart=", RegexOptions.None, 5_000)]
    private static partial Regex Charts();
}
