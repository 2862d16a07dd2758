using HubSim.Report.Texts;

namespace HubSim.Report.Tests.Browser;

/// <summary>The page of each kind of experiment in a real browser; the languages are spread among the kinds.</summary>
public class ExperimentBrowserTests(Runs runs, Chromium browser)
{
    private static readonly (int Width, string Scheme)[] Windows = [(1600, "light"), (400, "dark")];

    [Theory]
    [InlineData("compare-smoke", "ja")]
    [InlineData("select-smoke", "zh")]
    [InlineData("sweep-smoke", "en")]
    [InlineData("morris-smoke", "ja")]
    [InlineData("sobol-smoke", "zh")]
    [InlineData("discover-smoke", "en")]
    [InlineData("optimise-smoke", "ja")]
    [InlineData("calibrate-arrivals", "zh")]
    [InlineData("voi-smoke", "en")]
    public async Task Each_kind_is_whole_and_legible_wide_and_narrow_light_and_dark(string name, string code) =>
        await Inspector.Inspect(browser, Write(name, code), Windows);

    [Fact]
    public async Task Keys_reach_values_and_legend_of_an_experiment_too()
    {
        await using var tab = await browser.Open(Write("compare-smoke", "en"), 400);
        await tab.Evaluate("document.querySelector('#found-0 .chart').focus()");
        await tab.Press("ArrowDown");
        Assert.Matches(@"^without the compute pot; .+: [+\u2212]?[\d.,]+ \(.+ to .+\)$", (string)(await tab.Evaluate("document.querySelector('#found-0 .live').textContent"))!);

        const string Shown = "reportCharts.get('found-0').chart.getOption().series.filter(one => one.type === 'custom').length";
        const string Button = "document.querySelector('#found-0 .legend button')";
        var before = (int)(await tab.Evaluate(Shown))!;
        await tab.Evaluate($"{Button}.focus()");
        await tab.Press("Enter");
        Assert.Equal("false", (string)(await tab.Evaluate($"{Button}.getAttribute('aria-pressed')"))!);
        Assert.Equal(before - 1, (int)(await tab.Evaluate(Shown))!);
        await tab.Press("Enter");
        Assert.Equal(before, (int)(await tab.Evaluate(Shown))!);
        Assert.Empty(tab.Complaints);
    }

    private string Write(string name, string code)
    {
        var file = Path.Combine(runs.Folder("browser"), $"{name}-{code}-{Guid.NewGuid()}.html");
        _ = ReportWriter.Write([runs.ExperimentOf(name)], file, Language.Of(code)!);
        return file;
    }
}
