namespace HubSim.Kernel.Random;

/// <summary>Every value between two bounds alike.</summary>
public sealed class Uniform : Distribution
{
    private readonly double low;
    private readonly double high;

    /// <summary>Uniform between the bounds.</summary>
    /// <param name="low">Lower bound; finite.</param>
    /// <param name="high">Upper bound; finite, above <paramref name="low"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A bound is not finite, or they are not in order.</exception>
    public Uniform(double low, double high)
    {
        this.low = Guard.Finite(low);
        this.high = Guard.Above(high, low, nameof(low));
        Guard.Finite(high - low);
    }

    /// <inheritdoc/>
    public override double Mean => low + ((high - low) / 2);

    /// <inheritdoc/>
    public override double Minimum => low;

    /// <inheritdoc/>
    public override double Maximum => high;

    /// <inheritdoc/>
    public override double Cdf(double x)
    {
        Guard.Number(x);
        return Math.Clamp((x - low) / (high - low), 0, 1);
    }

    /// <inheritdoc/>
    public override double Quantile(double u)
    {
        Guard.Probability(u);
        return At(u);
    }

    /// <inheritdoc/>
    public override double Sample(ref Draw draw) => At(draw.NextUniform());

    internal override double Above(double x) => Math.Clamp((high - x) / (high - low), 0, 1);

    internal override double QuantileAbove(double v) => high - ((high - low) * v);

    private double At(double u) => low + ((high - low) * u);
}
