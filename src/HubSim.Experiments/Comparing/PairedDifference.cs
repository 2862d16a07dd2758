using HubSim.Experiments.Analysis;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace HubSim.Experiments.Comparing;

/// <summary>One system against another, by the replications in which both have a value.</summary>
public sealed record PairedDifference
{
    /// <summary>Position of the system that is the measure.</summary>
    public required int Base { get; init; }

    /// <summary>Position of the system that is held against it.</summary>
    public required int Other { get; init; }

    /// <summary>Pairs in which at least one of the two has no value: failed, or missing.</summary>
    public required int Incomplete { get; init; }

    /// <summary>Mean of the measure over the complete pairs; null without any.</summary>
    public double? BaseMean { get; init; }

    /// <summary>Mean of the other over the complete pairs; null without any.</summary>
    public double? OtherMean { get; init; }

    /// <summary>
    /// Other less measure, with Student's t interval of the differences at the confidence that lets all intervals of the family
    /// hold together (Bonferroni). Null with fewer than two pairs.
    /// </summary>
    public Estimate? Difference { get; init; }

    /// <summary>Probability of so large a difference if there were none (two-sided t test); null with fewer than two pairs.</summary>
    public double? PValue { get; init; }

    /// <summary>The same, adjusted for the family by Holm's procedure: below 0.05, the difference is not chance at 5 % for the whole family.</summary>
    public double? HolmPValue { get; init; }

    /// <summary>Correlation of the two within pairs; null where one of them does not vary.</summary>
    public double? Correlation { get; init; }

    /// <summary>
    /// Variance that independent replications would have given to the difference over that of the pairs: how many times as many
    /// replications pairing has saved. Null where the differences do not vary.
    /// </summary>
    public double? VarianceRatio { get; init; }

    /// <summary>
    /// Probability that the other gives the better value in a replication, ties not counted, with Clopper and Pearson's
    /// interval. Null with fewer than two pairs.
    /// </summary>
    public Estimate? Beats { get; init; }

    /// <summary>Share of the complete pairs in which both give the same; null without any.</summary>
    public double? Ties { get; init; }

    /// <summary>Number of complete pairs.</summary>
    public int Pairs => Difference?.N ?? 0;

    /// <summary>Compares two systems.</summary>
    /// <param name="systems">The systems.</param>
    /// <param name="measure">Position of the one that is the measure.</param>
    /// <param name="other">Position of the other.</param>
    /// <param name="confidence">Coverage of the interval of the difference, between 0 and 1.</param>
    internal static PairedDifference Between(PairedSystems systems, int measure, int other, double confidence)
    {
        int[] complete = [.. systems.Complete(measure, other)];
        double[] first = [.. complete.Select(replication => systems.Values[measure][replication])];
        double[] second = [.. complete.Select(replication => systems.Values[other][replication])];
        var found = new PairedDifference { Base = measure, Other = other, Incomplete = systems.Replications - complete.Length };
        if (complete.Length < 2)
        {
            return found;
        }

        var sign = systems.MoreIsBetter ? 1 : -1;
        var wins = first.Zip(second, (a, b) => sign * (b - a)).Count(gain => gain > 0);
        var ties = first.Zip(second).Count(pair => pair.First.Equals(pair.Second));
        var difference = Estimates.Difference(second, first, confidence);
        double[] differences = [.. second.Zip(first, (b, a) => b - a)];
        var variance = differences.Variance();
        return found with
        {
            BaseMean = Estimates.Mean(first).Value,
            OtherMean = Estimates.Mean(second).Value,
            Difference = difference,
            PValue = Test(difference.Value, variance, differences.Length),
            Correlation = first.Variance() > 0 && second.Variance() > 0 ? MathNet.Numerics.Statistics.Correlation.Pearson(first, second) : null,
            VarianceRatio = variance > 0 ? (first.Variance() + second.Variance()) / variance : null,
            Beats = Estimates.ProbabilityGuaranteed(wins, differences.Length),
            Ties = (double)ties / differences.Length,
        };
    }

    /// <summary>Two-sided t test of a mean of 0; differences that are all alike leave no doubt.</summary>
    private static double Test(double mean, double variance, int n) => variance > 0
        ? 2 * StudentT.CDF(0, 1, n - 1, -Math.Abs(mean) / Math.Sqrt(variance / n))
        : mean == 0 ? 1 : 0;
}
