namespace HubSim.Kernel.Random;

/// <summary>A density that rises in a straight line from a lower bound to a mode and falls to an upper bound.</summary>
public sealed class Triangular : Distribution
{
    private readonly double low;
    private readonly double mode;
    private readonly double high;

    /// <summary>Triangular between the bounds.</summary>
    /// <param name="low">Lower bound; finite.</param>
    /// <param name="mode">Most likely value, in [low, high]; may equal a bound.</param>
    /// <param name="high">Upper bound; finite, above <paramref name="low"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite, or they are not in order.</exception>
    public Triangular(double low, double mode, double high)
    {
        this.low = Guard.Finite(low);
        this.high = Guard.Above(high, low, nameof(low));
        this.mode = Guard.Between(mode, low, high);
        Guard.Finite(high - low);
    }

    /// <inheritdoc/>
    public override double Mean => (low / 3) + (mode / 3) + (high / 3);

    /// <inheritdoc/>
    public override double Minimum => low;

    /// <inheritdoc/>
    public override double Maximum => high;

    /// <inheritdoc/>
    public override double Cdf(double x)
    {
        Guard.Number(x);
        if (x <= low || x >= high)
        {
            return x <= low ? 0 : 1;
        }

        return x < mode ? Rising(x) : 1 - Falling(x);
    }

    /// <inheritdoc/>
    public override double Quantile(double u)
    {
        Guard.Probability(u);
        return At(u, 1 - u);
    }

    /// <inheritdoc/>
    public override double Sample(ref Draw draw)
    {
        var u = draw.NextUniform();
        return At(u, 1 - u);
    }

    internal override double Above(double x)
    {
        if (x <= low || x >= high)
        {
            return x <= low ? 1 : 0;
        }

        return x < mode ? 1 - Rising(x) : Falling(x);
    }

    internal override double QuantileAbove(double v) => At(1 - v, v);

    // Probabilities below x left of the mode, and above x right of it: triangles of area proportional to a square.
    private double Rising(double x) => (x - low) / (high - low) * ((x - low) / (mode - low));

    private double Falling(double x) => (high - x) / (high - low) * ((high - x) / (high - mode));

    private double At(double u, double v)
    {
        var width = high - low;
        return u * width < mode - low
            ? low + (Math.Sqrt(u * (mode - low) / width) * width)
            : high - (Math.Sqrt(v * (high - mode) / width) * width);
    }
}
