using HubSim.Report.Charts;
using HubSim.Report.Pages;
using HubSim.Report.Reading;

namespace HubSim.Report.Sections;

/// <summary>How the runs differ. One run alone does not say: it has values, but no bands and no ranges.</summary>
internal static class Spread
{
    /// <summary>True where there are several runs to differ.</summary>
    public static bool IsIn(FinishedRun run) => run.Finished > 1;

    /// <summary>The bands over the months that hold nine tenths and half of the runs.</summary>
    public static IReadOnlyList<Band> Bands(FinishedRun run, Draft draft, MonthSeries series, string colour) => IsIn(run)
        ?
        [
            new Band(draft["runs90"], colour, 0.14, series.Quantile(0.05), series.Quantile(0.95)),
            new Band(draft["runs50"], colour, 0.26, series.Quantile(0.25), series.Quantile(0.75)),
        ]
        : [];

    /// <summary>Medians by name, each with what nine tenths of the runs lie between.</summary>
    /// <param name="run">The run.</param>
    /// <param name="draft">The page.</param>
    /// <param name="colour">Colour of the marks.</param>
    /// <param name="rows">Names and values, these in ascending order.</param>
    public static Marks Marks(FinishedRun run, Draft draft, string colour, IEnumerable<(string Name, double[] Sorted)> rows) => new(
        draft[IsIn(run) ? "median90" : "run.one"],
        colour,
        [.. rows.Select((row, i) => new Mark(i, MonthSeries.OfSorted(row.Sorted, 0.5), End(run, row.Sorted, 0.05), End(run, row.Sorted, 0.95), row.Name))]);

    /// <summary>What a line through the medians is called.</summary>
    public static string Middle(FinishedRun run, Draft draft) => draft[IsIn(run) ? "median" : "run.one"];

    /// <summary>A text that speaks of how the runs differ; of one run alone, what it says of that.</summary>
    public static string Say(FinishedRun run, Draft draft, string name, params ReadOnlySpan<object?> values) => draft.Say(IsIn(run) ? name : $"{name}.one", values);

    private static double End(FinishedRun run, double[] sorted, double probability) => IsIn(run) ? MonthSeries.OfSorted(sorted, probability) : double.NaN;
}
