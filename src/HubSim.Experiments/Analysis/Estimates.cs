using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace HubSim.Experiments.Analysis;

/// <summary>
/// Estimates with intervals, from plain numbers: one for each of independent replications. What the sample cannot support
/// is refused with <see cref="SampleTooSmallException"/>. How often each interval covers is measured in docs/coverage.md.
/// </summary>
public static class Estimates
{
    /// <summary>
    /// Mean with Student's t interval: exact for normal values; good from <see cref="Skewness.Support"/> values on for
    /// others. Source: Law, Simulation Modeling and Analysis, 5th ed. (2015), section 4.5.
    /// </summary>
    /// <param name="values">At least two finite values.</param>
    /// <param name="confidence">Coverage, between 0 and 1.</param>
    public static Estimate Mean(IReadOnlyList<double> values, double confidence = 0.95)
    {
        var statistics = Gather(values);
        SampleTooSmallException.ThrowIfFewer("an interval of a mean", values.Count, 2);
        return MeanOf(statistics.Mean()!.Value, statistics.Sd()!.Value, values.Count, confidence);
    }

    /// <summary>
    /// Mean of the differences first - second of paired values, with Student's t interval of the differences, which needs
    /// no equal variances and no independence within a pair. Source: Law (2015), section 10.2.1.
    /// </summary>
    /// <param name="first">Values of one system, by replication.</param>
    /// <param name="second">Values of the other one, from the same replications.</param>
    /// <param name="confidence">Coverage, between 0 and 1.</param>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static Estimate Difference(IReadOnlyList<double> first, IReadOnlyList<double> second, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.Count != second.Count)
        {
            throw new ArgumentException($"pairs need as many first values as second ones, and there are {first.Count} and {second.Count}", nameof(second));
        }

        return Mean([.. first.Zip(second, (a, b) => a - b)], confidence);
    }

    /// <summary>Probability with Wilson's interval, which is approximate: see <see cref="Wilson"/>.</summary>
    /// <param name="successes">Number of successes.</param>
    /// <param name="trials">Number of independent trials, from 2.</param>
    /// <param name="confidence">Coverage, between 0 and 1.</param>
    public static Estimate Probability(int successes, int trials, double confidence = 0.95)
    {
        SampleTooSmallException.ThrowIfFewer("an interval of a probability", trials, 2);
        return new Estimate((double)successes / trials, Wilson.Interval(successes, trials, confidence)!.Value, trials, confidence);
    }

    /// <summary>Probability with the interval of Clopper and Pearson, whose coverage is never below the stated one.</summary>
    /// <param name="successes">Number of successes.</param>
    /// <param name="trials">Number of independent trials, from 2.</param>
    /// <param name="confidence">Coverage, between 0 and 1.</param>
    public static Estimate ProbabilityGuaranteed(int successes, int trials, double confidence = 0.95)
    {
        SampleTooSmallException.ThrowIfFewer("an interval of a probability", trials, 2);
        return new Estimate((double)successes / trials, ClopperPearson.Interval(successes, trials, confidence), trials, confidence);
    }

    /// <summary>
    /// Quantile by definition R-7 with an interval between two of the ordered values, whose coverage is never below the
    /// stated one, whatever the distribution: see <see cref="OrderStatistics"/>.
    /// </summary>
    /// <param name="values">Finite values, in any order: at least <see cref="OrderStatistics.LeastSample"/>.</param>
    /// <param name="probability">Share of values below the quantile, between 0 and 1.</param>
    /// <param name="confidence">Coverage, between 0 and 1.</param>
    public static Estimate Quantile(IReadOnlyList<double> values, double probability, double confidence = 0.95)
    {
        _ = Gather(values);
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return QuantileOfSorted(sorted, probability, confidence);
    }

    /// <summary>As <see cref="Mean"/>, for values of which mean and sample standard deviation are known.</summary>
    internal static Estimate MeanOf(double mean, double sd, int n, double confidence)
    {
        OrderStatistics.RequireShare(confidence, nameof(confidence));
        var half = StudentT.InvCDF(0, 1, n - 1, 1 - ((1 - confidence) / 2)) * sd / Math.Sqrt(n);
        return new Estimate(mean, new Interval(mean - half, mean + half), n, confidence);
    }

    /// <summary>As <see cref="Quantile"/>, for values that stand in ascending order already.</summary>
    internal static Estimate QuantileOfSorted(double[] sorted, double probability, double confidence)
    {
        var (lower, upper) = OrderStatistics.Ranks(sorted.Length, probability, confidence);
        var value = SortedArrayStatistics.QuantileCustom(sorted, probability, QuantileDefinition.R7);
        return new Estimate(value, new Interval(sorted[lower - 1], sorted[upper - 1]), sorted.Length, confidence);
    }

    private static ResponseStatistics Gather(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var statistics = new ResponseStatistics(values.Count);
        foreach (var value in values)
        {
            if (!double.IsFinite(value))
            {
                throw new ArgumentOutOfRangeException(nameof(values), value, "an estimate rests on finite values; leave missing ones out, and say so");
            }

            statistics.Add(value);
        }

        return statistics;
    }
}
