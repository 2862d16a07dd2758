using HubSim.Kernel.Random.Numerics;

namespace HubSim.Kernel.Random;

/// <summary>The gamma distribution; with a whole shape, the sum of that many exponential times.</summary>
public sealed class Gamma : Distribution
{
    internal const double SmallestShape = 1e-3;
    internal const double LargestShape = 1e9;

    private readonly double shape;
    private readonly double scale;

    /// <summary>Gamma with this shape and scale; the mean is their product.</summary>
    /// <param name="shape">Shape, in [0.001, 1e9].</param>
    /// <param name="scale">Scale; finite, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
    public Gamma(double shape, double scale)
    {
        this.shape = Guard.Between(shape, SmallestShape, LargestShape);
        this.scale = Guard.Positive(scale);
    }

    /// <inheritdoc/>
    public override double Mean => shape * scale;

    /// <inheritdoc/>
    public override double Minimum => 0;

    /// <inheritdoc/>
    public override double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    public override double Cdf(double x)
    {
        Guard.Number(x);
        return GammaFunctions.Incomplete(shape, x / scale).Lower;
    }

    /// <inheritdoc/>
    public override double Quantile(double u)
    {
        Guard.Probability(u);
        return scale * GammaQuantile.Standard(shape, u, 1 - u);
    }

    /// <inheritdoc/>
    public override double Sample(ref Draw draw) => scale * Samplers.Gamma(ref draw, shape);

    internal override double Above(double x) => GammaFunctions.Incomplete(shape, x / scale).Upper;

    internal override double QuantileAbove(double v) => scale * GammaQuantile.Standard(shape, 1 - v, v);
}
