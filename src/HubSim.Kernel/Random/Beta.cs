using HubSim.Kernel.Random.Numerics;

namespace HubSim.Kernel.Random;

/// <summary>The beta distribution, stretched over an interval.</summary>
public sealed class Beta : Distribution
{
    private readonly double a;
    private readonly double b;
    private readonly double low;
    private readonly double high;

    /// <summary>Beta between the bounds.</summary>
    /// <param name="a">First shape, in [0.001, 1e9]; the larger, the closer to <paramref name="high"/>.</param>
    /// <param name="b">Second shape, in [0.001, 1e9]; the larger, the closer to <paramref name="low"/>.</param>
    /// <param name="low">Lower bound; finite.</param>
    /// <param name="high">Upper bound; finite, above <paramref name="low"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
    public Beta(double a, double b, double low = 0, double high = 1)
    {
        this.a = Guard.Between(a, Gamma.SmallestShape, Gamma.LargestShape);
        this.b = Guard.Between(b, Gamma.SmallestShape, Gamma.LargestShape);
        this.low = Guard.Finite(low);
        this.high = Guard.Above(high, low, nameof(low));
        Guard.Finite(high - low);
    }

    /// <inheritdoc/>
    public override double Mean => low + ((high - low) * (a / (a + b)));

    /// <inheritdoc/>
    public override double Minimum => low;

    /// <inheritdoc/>
    public override double Maximum => high;

    /// <inheritdoc/>
    public override double Cdf(double x)
    {
        Guard.Number(x);
        return Tails(x).Lower;
    }

    /// <inheritdoc/>
    public override double Quantile(double u)
    {
        Guard.Probability(u);
        return At(u, 1 - u);
    }

    /// <inheritdoc/>
    public override double Sample(ref Draw draw) => low + ((high - low) * Samplers.Beta(ref draw, a, b));

    internal override double Above(double x) => Tails(x).Upper;

    internal override double QuantileAbove(double v) => At(1 - v, v);

    private (double Lower, double Upper) Tails(double x) =>
        BetaFunctions.Incomplete(a, b, (x - low) / (high - low), (high - x) / (high - low));

    private double At(double u, double v)
    {
        var (x, y) = BetaFunctions.Quantile(a, b, u, v);
        return x <= y ? low + ((high - low) * x) : high - ((high - low) * y);
    }
}
