using System.Text.Json.Nodes;
using HubSim.Report.Charts;
using HubSim.Report.Pages;
using HubSim.Report.Reading;
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
            Fan(run, draft, "jobs_waiting", "waiting", Notation.Short, draft["unit.jobs"], static value => value),
            Busy(run, draft),
            ByClass(run, draft, "mean"),
            ByClass(run, draft, "p95"),
        ];
        var shown = figures.OfType<Html>().ToList();
        var note = run.Scenario.Text("compute.detail") == "days" ? Html.Of($"<p class=\"note\">{draft["waiting.days"]}</p>") : Html.Empty;
        return shown.Count == 0 ? null : new Section("waiting", draft["waiting.title"], Html.Of($"<p>{Summary(run, draft)}</p>{note}<div class=\"grid\">{shown}</div>"));
    }

    private static string Summary(FinishedRun run, Draft draft)
    {
        var mean = Present(run.Response("wait_mean_hours"));
        return mean.Length == 0
            ? draft["waiting.text"]
            : draft["waiting.text"] + draft["sentence.gap"] + draft.Say("waiting.summary", Figures.Short(MonthSeries.OfSorted(mean, 0.5)), Figures.Short(MonthSeries.OfSorted(mean, 0.05)), Figures.Short(MonthSeries.OfSorted(mean, 0.95)));
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
        var (lower, median, upper) = (series.Quantile(0.05), series.Quantile(0.5), series.Quantile(0.95));
        var chart = new Chart
        {
            Id = $"compute-{name}",
            Axis = Axis.Days,
            Notation = notation,
            Unit = unit,
            Places = series.Days,
            Least = 0,
            Most = notation is Notation.Percent ? 1 : null,
            Bands =
            [
                new Band(draft["runs90"], "a", 0.14, lower, upper),
                new Band(draft["runs50"], "a", 0.26, series.Quantile(0.25), series.Quantile(0.75)),
            ],
            Lines = [new Line(draft["median"], "a", median)],
            Moments = Growth.Today(run, draft),
        };
        var words = draft.Say("waiting.words", draft.Figures.Day(series.Days[^1]), Figures.In(notation, median[^1]), Figures.In(notation, lower[^1]), Figures.In(notation, upper[^1]));
        return draft.Add(chart, draft[$"waiting.{name}"], words);
    }

    /// <summary>A row for each class of job that the scenario names, from the longest wait to the shortest.</summary>
    private static Html? ByClass(FinishedRun run, Draft draft, string statistic)
    {
        var prefix = $"wait_{statistic}_hours_";
        var classes = run.ResponseNames.Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name => (Name: name[prefix.Length..], Values: Present(run.Response(name))))
            .Where(one => one.Values.Length > 0)
            .OrderByDescending(one => MonthSeries.OfSorted(one.Values, 0.5)).ThenBy(one => one.Name, StringComparer.Ordinal)
            .ToList();
        if (classes.Count == 0)
        {
            return null;
        }

        var chart = new Chart
        {
            Id = $"compute-class-{statistic}",
            Axis = Axis.Names,
            Notation = Notation.Short,
            Unit = draft["unit.hours"],
            Names = [.. classes.Select(one => Draft.Name(one.Name))],
            Least = 0,
            Marks =
            [
                new Marks(draft["median90"], "a", [.. classes.Select((one, i) => new Mark(i, MonthSeries.OfSorted(one.Values, 0.5), MonthSeries.OfSorted(one.Values, 0.05), MonthSeries.OfSorted(one.Values, 0.95), Draft.Name(one.Name)))]),
            ],
        };
        var words = draft.Say("waiting.class.words", chart.Names[0], Figures.Short(chart.Marks[0].Rows[0].Value), chart.Names[^1], Figures.Short(chart.Marks[0].Rows[^1].Value));
        return draft.Add(chart, draft[$"waiting.class.{statistic}"], words);
    }

    private static double[] Present(double[]? values)
    {
        double[] present = [.. (values ?? []).Where(value => !double.IsNaN(value))];
        Array.Sort(present);
        return present;
    }
}
