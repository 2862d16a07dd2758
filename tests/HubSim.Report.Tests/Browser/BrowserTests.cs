using HubSim.Report.Texts;

namespace HubSim.Report.Tests.Browser;

/// <summary>The page in a real browser: in three languages, narrow and wide, light and dark.</summary>
public class BrowserTests(Runs runs, Chromium browser)
{
    private static readonly (int Width, string Scheme)[] Windows = [(1600, "light"), (400, "light"), (400, "dark"), (1600, "dark")];

    [Theory]
    [InlineData("en")]
    [InlineData("ja")]
    [InlineData("zh")]
    public async Task A_report_is_whole_and_legible_in_every_window(string code) => await Inspector.Inspect(browser, Write([runs.Base], code), Windows);

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task So_is_a_comparison(string code) => await Inspector.Inspect(browser, Write([runs.Base, runs.Other], code), Windows);

    [Fact]
    public async Task So_is_a_scenario_without_a_past() => await Inspector.Inspect(browser, Write([runs.Small], "en"), Windows);

    [Fact]
    public async Task Colours_on_the_screen_are_those_of_light_and_dark()
    {
        await using var tab = await browser.Open(Write([runs.Base], "en"), 1600);
        var light = await tab.Look("#growth-attracted .chart");
        await tab.Show(1600, "dark");
        await tab.Settle();
        var dark = await tab.Look("#growth-attracted .chart");

        // The median's line is some 500 pixels long and two wide; the colours are --a of the two schemes.
        Assert.True(light.Count(0x0b, 0x62, 0xa4) > 300, "no line in light");
        Assert.True(dark.Count(0x6c, 0xb2, 0xee) > 300, "no line in dark");
        Assert.True(light.Ground.Red > 240 && dark.Ground.Red < 40);
    }

    [Fact]
    public async Task Keys_read_values_and_zoom()
    {
        await using var tab = await browser.Open(Write([runs.Base], "en"), 1600);
        await tab.Evaluate("document.querySelector('#growth-attracted .chart').focus()");
        await tab.Press("ArrowRight");
        await tab.Press("ArrowRight");

        Assert.Matches(@"2023.*median: \d+; 90.% of runs: \d+ to \d+", (string)(await tab.Evaluate("document.querySelector('#growth-attracted .live').textContent"))!);
        Assert.Contains("median", (string)(await tab.Evaluate("document.querySelector('#growth-attracted .chart').textContent"))!, StringComparison.Ordinal);

        await tab.Press("+");
        Assert.Equal(50, (double)(await tab.Evaluate("(z => z[1] - z[0])(reportCharts.get('growth-attracted').zoom)"))!);
        await tab.Press("0");
        Assert.Equal(100, (double)(await tab.Evaluate("(z => z[1] - z[0])(reportCharts.get('growth-attracted').zoom)"))!);
        Assert.Empty(tab.Complaints);
    }

    [Fact]
    public async Task The_legend_hides_and_shows()
    {
        await using var tab = await browser.Open(Write([runs.Base], "en"), 1600);
        const string Series = "reportCharts.get('growth-attracted').chart.getOption().series.filter(one => one.name === 'median').length";

        Assert.Equal(1, (int)(await tab.Evaluate(Series))!);
        Assert.Equal("false", (string)(await tab.Evaluate("(b => { b.click(); return b.getAttribute('aria-pressed'); })(document.querySelector('#growth-attracted .legend button'))"))!);
        Assert.Equal(0, (int)(await tab.Evaluate(Series))!);
        await tab.Evaluate("document.querySelector('#growth-attracted .legend button').click()");
        Assert.Equal(1, (int)(await tab.Evaluate(Series))!);
    }

    [Fact]
    public async Task Text_of_a_scenario_runs_nowhere_and_loads_nothing()
    {
        var copy = runs.Copy(runs.Base, "evil-in-browser");
        const string Evil = "</script><script>window.broken = 1</script><img src='https://example.org/x.png' onerror='window.broken = 1'>";
        Pages.CommandTests.Change(copy, manifest =>
        {
            manifest["scenario"]!["title"] = Evil;
            manifest["scenario"]!["resolved"]!["question"] = Evil;
            manifest["scenario"]!["resolved"]!["observations"]!["rows"]!["residents_2024_03"]!["figure"]!["note"] = Evil;
        });

        await using var tab = await browser.Open(Write([copy], "en"), 1600);
        await tab.Evaluate("document.querySelector('#growth-resident .chart').focus()");
        for (var i = 0; i < 8; i++)
        {
            await tab.Press("ArrowRight");
        }

        Assert.Equal("undefined", (string)(await tab.Evaluate("typeof window.broken"))!);
        Assert.Empty(tab.Requests);
        Assert.Contains("window.broken", (string)(await tab.Evaluate("document.querySelector('#growth-resident .live').textContent + document.querySelector('h1').textContent"))!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_prints()
    {
        await using var tab = await browser.Open(Write([runs.Base], "en"), 1600, "dark");

        var pdf = await tab.Print();

        Assert.True(pdf.Length > 50_000 && pdf.AsSpan(0, 5).SequenceEqual("%PDF-"u8));
        Assert.Empty(tab.Complaints);
        Assert.Equal("", (string)(await tab.Evaluate("document.documentElement.className"))!);
    }

    [Fact]
    public async Task On_paper_charts_fit_between_the_texts()
    {
        await using var tab = await browser.Open(Write([runs.Base], "en"), 1600, "dark");

        await tab.LayOnPaper();

        Assert.Empty(await tab.Lines(Probes.Layout));
        Assert.Empty(await tab.Lines(Probes.Drawn));
        Assert.Empty(tab.Complaints);
    }

    private string Write(IReadOnlyList<string> folders, string code)
    {
        var file = Path.Combine(runs.Folder("browser"), $"{code}-{Guid.NewGuid()}.html");
        _ = ReportWriter.Write(folders, file, Language.Of(code)!);
        return file;
    }
}
