using HubSim.Experiments.Analysis;
using HubSim.Experiments.Trials;

namespace HubSim.Experiments.Sweeping;

/// <summary>One response at one design point.</summary>
/// <param name="Point">The point.</param>
/// <param name="N">Replications with a value.</param>
/// <param name="Missing">Replications without one: failed, or the response was missing.</param>
/// <param name="Sd">Sample standard deviation; null with fewer than two values.</param>
/// <param name="Estimate">Mean with Student's t interval, of a truth value the probability with Wilson's; null with fewer than two values.</param>
public sealed record PointSummary(DesignPoint Point, int N, int Missing, double? Sd, Estimate? Estimate);

/// <summary>One response over the points in which a factor has some level or lies in some part of its range.</summary>
/// <param name="Factor">Place of the factor.</param>
/// <param name="Lower">Lowest level in the group.</param>
/// <param name="Upper">Highest level in the group.</param>
/// <param name="Points">Points in the group.</param>
/// <param name="Estimate">
/// Mean over the points with Student's t interval over the replications, which all points share: of each replication the mean
/// over the points is one value. Null with fewer than two replications that have a value at every point of the group.
/// </param>
/// <param name="Step">
/// By how much the mean differs from that of the group before, with the paired t interval over the replications that have a value
/// at every point of both. Null for a factor's first group, and with fewer than two such replications.
/// </param>
public sealed record LevelSummary(int Factor, double Lower, double Upper, int Points, Estimate? Estimate, Estimate? Step);

/// <summary>What a response is over a design, point by point and factor by factor.</summary>
/// <param name="Points">By point, in their order.</param>
/// <param name="Levels">By factor and level, all else averaged over the design.</param>
public sealed record Sweep(IReadOnlyList<PointSummary> Points, IReadOnlyList<LevelSummary> Levels)
{
    /// <summary>Most levels of a factor that are shown one by one; of more, and of ranges, the thirds are.</summary>
    public const int MostLevels = 8;

    /// <summary>Summarises the results of a design, each point with the same replications.</summary>
    /// <param name="points">The points.</param>
    /// <param name="values">By point and replication: the value; NaN where there is none.</param>
    /// <param name="isTruth">True when the response is a truth value.</param>
    public static Sweep Of(IReadOnlyList<DesignPoint> points, double[][] values, bool isTruth)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(values);
        if (points.Count == 0 || points.Count != values.Length)
        {
            throw new ArgumentException("there is a point, and for each point there are values", nameof(values));
        }

        return new Sweep(
            [.. points.Select((point, place) => Summary(point, values[place], isTruth))],
            [.. Enumerable.Range(0, points[0].Levels.Count).SelectMany(factor => ByLevel(points, values, factor, isTruth))]);
    }

    private static PointSummary Summary(DesignPoint point, double[] values, bool isTruth)
    {
        double[] present = [.. values.Where(double.IsFinite)];
        if (present.Length < 2)
        {
            return new PointSummary(point, present.Length, values.Length - present.Length, null, null);
        }

        var statistics = new ResponseStatistics(present.Length);
        foreach (var value in present)
        {
            statistics.Add(value);
        }

        var estimate = isTruth ? Estimates.Probability(statistics.TrueCount(), present.Length) : Estimates.Mean(present);
        return new PointSummary(point, present.Length, values.Length - present.Length, statistics.Sd(), estimate);
    }

    private static IEnumerable<LevelSummary> ByLevel(IReadOnlyList<DesignPoint> points, double[][] values, int factor, bool isTruth)
    {
        int[] order = [.. Enumerable.Range(0, points.Count).OrderBy(point => points[point].Levels[factor])];
        var levels = order.GroupBy(point => points[point].Levels[factor]).Select(group => group.ToArray()).ToList();
        var groups = levels.Count <= MostLevels ? levels : [.. Enumerable.Range(0, 3).Select(third => order[(third * order.Length / 3)..((third + 1) * order.Length / 3)])];
        double[]? before = null;
        foreach (var group in groups)
        {
            double[] means = [.. Enumerable.Range(0, values[0].Length).Select(replication => group.Average(point => values[point][replication]))];
            var step = before is null ? null : Mean(means.Zip(before, (own, other) => own - other));
            before = means;
            yield return new LevelSummary(factor, points[group[0]].Levels[factor], points[group[^1]].Levels[factor], group.Length, Level(means, isTruth), step);
        }
    }

    private static Estimate? Level(double[] means, bool isTruth) => Mean(means) is not { } mean ? null
        : isTruth ? mean with { Interval = new Interval(Math.Max(0, mean.Interval.Lower), Math.Min(1, mean.Interval.Upper)) }
        : mean;

    /// <summary>The mean of those values that are there; null of fewer than two.</summary>
    private static Estimate? Mean(IEnumerable<double> values)
    {
        double[] present = [.. values.Where(double.IsFinite)];
        return present.Length < 2 ? null : Estimates.Mean(present);
    }
}
