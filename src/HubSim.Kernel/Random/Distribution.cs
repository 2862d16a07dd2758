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
    public abstract double Cdf(double x);

    /// <summary>
    /// The value below which a share <paramref name="u"/> of all draws lies: the inverse of <see cref="Cdf"/>. Monotone in
    /// <paramref name="u"/>, which is what keeps common random numbers synchronised when a parameter moves.
    /// </summary>
    /// <param name="u">A probability in the open interval (0, 1).</param>
    public abstract double Quantile(double u);

    /// <summary>Draws one value, by the fastest method that is exact for this distribution.</summary>
    public abstract double Sample(ref Draw draw);
}
