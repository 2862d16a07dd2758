using HubSim.Kernel.Random.Numerics;

namespace HubSim.Kernel.Random;

/// <summary>
/// A count that varies more than a Poisson count: Poisson with a gamma distributed mean. Its variance is
/// mean + mean^2 / shape.
/// </summary>
public sealed class NegativeBinomial : Distribution
{
    private readonly double mean;
    private readonly double shape;

    /// <summary>Negative binomial with this mean and shape.</summary>
    /// <param name="mean">Mean, in [0, 1e9]; with 0 the number is always 0.</param>
    /// <param name="shape">Shape, in [0.001, 1e9]; the smaller, the more dispersed.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
    public NegativeBinomial(double mean, double shape)
    {
        this.mean = Guard.Between(mean, 0, Poisson.LargestMean);
        this.shape = Guard.Between(shape, Gamma.SmallestShape, Gamma.LargestShape);
    }

    /// <inheritdoc/>
    public override double Mean => mean;

    /// <inheritdoc/>
    public override double Minimum => 0;

    /// <inheritdoc/>
    public override double Maximum => mean > 0 ? double.PositiveInfinity : 0;

    /// <inheritdoc/>
    public override double Cdf(double x)
    {
        Guard.Number(x);
        return Tails(x, shape).Lower;
    }

    /// <inheritdoc/>
    public override double Quantile(double u)
    {
        Guard.Probability(u);
        if (mean == 0)
        {
            return 0;
        }

        // The first terms of the Cornish-Fisher expansion, with the distribution's skewness.
        var z = NormalFunctions.Quantile(u);
        var variance = mean + (mean * mean / shape);
        var third = 1 + (2 * mean / shape);
        return LatticeSearch.Smallest(this, u, mean + (z * Math.Sqrt(variance)) + (((z * z) - 1) * third / 6));
    }

    /// <inheritdoc/>
    public override double Sample(ref Draw draw) => Samplers.NegativeBinomial(ref draw, mean, shape);

    internal override double Above(double x) => Tails(x, shape).Upper;

    internal override double FirstFrom(double bound) => Math.Max(Math.Ceiling(bound), 0);

    internal override double LastTo(double bound) => Math.Min(Math.Floor(bound), Maximum);

    // k P(k; shape) = mean P(k - 1; shape + 1) with the same probability of success.
    internal override double MeanOf(Truncated part) => mean == 0
        ? 0
        : mean * Mass(part.Minimum - 1, part.Maximum - 1, shape + 1) / Mass(part.Minimum, part.Maximum, shape);

    private double Mass(double first, double last, double successes) => first > mean
        ? Tails(first - 1, successes).Upper - Tails(last, successes).Upper
        : Tails(last, successes).Lower - Tails(first - 1, successes).Lower;

    private (double Lower, double Upper) Tails(double x, double successes)
    {
        if (x < 0)
        {
            return (0, 1);
        }

        return double.IsPositiveInfinity(x)
            ? (1, 0)
            : BetaFunctions.Incomplete(successes, Math.Floor(x) + 1, shape / (shape + mean), mean / (shape + mean));
    }
}
