using HubSim.Kernel.Random.Numerics;

namespace HubSim.Kernel.Random;

/// <summary>A value whose logarithm is normal.</summary>
public sealed class LogNormal : Distribution
{
    private const double LargestSigma = 50;

    private readonly double median;
    private readonly double logMedian;
    private readonly double sigma;

    /// <summary>Lognormal with this median and spread.</summary>
    /// <param name="median">Median; finite, above 0.</param>
    /// <param name="sigma">Standard deviation of the natural logarithm, in (0, 50].</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
    public LogNormal(double median, double sigma)
    {
        this.median = Guard.Positive(median);
        this.sigma = Guard.PositiveUpTo(sigma, LargestSigma);
        logMedian = Elementary.Log(median);
    }

    /// <inheritdoc/>
    public override double Mean => median * Elementary.Exp(0.5 * sigma * sigma);

    /// <inheritdoc/>
    public override double Minimum => 0;

    /// <inheritdoc/>
    public override double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    public override double Cdf(double x)
    {
        Guard.Number(x);
        return x > 0 ? NormalFunctions.Cdf((Elementary.Log(x) - logMedian) / sigma) : 0;
    }

    /// <inheritdoc/>
    public override double Quantile(double u)
    {
        Guard.Probability(u);
        return median * Elementary.Exp(sigma * NormalFunctions.Quantile(u));
    }

    /// <inheritdoc/>
    public override double Sample(ref Draw draw) => Samplers.LogNormal(ref draw, median, sigma);

    internal override double Above(double x) =>
        x > 0 ? NormalFunctions.Cdf((logMedian - Elementary.Log(x)) / sigma) : 1;

    internal override double QuantileAbove(double v) =>
        median * Elementary.Exp(-sigma * NormalFunctions.Quantile(v));
}
