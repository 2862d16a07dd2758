using MathNet.Numerics.Distributions;

namespace HubSim.Experiments.Analysis;

/// <summary>
/// The interval of Clopper and Pearson for a probability: its coverage is never below the stated one, for which it is
/// wider than Wilson's. Source: Clopper and Pearson, Biometrika 26 (1934); by quantiles of the beta distribution as in
/// Brown, Cai and DasGupta, Statistical Science 16 (2001), section 4.2.1.
/// </summary>
public static class ClopperPearson
{
    /// <summary>The interval for the probability of a success.</summary>
    /// <param name="successes">Number of successes, 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">Number of independent trials, from 1.</param>
    /// <param name="confidence">Coverage, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static Interval Interval(int successes, int trials, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        OrderStatistics.RequireShare(confidence, nameof(confidence));
        var tail = (1 - confidence) / 2;
        return new Interval(
            successes == 0 ? 0 : Beta.InvCDF(successes, trials - successes + 1, tail),
            successes == trials ? 1 : Beta.InvCDF(successes + 1, trials - successes, 1 - tail));
    }
}
