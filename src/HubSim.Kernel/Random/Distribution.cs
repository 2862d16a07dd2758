using HubSim.Kernel.Random.Numerics;

namespace HubSim.Kernel.Random;

/// <summary>
/// A probability distribution as data: what its values are, not where its randomness comes from. Immutable, and safe to
/// share between threads.
/// </summary>
public abstract class Distribution
{
    /// <summary>Expected value, in the unit of the values; infinite where it does not exist.</summary>
    public abstract double Mean { get; }

    /// <summary>Smallest value that can be drawn, or negative infinity.</summary>
    public abstract double Minimum { get; }

    /// <summary>Largest value that can be drawn, or positive infinity.</summary>
    public abstract double Maximum { get; }

    /// <summary>Probability of a value of at most <paramref name="x"/>, in [0, 1].</summary>
    /// <param name="x">Any number, also infinite.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="x"/> is not a number.</exception>
    public abstract double Cdf(double x);

    /// <summary>
    /// The value below which a share <paramref name="u"/> of all draws lies: the inverse of <see cref="Cdf"/>, or the
    /// smallest value with at least that much probability where it has steps. Monotone in <paramref name="u"/>, which is
    /// what keeps common random numbers synchronised when a parameter moves.
    /// </summary>
    /// <param name="u">A probability in the open interval (0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="u"/> lies outside.</exception>
    public abstract double Quantile(double u);

    /// <summary>Draws one value, by the fastest method that is exact for this distribution.</summary>
    /// <param name="draw">Where the randomness comes from.</param>
    public abstract double Sample(ref Draw draw);

    /// <summary>Probability of a value above x, precise also where it is tiny.</summary>
    internal virtual double Above(double x) => 1 - Cdf(x);

    /// <summary>The quantile of 1 - v, precise also where v is tiny.</summary>
    internal virtual double QuantileAbove(double v) => Quantile(Math.Min(1 - v, Math.BitDecrement(1.0)));

    /// <summary>The smallest value that can be drawn and is not below a bound within the range.</summary>
    internal virtual double FirstFrom(double bound) => Math.Max(bound, Minimum);

    /// <summary>The largest value that can be drawn and is not above a bound within the range.</summary>
    internal virtual double LastTo(double bound) => Math.Min(bound, Maximum);

    /// <summary>Mean of this distribution truncated; this general way needs a smooth quantile function.</summary>
    internal virtual double MeanOf(Truncated part) => Quadrature.Mean(part);
}
