using HubSim.Kernel.Random.Numerics;

namespace HubSim.Kernel.Random;

/// <summary>The normal distribution.</summary>
public sealed class Normal : Distribution
{
    private readonly double mean;
    private readonly double sd;

    /// <summary>Normal with this mean and standard deviation.</summary>
    /// <param name="mean">Mean; finite.</param>
    /// <param name="sd">Standard deviation; finite, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
    public Normal(double mean, double sd)
    {
        this.mean = Guard.Finite(mean);
        this.sd = Guard.Positive(sd);
    }

    /// <inheritdoc/>
    public override double Mean => mean;

    /// <inheritdoc/>
    public override double Minimum => double.NegativeInfinity;

    /// <inheritdoc/>
    public override double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    public override double Cdf(double x)
    {
        Guard.Number(x);
        return NormalFunctions.Cdf((x - mean) / sd);
    }

    /// <inheritdoc/>
    public override double Quantile(double u)
    {
        Guard.Probability(u);
        return mean + (sd * NormalFunctions.Quantile(u));
    }

    /// <inheritdoc/>
    public override double Sample(ref Draw draw) => mean + (sd * NormalZiggurat.Next(ref draw));

    internal override double Above(double x) => NormalFunctions.Cdf((mean - x) / sd);

    internal override double QuantileAbove(double v) => mean - (sd * NormalFunctions.Quantile(v));
}
