using System.Globalization;
using HubSim.Experiments.Analysis;
using MathNet.Numerics.Statistics;

namespace HubSim.Experiments.Precision;

/// <summary>The values that a target is about, and how it stands.</summary>
internal sealed class TargetWatch(PrecisionTarget target, int response, ResponseKind kind)
{
    /// <summary>The values in ascending order; kept for a quantile only.</summary>
    private readonly List<double> ordered = [];

    /// <summary>Moments, updated value by value: a look costs the same after ten replications and after ten thousand.</summary>
    private readonly RunningStatistics moments = new();
    private int successes;

    private int N => (int)moments.Count;

    /// <summary>Takes the responses of a replication.</summary>
    internal void Take(ReadOnlySpan<double> responses)
    {
        var value = responses[response];
        if (double.IsNaN(value))
        {
            return;
        }

        moments.Push(value);
        successes += value != 0 ? 1 : 0;
        if (target.Measure is Measure.Quantile)
        {
            var place = ordered.BinarySearch(value);
            ordered.Insert(place < 0 ? ~place : place, value);
        }
    }

    /// <summary>How the target stands now.</summary>
    internal TargetStanding Stand()
    {
        var least = LeastValues(target, kind);
        if (N < least)
        {
            return new TargetStanding(target, kind, N, null, null, N == 0 ? null : least, Reason($"{N} values, and {least} are needed"));
        }

        var estimate = target.Measure switch
        {
            Measure.Quantile quantile => Estimates.QuantileOfSorted([.. ordered], quantile.Share, PrecisionRule.Confidence),
            _ when kind is ResponseKind.Truth => Estimates.Probability(successes, N, PrecisionRule.Confidence),
            _ => Estimates.MeanOf(moments.Mean, moments.StandardDeviation, N, PrecisionRule.Confidence),
        };
        return Judge(estimate);
    }

    /// <summary>Smallest number of values with which the target can be looked at.</summary>
    internal static int LeastValues(PrecisionTarget target, ResponseKind kind) => target.Measure is Measure.Quantile quantile && kind is not ResponseKind.Truth
        ? OrderStatistics.LeastSample(quantile.Share, PrecisionRule.Confidence)
        : 2;

    private TargetStanding Judge(Estimate estimate)
    {
        var allowed = target.IsRelative ? target.Amount / (1 + target.Amount) * Math.Abs(estimate.Value) : target.Amount;
        var support = target.Measure is Measure.Mean && kind is not ResponseKind.Truth ? PrecisionRule.Support(Skew()) : 0;
        var isNarrow = estimate.HalfWidth <= allowed;
        if (isNarrow && estimate.N >= support)
        {
            return new TargetStanding(target, kind, estimate.N, estimate, allowed, estimate.N, null);
        }

        var reason = isNarrow
            ? Reason($"narrow enough, but so skewed that an interval needs {support} values")
            : Reason($"half-width {estimate.HalfWidth:G4}, allowed are {allowed:G4}{(target.IsRelative ? $" for an estimate of {estimate.Value:G4}" : "")}");
        var enough = isNarrow ? estimate.N : ValuesFor(estimate, allowed);
        return new TargetStanding(target, kind, estimate.N, estimate, allowed, enough is { } known ? Math.Max(known, support) : null, reason);
    }

    /// <summary>Skewness of the values; none where all are equal.</summary>
    private double Skew() => moments.PopulationVariance > 0 ? moments.PopulationSkewness : 0;

    /// <summary>Half-widths shrink with the root of the number of values; Wilson's is solved as it is.</summary>
    private int? ValuesFor(Estimate estimate, double allowed)
    {
        if (allowed == 0)
        {
            return null;
        }

        var ratio = estimate.HalfWidth / allowed;
        var guess = Math.Ceiling(estimate.N * ratio * ratio);
        if (!(guess < int.MaxValue / 4))
        {
            return null;
        }

        return kind is ResponseKind.Truth ? WilsonFor(estimate, allowed, (2 * (int)guess) + 16) : (int)guess;
    }

    private static int WilsonFor(Estimate estimate, double allowed, int most)
    {
        var least = estimate.N;
        while (least + 1 < most)
        {
            var middle = least + ((most - least) / 2);
            var at = Estimates.Probability((int)Math.Round(estimate.Value * middle), middle, PrecisionRule.Confidence);
            (least, most) = at.HalfWidth > allowed ? (middle, most) : (least, middle);
        }

        return most;
    }

    private static string Reason(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
