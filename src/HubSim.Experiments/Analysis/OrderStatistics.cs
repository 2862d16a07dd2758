using System.Globalization;
using MathNet.Numerics.Distributions;

namespace HubSim.Experiments.Analysis;

/// <summary>
/// Intervals of quantiles between two of the ordered values. The number of values below the quantile is binomial, whatever
/// the distribution of the values, so that the coverage is never below the stated one.
/// Source: David and Nagaraja, Order Statistics, 3rd ed. (2003), section 7.1.
/// </summary>
public static class OrderStatistics
{
    /// <summary>Places of the ends among the ordered values, counted from 1.</summary>
    /// <param name="n">Number of values.</param>
    /// <param name="probability">Share of values below the quantile, between 0 and 1.</param>
    /// <param name="confidence">Coverage, between 0 and 1; half of the rest is left on each side.</param>
    /// <exception cref="SampleTooSmallException">So few values may all lie on one side of the quantile.</exception>
    public static (int Lower, int Upper) Ranks(int n, double probability, double confidence = 0.95)
    {
        var needed = LeastSample(probability, confidence);
        SampleTooSmallException.ThrowIfFewer(string.Create(CultureInfo.InvariantCulture, $"an interval of the {probability * 100:0.###} % quantile"), n, needed);
        var tail = (1 - confidence) / 2;

        // The quantile lies below value number `lower` when fewer than `lower` values lie below it, and above number
        // `upper` when at least `upper` do. The normal approximation is where the search begins.
        var spread = -Normal.InvCDF(0, 1, tail) * Math.Sqrt(n * probability * (1 - probability));
        var lower = Math.Clamp((int)((n * probability) - spread), 0, n - 1);
        while (Below(n, probability, lower) <= tail)
        {
            lower++;
        }

        while (lower > 0 && Below(n, probability, lower - 1) > tail)
        {
            lower--;
        }

        var upper = Math.Clamp((int)((n * probability) + spread) + 1, 1, n);
        while (upper > 1 && 1 - Below(n, probability, upper - 2) <= tail)
        {
            upper--;
        }

        while (1 - Below(n, probability, upper - 1) > tail)
        {
            upper++;
        }

        return (lower, upper);
    }

    /// <summary>Smallest number of values with which the interval exists.</summary>
    /// <param name="probability">Share of values below the quantile, between 0 and 1.</param>
    /// <param name="confidence">Coverage, between 0 and 1.</param>
    public static int LeastSample(double probability, double confidence = 0.95)
    {
        RequireShare(probability, nameof(probability));
        RequireShare(confidence, nameof(confidence));
        var tail = (1 - confidence) / 2;
        var farther = Math.Max(probability, 1 - probability);
        var needed = 1;
        for (var missed = farther; missed > tail; missed *= farther)
        {
            needed = checked(needed + 1);
        }

        return needed;
    }

    /// <summary>
    /// Smallest number of values that supports a quantile at all, without an interval: with fewer, less than one value is
    /// expected beyond it, and what is called the quantile is little more than the smallest or largest value.
    /// </summary>
    /// <param name="probability">Share of values below the quantile, between 0 and 1.</param>
    public static int LeastForPoint(double probability)
    {
        RequireShare(probability, nameof(probability));
        return (int)Math.Min(int.MaxValue, Math.Ceiling((1 / Math.Min(probability, 1 - probability)) - 1e-9));
    }

    /// <summary>Refuses what is no share.</summary>
    internal static void RequireShare(double value, string name)
    {
        if (value is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(name, value, "a share lies between 0 and 1");
        }
    }

    /// <summary>Probability that at most so many of n values lie below the quantile.</summary>
    private static double Below(int n, double probability, int count) => Binomial.CDF(probability, n, count);
}
