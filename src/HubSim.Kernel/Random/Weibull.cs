using HubSim.Kernel.Random.Numerics;

namespace HubSim.Kernel.Random;

/// <summary>A lifetime whose hazard is a power of age: falling for shapes below 1, rising above.</summary>
public sealed class Weibull : Distribution
{
    private const double SmallestShape = 0.01;
    private const double LargestShape = 1e9;

    private readonly double shape;
    private readonly double scale;

    /// <summary>Weibull with this shape and scale.</summary>
    /// <param name="shape">Shape, in [0.01, 1e9]; smaller ones would exceed the range of a double.</param>
    /// <param name="scale">The age that a share 1/e outlives; finite, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
    public Weibull(double shape, double scale)
    {
        this.shape = Guard.Between(shape, SmallestShape, LargestShape);
        this.scale = Guard.Positive(scale);
    }

    /// <inheritdoc/>
    public override double Mean => scale * GammaFunctions.Gamma(1 + (1 / shape));

    /// <inheritdoc/>
    public override double Minimum => 0;

    /// <inheritdoc/>
    public override double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    public override double Cdf(double x)
    {
        Guard.Number(x);
        return x > 0 ? -Elementary.ExpM1(-Elementary.Pow(x / scale, shape)) : 0;
    }

    /// <inheritdoc/>
    public override double Quantile(double u)
    {
        Guard.Probability(u);
        return scale * Elementary.Pow(-Elementary.Log1P(-u), 1 / shape);
    }

    /// <inheritdoc/>
    public override double Sample(ref Draw draw) => scale * Samplers.Weibull(ref draw, shape);

    internal override double Above(double x) => x > 0 ? Elementary.Exp(-Elementary.Pow(x / scale, shape)) : 1;

    internal override double QuantileAbove(double v) => scale * Elementary.Pow(-Elementary.Log(v), 1 / shape);
}
