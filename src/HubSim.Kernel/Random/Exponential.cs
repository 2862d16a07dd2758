using HubSim.Kernel.Random.Numerics;

namespace HubSim.Kernel.Random;

/// <summary>The time to the next of events that happen at a constant rate.</summary>
public sealed class Exponential : Distribution
{
    private readonly double mean;

    /// <summary>Exponential with this mean.</summary>
    /// <param name="mean">Mean, the inverse of the rate; finite, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The mean is outside its range.</exception>
    public Exponential(double mean) => this.mean = Guard.Positive(mean);

    /// <inheritdoc/>
    public override double Mean => mean;

    /// <inheritdoc/>
    public override double Minimum => 0;

    /// <inheritdoc/>
    public override double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    public override double Cdf(double x)
    {
        Guard.Number(x);
        return x > 0 ? -Elementary.ExpM1(-x / mean) : 0;
    }

    /// <inheritdoc/>
    public override double Quantile(double u)
    {
        Guard.Probability(u);
        return -mean * Elementary.Log1P(-u);
    }

    /// <inheritdoc/>
    public override double Sample(ref Draw draw) => mean * ExponentialZiggurat.Next(ref draw);

    internal override double Above(double x) => x > 0 ? Elementary.Exp(-x / mean) : 1;

    internal override double QuantileAbove(double v) => -mean * Elementary.Log(v);
}
