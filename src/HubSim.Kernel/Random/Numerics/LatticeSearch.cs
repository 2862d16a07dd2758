namespace HubSim.Kernel.Random.Numerics;

/// <summary>Quantiles of distributions on the whole numbers from 0.</summary>
internal static class LatticeSearch
{
    /// <summary>The smallest whole number k of at least 0 with Cdf(k) of at least u.</summary>
    /// <param name="distribution">A distribution on the whole numbers from 0.</param>
    /// <param name="u">A probability in (0, 1).</param>
    /// <param name="guess">Where to start; the better, the fewer evaluations.</param>
    public static double Smallest(Distribution distribution, double u, double guess)
    {
        // Invariant once bracketed: Cdf(low) < u <= Cdf(high); -1 stands for "below all".
        var low = -1.0;
        var high = Math.Max(0, Math.Floor(guess));
        var step = 1.0;
        if (distribution.Cdf(high) >= u)
        {
            while (high - step >= 0 && distribution.Cdf(high - step) >= u)
            {
                high -= step;
                step *= 2;
            }

            low = Math.Max(-1, high - step);
        }
        else
        {
            do
            {
                low = high;
                high += step;
                step *= 2;
            }
            while (distribution.Cdf(high) < u);
        }

        while (high - low > 1)
        {
            var middle = Math.Floor((low + high) / 2);
            if (distribution.Cdf(middle) >= u)
            {
                high = middle;
            }
            else
            {
                low = middle;
            }
        }

        return high;
    }
}
