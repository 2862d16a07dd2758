using HubSim.Experiments.Trials;
using HubSim.Kernel.Random.Numerics;
using MathNet.Numerics.Statistics;

namespace HubSim.Experiments.Calibrating;

/// <summary>
/// The distance of a simulation from what was observed: the root of the mean, over the evidence, of the squared difference
/// over its scale. The scale is by how much the evidence differs in the sample of the prior (1.4826 times the median
/// absolute deviation), so that what is measured in thousands does not drown what is measured in shares; it is fixed
/// before anything is learnt. Source: Csilléry and others, Trends in Ecology and Evolution 25 (2010), box 2; Prangle,
/// Bayesian Analysis 12 (2017), section 2.3.
/// </summary>
sealed class Discrepancy
{
    /// <summary>Turns a median absolute deviation into the standard deviation of a normal.</summary>
    private const double Consistency = 1.4826022185056018;

    private readonly DistanceKind kind;
    private readonly double[] observed;

    private Discrepancy(DistanceKind kind, double[] observed, double[] scales)
    {
        this.kind = kind;
        this.observed = observed;
        Scales = scales;
    }

    /// <summary>The scale of each evidence, on the scale of the distance.</summary>
    public IReadOnlyList<double> Scales { get; }

    /// <summary>A distance whose scales come from simulations of the prior.</summary>
    /// <param name="kind">How the distance is measured.</param>
    /// <param name="evidence">What was observed.</param>
    /// <param name="simulated">What was simulated, by simulation and evidence.</param>
    /// <exception cref="UnsuitableException">The evidence does not suit, or no simulation differs from another in it.</exception>
    public static Discrepancy Of(DistanceKind kind, IReadOnlyList<Evidence> evidence, IReadOnlyList<IReadOnlyList<double>> simulated)
    {
        var figures = evidence.Select(one => kind == DistanceKind.Difference || one.Figure > 0
            ? On(kind, one.Figure)
            : throw new UnsuitableException($"{one.Response} was observed as {one.Figure}, which has no logarithm; measure by differences, or leave it out")).ToArray();
        var scales = evidence.Select((one, i) =>
            Scale([.. simulated.Select(row => On(kind, row[i])).Where(double.IsFinite)])
            ?? throw new UnsuitableException($"{one.Response} is the same in every simulation of the prior, or has no value, so that nothing can be learnt from it; leave it out")).ToArray();
        return new Discrepancy(kind, figures, scales);
    }

    /// <summary>The distance; infinite where a value is missing or has no logarithm.</summary>
    public double From(IReadOnlyList<double> simulated)
    {
        var sum = 0.0;
        for (var i = 0; i < observed.Length; i++)
        {
            var off = (On(kind, simulated[i]) - observed[i]) / Scales[i];
            sum += off * off;
        }

        return double.IsFinite(sum) ? Math.Sqrt(sum / observed.Length) : double.PositiveInfinity;
    }

    private static double On(DistanceKind kind, double value) =>
        kind == DistanceKind.Difference ? value : value > 0 ? Elementary.Log(value) : double.NaN;

    private static double? Scale(double[] values)
    {
        if (values.Length < 2)
        {
            return null;
        }

        var median = Statistics.Median(values);
        var deviation = Consistency * Statistics.Median(values.Select(value => Math.Abs(value - median)));
        return deviation > 0 ? deviation : Statistics.StandardDeviation(values) is > 0 and var sd ? sd : null;
    }
}
