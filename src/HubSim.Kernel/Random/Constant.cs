namespace HubSim.Kernel.Random;

/// <summary>A number that is always the same.</summary>
public sealed class Constant : Distribution
{
    private readonly double value;

    /// <summary>Always this number.</summary>
    /// <param name="value">The number; finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is infinite or not a number.</exception>
    public Constant(double value) => this.value = Guard.Finite(value);

    /// <inheritdoc/>
    public override double Mean => value;

    /// <inheritdoc/>
    public override double Minimum => value;

    /// <inheritdoc/>
    public override double Maximum => value;

    /// <inheritdoc/>
    public override double Cdf(double x)
    {
        Guard.Number(x);
        return x < value ? 0 : 1;
    }

    /// <inheritdoc/>
    public override double Quantile(double u)
    {
        Guard.Probability(u);
        return value;
    }

    /// <inheritdoc/>
    public override double Sample(ref Draw draw) => value;

    internal override double MeanOf(Truncated part) => value;
}
