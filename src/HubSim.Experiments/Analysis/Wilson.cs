using MathNet.Numerics.Distributions;

namespace HubSim.Experiments.Analysis;

/// <summary>
/// Wilson's score interval for a probability. Unlike the usual plus-minus interval it stays inside [0, 1] and keeps its
/// coverage near 0 and 1. Source: Brown, Cai and DasGupta, Statistical Science 16 (2001), section 3.1.1.
/// </summary>
public static class Wilson
{
    /// <summary>The interval for the probability of a success; null without trials.</summary>
    /// <param name="successes">Number of successes, 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">Number of independent trials, from 0.</param>
    /// <param name="confidence">Coverage of the interval, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static Interval? Interval(long successes, long trials, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        if (confidence is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "a coverage lies between 0 and 1");
        }

        if (trials == 0)
        {
            return null;
        }

        var z = Normal.InvCDF(0, 1, 1 - ((1 - confidence) / 2));
        double n = trials;
        var share = successes / n;
        var centre = (successes + (z * z / 2)) / (n + (z * z));
        var half = z * Math.Sqrt(n) / (n + (z * z)) * Math.Sqrt((share * (1 - share)) + (z * z / (4 * n)));

        // With no success the lower end is 0, with nothing else the upper end is 1: exactly, not up to rounding.
        return new Interval(
            successes == 0 ? 0 : centre - half,
            successes == trials ? 1 : centre + half);
    }
}
