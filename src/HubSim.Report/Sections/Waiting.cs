using System.Text.Json.Nodes;
using HubSim.Model.Recording;
using HubSim.Report.Charts;
using HubSim.Report.Pages;
using HubSim.Report.Reading;
using HubSim.Report.Studies;
using HubSim.Report.Texts;

namespace HubSim.Report.Sections;

/// <summary>Waiting for compute: over time, and by class of job.</summary>
internal static class Waiting
{
    /// <summary>The section; null without compute.</summary>
    public static Section? Of(FinishedRun run, Draft draft)
    {
        if (run.Scenario.At("compute") is not JsonObject || run.Finished == 0)
        {
            return null;
        }

        Html?[] figures =
        [
            Fan(run, draft, "wait_mean_hours", "month", Notation.Short, draft["unit.hours"], static value => value),
            WaitingByClass.OverTime(run, draft),
            Fan(run, draft, "jobs_waiting", "waiting", Notation.Short, draft["unit.jobs"], static value => value),
            Busy(run, draft),
            WaitingByClass.OverAll(run, draft, "mean"),
            WaitingByClass.OverAll(run, draft, "p95"),
        ];
        var shown = figures.OfType<Html>().ToList();
        var note = IsOfLargeJobs(run) ? Note(draft) : Html.Empty;
        return shown.Count == 0 ? null : new Section("waiting", draft["waiting.title"], Html.Of($"<p>{Marked(run, Summary(run, draft))}</p>{note}<div class=\"grid\">{shown}</div>"));
    }

    /// <summary>True where small jobs are bundles, so that waiting times are of large jobs only.</summary>
    internal static bool IsOfLargeJobs(FinishedRun run) => run.Scenario.Text("compute.detail") == "days";

    /// <summary>What the sign means of what needs every job.</summary>
    internal static Html Note(Draft draft) => Html.Of($"<p class=\"note\">{Column.Mark} {draft["waiting.days"]}</p>");

    /// <summary>The same, below what was found where it shows the sign.</summary>
    internal static Html NoteOf(Finding finding, Draft draft) =>
        finding.Parts.SelectMany(part => new[] { part.Title, part.Body.Markup }).Append(finding.Answer).Append(finding.More).Any(shown => shown.Contains(Column.Mark, StringComparison.Ordinal))
            ? Note(draft)
            : Html.Empty;

    /// <summary>A title, with the sign of what needs every job where not every job is simulated.</summary>
    internal static string Marked(FinishedRun run, string title) => IsOfLargeJobs(run) ? Signed(title) : title;

    /// <summary>A title with the sign.</summary>
    internal static string Signed(string title) => $"{title}\u00a0{Column.Mark}";

    private static string Summary(FinishedRun run, Draft draft)
    {
        var mean = WaitingByClass.Present(run.Response("wait_mean_hours"));
        return mean.Length == 0
            ? draft["waiting.text"]
            : draft["waiting.text"] + draft["sentence.gap"] + Spread.Say(run, draft, "waiting.summary", Figures.Short(MonthSeries.OfSorted(mean, 0.5)), Figures.Short(Spread.Lower(run, mean)), Figures.Short(Spread.Upper(run, mean)));
    }

    private static Html? Busy(FinishedRun run, Draft draft)
    {
        var cards = MonthSeries.Ratio(run, "cards_busy", "cards");
        return cards is { IsEmpty: false } ? Draw(run, draft, cards, "busy", Notation.Percent, draft["unit.share_of_cards"]) : null;
    }

    private static Html? Fan(FinishedRun run, Draft draft, string column, string name, Notation notation, string unit, Func<double, double> convert) =>
        MonthSeries.Read(run, column, convert) is { IsEmpty: false } series ? Draw(run, draft, series, name, notation, unit) : null;

    private static Html Draw(FinishedRun run, Draft draft, MonthSeries series, string name, Notation notation, string unit)
    {
        var (lower, median, upper) = (series.Lower, series.Median, series.Upper);
        var chart = new Chart
        {
            Id = $"compute-{name}",
            Axis = Axis.Days,
            Notation = notation,
            Unit = unit,
            Places = series.Days,
            Least = 0,
            Most = notation is Notation.Percent ? 1 : null,
            Bands = Spread.Bands(run, draft, series, "a"),
            Lines = [new Line(Spread.Middle(run, draft), "a", median)],
            Moments = Growth.Today(run, draft),
        };
        var words = Spread.Say(run, draft, "waiting.words", draft.Figures.Day(series.Days[^1]), Figures.In(notation, median[^1]), Figures.In(notation, lower[^1]), Figures.In(notation, upper[^1]));
        return draft.Add(chart, name == "busy" ? draft["waiting.busy"] : Marked(run, draft[$"waiting.{name}"]), words);
    }
}
