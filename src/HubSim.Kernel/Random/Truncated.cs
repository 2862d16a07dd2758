namespace HubSim.Kernel.Random;

/// <summary>
/// Another distribution, given that its value lies in an interval. Drawn by inversion of one uniform number.
/// </summary>
public sealed class Truncated : Distribution
{
    private readonly Distribution inner;
    private readonly double low;
    private readonly double high;

    // Probabilities of the inner distribution: below low, from low on, above high, and between the two.
    private readonly double belowLow;
    private readonly double fromLow;
    private readonly double aboveHigh;
    private readonly double mass;

    /// <summary>A distribution given that its value lies in [low, high].</summary>
    /// <param name="inner">The distribution to truncate.</param>
    /// <param name="low">Smallest value that stays; negative infinity for no bound.</param>
    /// <param name="high">Largest value that stays; positive infinity for no bound.</param>
    /// <exception cref="ArgumentException">The bounds are not in order, or the inner distribution has no probability between
    /// them that a double can express.</exception>
    public Truncated(Distribution inner, double low, double high)
    {
        ArgumentNullException.ThrowIfNull(inner);
        Guard.Number(low);
        Guard.Between(high, low, double.PositiveInfinity);
        if (inner is Truncated other)
        {
            inner = other.inner;
            low = Math.Max(low, other.low);
            high = Math.Min(high, other.high);
        }

        // The value below low, so that a probability on low itself counts.
        var before = Math.BitDecrement(low);
        this.inner = inner;
        this.low = low;
        this.high = high;
        belowLow = inner.Cdf(before);
        fromLow = inner.Above(before);
        aboveHigh = inner.Above(high);
        mass = belowLow > 0.5 ? fromLow - aboveHigh : inner.Cdf(high) - belowLow;
        if (!(low <= high && mass > 0))
        {
            throw new ArgumentException(
                $"The distribution has no probability in [{Guard.Text(low)}, {Guard.Text(high)}]; its values lie in "
                + $"[{Guard.Text(inner.Minimum)}, {Guard.Text(inner.Maximum)}]{Simulator.WhereRunning}.",
                nameof(low));
        }

        Minimum = inner.FirstFrom(low);
        Maximum = inner.LastTo(high);
    }

    /// <inheritdoc/>
    public override double Mean => inner.MeanOf(this);

    /// <inheritdoc/>
    public override double Minimum { get; }

    /// <inheritdoc/>
    public override double Maximum { get; }

    /// <inheritdoc/>
    public override double Cdf(double x)
    {
        Guard.Number(x);
        if (x < low || x >= high)
        {
            return x < low ? 0 : 1;
        }

        return Math.Clamp((belowLow > 0.5 ? fromLow - inner.Above(x) : inner.Cdf(x) - belowLow) / mass, 0, 1);
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
        if (x < low || x >= high)
        {
            return x < low ? 1 : 0;
        }

        return Math.Clamp((inner.Above(x) - aboveHigh) / mass, 0, 1);
    }

    internal override double QuantileAbove(double v) => At(1 - v, v);

    // From below where the result lies in the lower half of the inner distribution, else from above: full precision in
    // both tails.
    private double At(double u, double v)
    {
        var below = belowLow + (u * mass);
        var value = below <= 0.5
            ? inner.Quantile(Math.Max(below, double.Epsilon))
            : inner.QuantileAbove(Math.Clamp(aboveHigh + (v * mass), double.Epsilon, 0.5));
        return Math.Clamp(value, Minimum, Maximum);
    }
}
