namespace HubSim.Experiments.Analysis;

/// <summary>What was observed held against what a model says of it.</summary>
/// <param name="Observed">The observation.</param>
/// <param name="N">Number of simulated values.</param>
/// <param name="Median">Median of the simulated values; null, as all below, without one.</param>
/// <param name="Lower">Their 5 % quantile: the lower end of the band; null, as the upper end and the score, with fewer than 20 values.</param>
/// <param name="Upper">Their 95 % quantile: the upper end of the band.</param>
/// <param name="Place">Share of the simulated values below the observation, equal ones counted half: 0 to 1.</param>
/// <param name="Score">Interval score of the band; the smaller the better, in the unit of the observation.</param>
public sealed record Hindcast(double Observed, int N, double? Median, double? Lower, double? Upper, double? Place, double? Score)
{
    /// <summary>Share of values that lie outside the band.</summary>
    public const double Alpha = 0.1;

    /// <summary>Values below which there is no band: the least and the largest of 19 are no 5 % and 95 % quantiles.</summary>
    public static int LeastForBand { get; } = OrderStatistics.LeastForPoint(Alpha / 2);

    /// <summary>True when the observation lies in the band, its ends included. Without a band it does not.</summary>
    public bool IsInside => Observed >= Lower && Observed <= Upper;

    /// <summary>Half the width of the band over the observation; null without a band.</summary>
    public double? RelativeHalfWidth => (Upper - Lower) / 2 / Math.Abs(Observed);

    /// <summary>Compares an observation with the simulated values.</summary>
    /// <param name="observed">The observation; finite and not 0.</param>
    /// <param name="simulated">What the replications say; missing values are left out.</param>
    public static Hindcast Of(double observed, ResponseStatistics simulated)
    {
        ArgumentNullException.ThrowIfNull(simulated);
        if (!double.IsFinite(observed) || observed == 0)
        {
            throw new ArgumentOutOfRangeException(nameof(observed), observed, "an observation is finite and not 0");
        }

        if (simulated.Quantiles(0.5, Alpha / 2, 1 - (Alpha / 2)) is not [var median, var lower, var upper])
        {
            return new Hindcast(observed, 0, null, null, null, null, null);
        }

        return simulated.N < LeastForBand
            ? new Hindcast(observed, simulated.N, median, null, null, simulated.PlaceOf(observed), null)
            : new Hindcast(observed, simulated.N, median, lower, upper, simulated.PlaceOf(observed), IntervalScore(lower, upper, observed, Alpha));
    }

    /// <summary>
    /// The interval score of a central prediction interval: its width, and a fine of 2/alpha for each unit by which it
    /// misses. Source: Gneiting and Raftery, Journal of the American Statistical Association 102 (2007), equation 43.
    /// </summary>
    /// <param name="lower">Lower end, the alpha/2 quantile.</param>
    /// <param name="upper">Upper end, the 1 - alpha/2 quantile; not below the lower end.</param>
    /// <param name="observed">What came.</param>
    /// <param name="alpha">Share of values outside the interval, between 0 and 1.</param>
    public static double IntervalScore(double lower, double upper, double observed, double alpha)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(upper, lower);
        if (alpha is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "a share lies between 0 and 1");
        }

        return upper - lower
            + (observed < lower ? 2 / alpha * (lower - observed) : 0)
            + (observed > upper ? 2 / alpha * (observed - upper) : 0);
    }
}
