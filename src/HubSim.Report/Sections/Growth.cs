using HubSim.Report.Charts;
using HubSim.Report.Pages;
using HubSim.Report.Reading;
using HubSim.Report.Texts;

namespace HubSim.Report.Sections;

/// <summary>How the number of startups grows, in each of the four readings, against the target and what was counted.</summary>
internal static class Growth
{
    private static readonly string[] Readings = ["attracted", "resident", "alive", "substantive"];

    /// <summary>The section; null when there are no months to show.</summary>
    public static Section? Of(FinishedRun run, Draft draft)
    {
        var past = Past.Of(run);
        var figures = Readings.Select(reading => Fan(run, draft, past, reading)).OfType<Html>().ToList();
        return figures.Count == 0
            ? null
            : new Section("growth", draft["growth.title"], Html.Of($"<p>{Spread.Say(run, draft, "growth.text")}</p><div class=\"grid\">{figures}</div>"));
    }

    private static Html? Fan(FinishedRun run, Draft draft, IReadOnlyList<PastCount> past, string reading)
    {
        if (MonthSeries.Read(run, $"firms_{reading}", static value => value) is not { IsEmpty: false } series)
        {
            return null;
        }

        var target = run.Scenario.Number("target.count") ?? double.NaN;
        var median = series.Median;
        var (lower, upper) = (series.Lower, series.Upper);
        var own = past.Where(count => count.Shows(reading) && count.Day >= series.Days[0] - 31 && count.Day <= series.Days[^1]).ToList();
        var chart = new Chart
        {
            Id = $"growth-{reading}",
            Axis = Axis.Days,
            Notation = Notation.Whole,
            Unit = draft["unit.firms"],
            Places = series.Days,
            Least = 0,
            Bands = Spread.Bands(run, draft, series, "a"),
            Lines = [new Line(Spread.Middle(run, draft), "a", median)],
            Marks = own.Count == 0 ? [] : [new Marks(draft[own.Exists(count => count.Error is not null) ? "observed.error" : "observed"], "ink", [.. own.Select(count => count.Mark())])],
            Levels = [new Level(target, draft.Say("growth.target", Figures.Whole(target)))],
            Moments = Today(run, draft),
        };
        var words = Spread.Say(run, draft, "growth.words", Figures.Whole(median[^1]), Figures.Whole(lower[^1]), Figures.Whole(upper[^1]), draft.Figures.Day(series.Days[^1]), Figures.Whole(target))
            + draft["sentence.gap"] + Crossing(run, draft, series, median, target);
        return draft.Add(chart, draft[$"reading.{reading}"], words);
    }

    /// <summary>When the median passes the target, in words.</summary>
    private static string Crossing(FinishedRun run, Draft draft, MonthSeries series, double[] median, double target)
    {
        var first = Array.FindIndex(median, value => value >= target);
        return first < 0
            ? Spread.Say(run, draft, "growth.never")
            : Spread.Say(run, draft, "growth.crossing", draft.Figures.Day(series.Days[first]));
    }

    /// <summary>Where the past ends and the forecast begins.</summary>
    internal static IReadOnlyList<Level> Today(FinishedRun run, Draft draft) =>
        run.Scenario.Day("clock.forecast_from") is { } day && day > run.Scenario.Day("clock.start") && day < run.Scenario.Day("clock.end")
            ? [new Level(day.DayNumber, draft["growth.forecast"])]
            : [];
}
