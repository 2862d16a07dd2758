using HubSim.Report.Charts;
using HubSim.Report.Pages;
using HubSim.Report.Reading;

namespace HubSim.Report.Sections;

/// <summary>
/// How the runs differ. One run alone does not say: it has values, but no bands and no ranges. A few do not say what nine
/// tenths of all would: there the least and the largest stand, and are called that.
/// </summary>
internal static class Spread
{
    /// <summary>Runs that have quartiles between their least and their largest.</summary>
    private const int LeastForHalf = 4;

    /// <summary>True where there are several runs to differ.</summary>
    public static bool IsIn(FinishedRun run) => run.Finished > 1;

    /// <summary>True where a band may hold half of the runs.</summary>
    public static bool HasHalf(FinishedRun run) => run.Finished >= LeastForHalf;

    /// <summary>The bands over the months: one that holds nine tenths of the runs, or all of a few, and one that holds half.</summary>
    public static IReadOnlyList<Band> Bands(FinishedRun run, Draft draft, MonthSeries series, string colour) =>
    [
        .. IsIn(run) ? [new Band(Outer(run, draft), colour, 0.14, series.Lower, series.Upper)] : Array.Empty<Band>(),
        .. HasHalf(run) ? [new Band(draft["runs50"], colour, 0.26, series.LowerHalf, series.UpperHalf)] : Array.Empty<Band>(),
    ];

    /// <summary>Medians by name, each with what nine tenths of the runs, or all of a few, lie between.</summary>
    /// <param name="run">The run.</param>
    /// <param name="draft">The page.</param>
    /// <param name="colour">Colour of the marks.</param>
    /// <param name="rows">Names and values, these in ascending order.</param>
    public static Marks Marks(FinishedRun run, Draft draft, string colour, IEnumerable<(string Name, double[] Sorted)> rows) => new(
        IsIn(run) ? Say(run, draft, "median90") : draft["run.one"],
        colour,
        [.. rows.Select((row, i) => new Mark(i, MonthSeries.OfSorted(row.Sorted, 0.5), IsIn(run) ? Lower(run, row.Sorted) : double.NaN, IsIn(run) ? Upper(run, row.Sorted) : double.NaN, row.Name))]);

    /// <summary>What a line through the medians is called.</summary>
    public static string Middle(FinishedRun run, Draft draft) => draft[IsIn(run) ? "median" : "run.one"];

    /// <summary>What the outer band, or a column with its ends, is called.</summary>
    public static string Outer(FinishedRun run, Draft draft) => draft[run.Tail > 0 ? "runs90" : "runs90.few"];

    /// <summary>A text that speaks of how the runs differ; of few or of one, what it says of them.</summary>
    public static string Say(FinishedRun run, Draft draft, string name, params ReadOnlySpan<object?> values)
    {
        string[] wanted = run.Tail > 0 ? [] : IsIn(run) ? [$"{name}.few"] : [$"{name}.one", $"{name}.few"];
        return draft.Say(Array.Find(wanted, draft.Phrases.Has) ?? name, values);
    }

    /// <summary>Lower end of what nine tenths of the runs, or all of a few, lie between.</summary>
    public static double Lower(FinishedRun run, ReadOnlySpan<double> sorted) => MonthSeries.OfSorted(sorted, run.Tail);

    /// <summary>Upper end of the same.</summary>
    public static double Upper(FinishedRun run, ReadOnlySpan<double> sorted) => MonthSeries.OfSorted(sorted, 1 - run.Tail);
}
