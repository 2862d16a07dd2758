namespace HubSim.Kernel.Random.Numerics;

/// <summary>Poisson variates for any mean.</summary>
internal static class PoissonSampler
{
    // Below, a search from 0 takes fewer steps than one trial of the rejection method costs.
    private const double SearchLimit = 10;

    public static double Next<T>(ref T source, double mean)
        where T : struct, IWordSource
    {
        if (mean < SearchLimit)
        {
            return mean > 0 ? BySearch(source.NextUniform(), mean) : 0;
        }

        return ByRejection(ref source, mean);
    }

    // Inversion: adds up the probabilities of 0, 1, 2, ... until they pass u.
    private static double BySearch(double u, double mean)
    {
        var k = 0.0;
        var term = Elementary.Exp(-mean);
        var sum = term;
        while (sum < u)
        {
            k++;
            term *= mean / k;
            var next = sum + term;
            if (next == sum && k > mean)
            {
                break;
            }

            sum = next;
        }

        return k;
    }

    // Transformed rejection with squeeze, for means of at least 10. Source: Hormann, "The transformed rejection method for
    // generating Poisson random variables", Insurance: Mathematics and Economics 12 (1993), algorithm PTRS.
    private static double ByRejection<T>(ref T source, double mean)
        where T : struct, IWordSource
    {
        var b = 0.931 + (2.53 * Math.Sqrt(mean));
        var a = -0.059 + (0.02483 * b);
        var inverseAlpha = 1.1239 + (1.1328 / (b - 3.4));
        var quick = 0.9277 - (3.6224 / (b - 2));
        while (true)
        {
            var u = source.NextUniform() - 0.5;
            var v = source.NextUniform();
            var us = 0.5 - Math.Abs(u);
            var k = Math.Floor((((2 * a / us) + b) * u) + mean + 0.43);
            if (us >= 0.07 && v <= quick)
            {
                return k;
            }

            if (k < 0 || (us < 0.013 && v > us))
            {
                continue;
            }

            if (Elementary.Log(v * inverseAlpha / ((a / (us * us)) + b)) <= GammaFunctions.LogPoissonTerm(k, mean))
            {
                return k;
            }
        }
    }
}
