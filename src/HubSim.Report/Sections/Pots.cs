using System.Text.Json.Nodes;
using HubSim.Experiments.Analysis;
using HubSim.Report.Charts;
using HubSim.Report.Pages;
using HubSim.Report.Reading;
using HubSim.Report.Texts;

namespace HubSim.Report.Sections;

/// <summary>How the pots of the programme drain, and when each is dry.</summary>
internal static class Pots
{
    private static readonly (string Name, string Colour)[] All = [("compute", "a"), ("models", "b"), ("corpora", "c")];

    /// <summary>The section; null without a programme.</summary>
    public static Section? Of(FinishedRun run, Draft draft)
    {
        var pots = All.Where(pot => run.Scenario.At($"programme.pots.{pot.Name}") is JsonObject).ToList();
        if (pots.Count == 0 || run.Finished == 0)
        {
            return null;
        }

        var days = MonthSeries.DaysOf(run);
        var figures = pots.Select(pot => Drain(run, draft, pot.Name, pot.Colour)).OfType<Html>().ToList();
        return new Section("pots", draft["pots.title"], Html.Of($"""
            <p>{draft["pots.text"]}</p>
            {Table(run, draft, pots.Select(pot => pot.Name))}
            <div class="grid">{figures}{Dry(run, draft, days, pots)}</div>
            """));
    }

    private static Html? Drain(FinishedRun run, Draft draft, string pot, string colour)
    {
        if (MonthSeries.Read(run, $"pot_{pot}_left_fen", Figures.Millions) is not { IsEmpty: false } series)
        {
            return null;
        }

        var (lower, median, upper) = (series.Lower, series.Median, series.Upper);
        var chart = new Chart
        {
            Id = $"pot-{pot}",
            Axis = Axis.Days,
            Notation = Notation.Short,
            Unit = draft["unit.rmb_million"],
            Places = series.Days,
            Least = 0,
            Bands = Spread.Bands(run, draft, series, colour),
            Lines = [new Line(Spread.Middle(run, draft), colour, median)],
            Moments = Growth.Today(run, draft),
        };
        var words = Spread.Say(run, draft, "pots.words", draft.Figures.Day(series.Days[^1]), Figures.Short(median[^1]), Figures.Short(lower[^1]), Figures.Short(upper[^1]), Figures.Short(median.Max()));
        return draft.Add(chart, draft.Say("pots.left", draft[$"pot.{pot}"]), words);
    }

    private static Html Dry(FinishedRun run, Draft draft, double[] days, List<(string Name, string Colour)> pots)
    {
        var start = run.Scenario.Day("clock.start")?.DayNumber ?? 0;
        var lines = new List<Line>();
        var said = new List<string>();
        foreach (var (name, colour) in pots)
        {
            var dry = run.Response($"pot_{name}_dry_day") ?? [];
            if (dry.Length > 0)
            {
                lines.Add(new Line(draft[$"pot.{name}"], colour, [.. days.Select(day => (double)dry.Count(at => start + at < day + 1) / dry.Length)]));
                said.Add($"{draft[$"pot.{name}"]} {Figures.Percent(lines[^1].Values[^1])}");
            }
        }

        if (lines.TrueForAll(line => line.Values.All(value => value == 0)))
        {
            return Html.Of($"<p class=\"note\">{draft["pots.dry.never"]}</p>");
        }

        var chart = new Chart
        {
            Id = "pots-dry",
            Axis = Axis.Days,
            Notation = Notation.Percent,
            Unit = draft["unit.share_of_runs"],
            Places = days,
            Least = 0,
            Most = lines.Max(line => line.Values.Max()) is 0 or > 0.5 ? 1 : null,
            Lines = lines,
            Steps = true,
            Moments = Growth.Today(run, draft),
        };
        return draft.Add(chart, draft["pots.dry"], draft.Say("pots.dry.words", draft.Figures.Day(days[^1]), string.Join(", ", said)));
    }

    private static Html Table(FinishedRun run, Draft draft, IEnumerable<string> pots)
    {
        var rows = pots.Select(pot => Row(run, draft, pot));
        return Html.Of($"""
            <div class="scroll" tabindex="0" role="region" aria-label="{draft["pots.title"]}"><table class="study"><thead><tr><th scope="col">{draft["pots.pot"]}</th><th scope="col">{draft["pots.size"]}</th><th scope="col">{draft["pots.spent"]}</th><th scope="col">{Spread.Outer(run, draft)}</th><th scope="col">{draft["pots.dry.share"]}</th><th scope="col">{draft["interval95"]}</th></tr></thead><tbody>{rows}</tbody></table></div>
            """);
    }

    private static Html Row(FinishedRun run, Draft draft, string pot)
    {
        var spent = run.Response($"pot_{pot}_spent_fen") ?? [];
        var funded = run.Response($"pot_{pot}_funded_fen") ?? [];
        var dry = run.Response($"pot_{pot}_dry_day") ?? [];
        Array.Sort(spent);
        Array.Sort(funded);
        var count = dry.Count(day => !double.IsNaN(day));
        var interval = dry.Length > 1 ? Wilson.Interval(count, dry.Length) : null;
        return Html.Of($"""
            <tr><th scope="row">{draft[$"pot.{pot}"]}</th><td>{Million(funded, 0.5)}</td><td>{Million(spent, 0.5)}</td><td>{(Spread.IsIn(run) ? draft.Figures.Range(Million(spent, run.Tail), Million(spent, 1 - run.Tail)) : "")}</td>
            <td>{Figures.Percent(dry.Length > 0 ? (double)count / dry.Length : double.NaN)}</td><td>{(interval is { } known ? draft.Figures.Range(Figures.Percent(known.Lower), Figures.Percent(known.Upper)) : "")}</td></tr>
            """);
    }

    private static string Million(double[] sorted, double probability) => Figures.Short(Figures.Millions(MonthSeries.OfSorted(sorted, probability)));
}
