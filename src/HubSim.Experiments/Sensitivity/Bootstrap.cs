using HubSim.Experiments.Analysis;
using HubSim.Experiments.Designs;
using HubSim.Kernel.Random;
using MathNet.Numerics.Statistics;

namespace HubSim.Experiments.Sensitivity;

/// <summary>
/// Resampling of independent rows with replacement, and intervals from it.
/// Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapters 6 and 13 (percentile interval).
/// </summary>
internal static class Bootstrap
{
    private static readonly Purpose Resampling = new("analysis/bootstrap");

    /// <summary>How often each row is in a resample.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="resample">Number of the resample, from 0.</param>
    /// <param name="seed">Seed of the analysis.</param>
    public static int[] Counts(int rows, int resample, ulong seed)
    {
        var words = new Streams(seed, 0).Sequence(Resampling, (ulong)resample);
        var counts = new int[rows];
        for (var draw = 0; draw < rows; draw++)
        {
            counts[Shuffle.Below(rows, ref words)]++;
        }

        return counts;
    }

    /// <summary>An estimate with the interval from the 2.5 % to the 97.5 % quantile (definition R-7) of its resamples.</summary>
    /// <param name="value">The estimate from all rows.</param>
    /// <param name="resamples">The estimates from the resamples; those that do not exist (NaN) are left out.</param>
    /// <param name="rows">Number of rows.</param>
    public static Estimate Percentile(double value, IEnumerable<double> resamples, int rows)
    {
        double[] sorted = [.. resamples.Where(double.IsFinite).Order()];
        var interval = sorted.Length == 0
            ? new Interval(double.NaN, double.NaN)
            : new Interval(
                SortedArrayStatistics.QuantileCustom(sorted, 0.025, QuantileDefinition.R7),
                SortedArrayStatistics.QuantileCustom(sorted, 0.975, QuantileDefinition.R7));
        return new Estimate(value, interval, rows, 0.95);
    }
}
