using HubSim.Experiments.Analysis;
using HubSim.Experiments.Designs;
using HubSim.Experiments.Precision;
using HubSim.Kernel.Random;
using MathNet.Numerics.Statistics;

namespace HubSim.Experiments.Optimising;

/// <summary>Estimates of an aim, and of its difference between two policies on the same replications.</summary>
static class PairedDifference
{
    private const int Resamples = 2000;

    private static readonly Purpose Resampling = new("optimisation/confirmation");

    /// <summary>An aim with its interval: Student's t for means, Wilson's for probabilities, order statistics for quantiles.</summary>
    public static Estimate Of(Aim aim, double[] values, double confidence) => aim switch
    {
        { Measure: Measure.Quantile quantile } => Estimates.Quantile(values, quantile.Share, confidence),
        { IsTruth: true } => Estimates.Probability(values.Count(value => value != 0), values.Length, confidence),
        _ => Estimates.Mean(values, confidence),
    };

    /// <summary>
    /// The difference one - other with its interval: of means by the t interval of the paired differences, of quantiles by
    /// resampling pairs (percentile interval, approximate), of probabilities by <see cref="OfTruths"/>.
    /// </summary>
    public static Estimate Of(Aim aim, double[] one, double[] other, double confidence) => aim switch
    {
        { Measure: Measure.Quantile } => OfQuantiles(aim.Measure, one, other, confidence),
        { IsTruth: true } => OfTruths(one, other, confidence),
        _ => Estimates.Difference(one, other, confidence),
    };

    /// <summary>
    /// The difference of two probabilities of paired truth values, which stays sound when few pairs differ, or none: a pair of
    /// each kind is added. Source: Bonett and Price, Journal of Educational and Behavioral Statistics 37 (2012), adjusted
    /// Wald interval.
    /// </summary>
    public static Estimate OfTruths(double[] one, double[] other, double confidence)
    {
        var n = one.Length;
        SampleTooSmallException.ThrowIfFewer("an interval of a difference of probabilities", n, 2);
        var gained = one.Zip(other).Count(pair => pair.First != 0 && pair.Second == 0);
        var lost = one.Zip(other).Count(pair => pair.First == 0 && pair.Second != 0);
        var (up, down) = ((gained + 1.0) / (n + 2), (lost + 1.0) / (n + 2));
        var z = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, 1 - ((1 - confidence) / 2));
        var half = z * Math.Sqrt((up + down - ((up - down) * (up - down))) / (n + 2));
        return new Estimate(
            (double)(gained - lost) / n, new Interval(Math.Max(-1, up - down - half), Math.Min(1, up - down + half)), n, confidence);
    }

    private static Estimate OfQuantiles(Measure measure, double[] one, double[] other, double confidence)
    {
        var words = new Streams(0, 0).Sequence(Resampling);
        var differences = new double[Resamples];
        var (a, b) = (new double[one.Length], new double[one.Length]);
        for (var resample = 0; resample < Resamples; resample++)
        {
            for (var i = 0; i < a.Length; i++)
            {
                var drawn = Shuffle.Below(a.Length, ref words);
                (a[i], b[i]) = (one[drawn], other[drawn]);
            }

            differences[resample] = Contrasts.Of(measure, a) - Contrasts.Of(measure, b);
        }

        Array.Sort(differences);
        double End(double share) => SortedArrayStatistics.QuantileCustom(differences, share, QuantileDefinition.R7);
        var tail = (1 - confidence) / 2;
        return new Estimate(
            Contrasts.Of(measure, one) - Contrasts.Of(measure, other), new Interval(End(tail), End(1 - tail)), one.Length, confidence);
    }
}
