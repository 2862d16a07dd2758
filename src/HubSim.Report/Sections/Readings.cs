using HubSim.Experiments.Analysis;
using HubSim.Report.Reading;

namespace HubSim.Report.Sections;

/// <summary>One reading of the target, and what the replications say of it.</summary>
/// <param name="Name">attracted, resident, alive or substantive.</param>
/// <param name="IsHeadline">True for the reading that the scenario asks for.</param>
/// <param name="N">Replications that finished.</param>
/// <param name="Reached">Share of them that reach the target on the last day.</param>
/// <param name="Interval">Its 95 % interval (Wilson).</param>
/// <param name="Median">Median number of firms on the last day.</param>
/// <param name="Lower">Its 5 % quantile; with fewer than 20 replications its least value.</param>
/// <param name="Upper">Its 95 % quantile, or its largest value.</param>
internal sealed record TargetReading(string Name, bool IsHeadline, int N, double Reached, Interval Interval, double Median, double Lower, double Upper)
{
    private static readonly string[] Names = ["attracted", "resident", "alive", "substantive"];

    /// <summary>All readings of a run; empty when no replication finished.</summary>
    /// <param name="run">The run.</param>
    /// <param name="target">The target; null for the run's own.</param>
    public static IReadOnlyList<TargetReading> Of(FinishedRun run, double? target = null)
    {
        var headline = run.Scenario.Text("target.reading");
        return [.. Names.Select(name => Of(run, name, name == headline, target)).OfType<TargetReading>()];
    }

    private static TargetReading? Of(FinishedRun run, string name, bool isHeadline, double? target)
    {
        var reached = run.Response($"target_reached_{name}") ?? [];
        var firms = run.Response($"firms_{name}") ?? [];
        if (reached.Length == 0 || firms.Length == 0)
        {
            return null;
        }

        Array.Sort(firms);
        var count = target is { } least ? firms.Count(value => value >= least) : reached.Count(value => value == 1);
        return new TargetReading(
            name,
            isHeadline,
            reached.Length,
            (double)count / reached.Length,
            Wilson.Interval(count, reached.Length)!.Value,
            MonthSeries.OfSorted(firms, 0.5),
            Spread.Lower(run, firms),
            Spread.Upper(run, firms));
    }
}
