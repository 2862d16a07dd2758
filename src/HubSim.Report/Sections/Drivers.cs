using HubSim.Report.Charts;
using HubSim.Report.Pages;
using HubSim.Report.Reading;
using HubSim.Report.Statistics;
using HubSim.Report.Texts;

namespace HubSim.Report.Sections;

/// <summary>
/// What drove the outcome: the uncertain inputs whose draws go along with the headline count over the replications, with the
/// correlation that one would see by chance alone.
/// </summary>
internal static class Drivers
{
    /// <summary>Most inputs that are shown.</summary>
    private const int Shown = 12;

    /// <summary>Fewest replications of which thirds can be compared.</summary>
    private const int Fewest = 30;

    /// <summary>The section; null when nothing is uncertain, or when nothing that is has an outcome to move.</summary>
    public static Section? Of(FinishedRun run, Draft draft)
    {
        var inputs = run.InputNames;
        var reading = run.Scenario.Text("target.reading");
        if (inputs.Count == 0 || run.Response($"firms_{reading}") is not { } outcome)
        {
            return null;
        }

        if (outcome.Length < Fewest)
        {
            return new Section("drivers", draft["drivers.title"], Html.Of($"<p>{draft.Say("drivers.few", Figures.Whole(outcome.Length), Figures.Whole(Fewest))}</p>"));
        }

        var floor = RankInfluence.Floor(outcome.Length, inputs.Count);
        var all = inputs.Select(name => RankInfluence.Of(run.PathOfInput(name), run.Response(name) ?? [], outcome)).OfType<RankInfluence>()
            .OrderByDescending(one => Math.Abs(one.Correlation)).ThenBy(one => one.Name, StringComparer.Ordinal).ToList();
        if (all.Count == 0)
        {
            return null;
        }

        return new Section("drivers", draft["drivers.title"], Body(draft, all, floor, outcome, draft[$"reading.{reading}"]));
    }

    private static Html Body(Draft draft, List<RankInfluence> all, double floor, double[] outcome, string reading)
    {
        var above = all.Count(one => Math.Abs(one.Correlation) > floor);
        var top = all.Take(Shown).ToList();
        var mean = outcome.Average();
        var chart = new Chart
        {
            Id = "drivers-inputs",
            Axis = Axis.Names,
            Notation = Notation.Whole,
            Unit = draft.Say("drivers.unit", reading),
            Names = [.. top.Select(one => one.Name)],
            Bars =
            [
                Bars(draft["drivers.low"], "b", top, floor, mean, one => one.Low),
                Bars(draft["drivers.high"], "a", top, floor, mean, one => one.High),
                Noise(draft, top, floor),
            ],
            Levels = [new Level(mean, draft.Say("drivers.mean", Figures.Whole(mean)))],
        };
        var words = draft.Say("drivers.words", Figures.Whole(above), Figures.Whole(all.Count), top[0].Name, Figures.Whole(top[0].Low), Figures.Whole(top[0].High));
        return Html.Of($"""
            <p>{draft.Say("drivers.text", reading)}</p>
            {draft.Add(Without(chart), draft["drivers.chart"], words)}
            <p class="note">{draft.Say("drivers.floor", floor.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture), Figures.Whole(outcome.Length), Figures.Whole(all.Count), Figures.Whole(above))}</p>
            {Table(draft, top)}
            """);
    }

    private static Bars Bars(string name, string colour, List<RankInfluence> top, double floor, double mean, Func<RankInfluence, double> end) => new(
        name,
        colour,
        [.. top.Select(one => Math.Abs(one.Correlation) > floor ? mean : double.NaN)],
        [.. top.Select(one => Math.Abs(one.Correlation) > floor ? end(one) : double.NaN)]);

    private static Bars Noise(Draft draft, List<RankInfluence> top, double floor) => new(
        draft["drivers.noise"],
        "e",
        [.. top.Select(one => Math.Abs(one.Correlation) > floor ? double.NaN : one.Low)],
        [.. top.Select(one => Math.Abs(one.Correlation) > floor ? double.NaN : one.High)]);

    /// <summary>The chart without kinds of bars of which there is none.</summary>
    private static Chart Without(Chart chart) => chart with { Bars = [.. chart.Bars.Where(bars => bars.From.Any(value => !double.IsNaN(value)))] };

    private static Html Table(Draft draft, List<RankInfluence> top)
    {
        var rows = top.Select(one => Html.Of($"""
            <tr><th scope="row"><code>{one.Name}</code></th><td>{Signed(one.Correlation)}</td><td>{Figures.Whole(one.Low)}</td><td>{Figures.Whole(one.High)}</td></tr>
            """));
        return Html.Of($"""
            <details><summary>{draft["drivers.table"]}</summary><div class="scroll" tabindex="0" role="region" aria-label="{draft["drivers.table"]}"><table><thead><tr><th scope="col">{draft["drivers.input"]}</th><th scope="col">{draft["drivers.rho"]}</th><th scope="col">{draft["drivers.low"]}</th><th scope="col">{draft["drivers.high"]}</th></tr></thead><tbody>{rows}</tbody></table></div></details>
            """);
    }

    private static string Signed(double value) => (value < 0 ? "\u2212" : "+") + Math.Abs(value).ToString("0.00", System.Globalization.CultureInfo.InvariantCulture);
}
