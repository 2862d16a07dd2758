using HubSim.Report.Charts;
using HubSim.Report.Pages;
using HubSim.Report.Reading;
using HubSim.Report.Texts;

namespace HubSim.Report.Sections;

/// <summary>Waiting for compute by the classes of jobs that the scenario names: over the months, and over the whole run.</summary>
internal static class WaitingByClass
{
    private const string Monthly = "wait_mean_hours_";
    private static readonly string[] Colours = ["a", "b", "c", "d", "e"];

    /// <summary>Medians by month with bands that hold half of the runs (wider ones would cover each other), of the classes that wait longest; null without classes.</summary>
    public static Html? OverTime(FinishedRun run, Draft draft)
    {
        var classes = run.MonthNames.Where(name => name.StartsWith(Monthly, StringComparison.Ordinal))
            .Select(name => (Name: Draft.Name(name[Monthly.Length..]), Series: MonthSeries.Read(run, name, static value => value)))
            .Where(one => one.Series is { IsEmpty: false })
            .Select(one => (one.Name, Series: one.Series!, Median: one.Series!.Median))
            .OrderByDescending(one => Worst(one.Median)).ThenBy(one => one.Name, StringComparer.Ordinal).ToList();
        if (classes.Count == 0)
        {
            return null;
        }

        var shown = classes.Take(Colours.Length).ToList();
        var chart = new Chart
        {
            Id = "compute-class-month",
            Axis = Axis.Days,
            Notation = Notation.Short,
            Unit = draft["unit.hours"],
            Places = shown[0].Series.Days,
            Least = 0,
            Bands =
            [
                .. Spread.HasHalf(run) ? shown.Select((one, i) => new Band(draft.Say("waiting.class.band", one.Name), Colours[i], 0.13, one.Series.LowerHalf, one.Series.UpperHalf) { With = one.Name }) : [],
            ],
            Lines = [.. shown.Select((one, i) => new Line(one.Name, Colours[i], one.Median))],
            Moments = Growth.Today(run, draft),
        };
        var words = draft.Say("waiting.class.month.words", string.Join(draft["list.gap"], shown.Select(one => $"{one.Name} {Figures.Short(Worst(one.Median))}")));
        var rest = classes.Count > shown.Count ? draft["sentence.gap"] + draft.Say("waiting.class.rest", shown.Count, classes.Count) : "";
        return draft.Add(chart, Waiting.Marked(run, draft["waiting.class.month"]), words + rest);
    }

    /// <summary>A row for each class of job, from the longest wait to the shortest.</summary>
    public static Html? OverAll(FinishedRun run, Draft draft, string statistic)
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
            Id = "compute-class-" + statistic,
            Axis = Axis.Names,
            Notation = Notation.Short,
            Unit = draft["unit.hours"],
            Names = [.. classes.Select(one => Draft.Name(one.Name))],
            Least = 0,
            Marks = [Spread.Marks(run, draft, "a", classes.Select(one => (Draft.Name(one.Name), one.Values)))],
        };
        var words = draft.Say("waiting.class.words", chart.Names[0], Figures.Short(chart.Marks[0].Rows[0].Value), chart.Names[^1], Figures.Short(chart.Marks[0].Rows[^1].Value));
        return draft.Add(chart, Waiting.Marked(run, draft[$"waiting.class.{statistic}"]), words);
    }

    /// <summary>The values that are there, in ascending order.</summary>
    internal static double[] Present(double[]? values)
    {
        double[] present = [.. (values ?? []).Where(value => !double.IsNaN(value))];
        Array.Sort(present);
        return present;
    }

    /// <summary>The largest of the medians that are there.</summary>
    private static double Worst(double[] medians) => medians.Where(median => !double.IsNaN(median)).DefaultIfEmpty(0).Max();
}
