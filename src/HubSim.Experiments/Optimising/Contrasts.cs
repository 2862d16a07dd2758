using HubSim.Experiments.Analysis;
using HubSim.Experiments.Designs;
using HubSim.Experiments.Precision;
using HubSim.Kernel.Random;
using MathNet.Numerics.Statistics;

namespace HubSim.Experiments.Optimising;

/// <summary>
/// How much better than the base policy a policy is on the same replications: common random numbers take out what both share.
/// </summary>
static class Contrasts
{
    private const int Resamples = 100;

    /// <summary>Replications that the common variance of all policies counts for beside a policy's own.</summary>
    private const double Pooled = 10;

    private static readonly Purpose Resampling = new("optimisation/resampling");

    /// <summary>What a measure says of values.</summary>
    public static double Of(Measure measure, double[] values) => measure is Measure.Quantile quantile
        ? SortedArrayStatistics.QuantileCustom([.. values.Order()], quantile.Share, QuantileDefinition.R7)
        : Estimates.Mean(values).Value;

    /// <summary>The difference of each policy from the base on the replications that both have, and the variance of its error.</summary>
    /// <param name="aim">What is measured.</param>
    /// <param name="place">Place of its response.</param>
    /// <param name="policies">The policies.</param>
    /// <param name="reference">The base policy, with at least as many replications as any.</param>
    /// <returns>Differences, and variances of their errors, in the order of the policies.</returns>
    public static (double[] Differences, double[] Noises) Of(Aim aim, int place, IReadOnlyList<TriedPolicy> policies, TriedPolicy reference)
    {
        var differences = new double[policies.Count];
        var single = new double[policies.Count];
        for (var i = 0; i < policies.Count; i++)
        {
            var (own, others) = (policies[i].Values(place, policies[i].Count), reference.Values(place, policies[i].Count));
            differences[i] = Of(aim.Measure, own) - Of(aim.Measure, others);
            single[i] = policies[i].Count * Variance(aim.Measure, own, others);
        }

        // Few replications know their own variance badly, so each policy borrows from all; the base itself differs from itself
        // by nothing, which says nothing of the others.
        var informed = Enumerable.Range(0, policies.Count).Where(i => policies[i] != reference).ToList();
        var weight = informed.Sum(i => policies[i].Count - 1.0);
        var common = weight > 0 ? informed.Sum(i => single[i] * (policies[i].Count - 1)) / weight : 0;
        return (differences,
            [.. single.Select((own, i) => ((own * (policies[i].Count - 1)) + (common * Pooled)) / (policies[i].Count - 1 + Pooled) / policies[i].Count)]);
    }

    /// <summary>Variance of the error of a difference of measures on paired values.</summary>
    private static double Variance(Measure measure, double[] own, double[] others)
    {
        if (measure is not Measure.Quantile)
        {
            return Statistics.Variance(own.Zip(others, (a, b) => a - b)) / own.Length;
        }

        var words = new Streams(0, 0).Sequence(Resampling);
        var differences = new double[Resamples];
        var (a, b) = (new double[own.Length], new double[own.Length]);
        for (var resample = 0; resample < Resamples; resample++)
        {
            for (var i = 0; i < a.Length; i++)
            {
                var drawn = Shuffle.Below(a.Length, ref words);
                (a[i], b[i]) = (own[drawn], others[drawn]);
            }

            differences[resample] = Of(measure, a) - Of(measure, b);
        }

        return Statistics.Variance(differences);
    }
}
