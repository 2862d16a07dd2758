using HubSim.Kernel.Random.Numerics;

namespace HubSim.Kernel.Random;

/// <summary>
/// Standard variates from any source of words. Exact up to the rounding of doubles, without allocation; the same words give
/// the same variate on every machine. Parameters are not checked here; the distribution classes check theirs once.
/// </summary>
public static class Samplers
{
    /// <summary>Exponential with mean 1, above 0. Mostly one word.</summary>
    /// <typeparam name="T">Kind of the source.</typeparam>
    /// <param name="source">Where the words come from.</param>
    public static double Exponential<T>(ref T source)
        where T : struct, IWordSource => ExponentialZiggurat.Next(ref source);

    /// <summary>Normal with mean 0 and standard deviation 1. Mostly one word.</summary>
    /// <typeparam name="T">Kind of the source.</typeparam>
    /// <param name="source">Where the words come from.</param>
    public static double Normal<T>(ref T source)
        where T : struct, IWordSource => NormalZiggurat.Next(ref source);

    /// <summary>Lognormal with the given median: the logarithm is normal with standard deviation sigma.</summary>
    /// <typeparam name="T">Kind of the source.</typeparam>
    /// <param name="source">Where the words come from.</param>
    /// <param name="median">Median, in the unit of the result.</param>
    /// <param name="sigma">Standard deviation of the natural logarithm.</param>
    public static double LogNormal<T>(ref T source, double median, double sigma)
        where T : struct, IWordSource => median * Elementary.Exp(sigma * NormalZiggurat.Next(ref source));

    /// <summary>Weibull with scale 1.</summary>
    /// <typeparam name="T">Kind of the source.</typeparam>
    /// <param name="source">Where the words come from.</param>
    /// <param name="shape">Shape, above 0; below 1 the hazard falls, above 1 it rises.</param>
    public static double Weibull<T>(ref T source, double shape)
        where T : struct, IWordSource => Elementary.Pow(ExponentialZiggurat.Next(ref source), 1 / shape);

    /// <summary>
    /// Gamma with scale 1. Source: Marsaglia and Tsang, "A simple method for generating gamma variables", ACM TOMS 26
    /// (2000); shapes below 1 by their section 6.
    /// </summary>
    /// <typeparam name="T">Kind of the source.</typeparam>
    /// <param name="source">Where the words come from.</param>
    /// <param name="shape">Shape, above 0.</param>
    public static double Gamma<T>(ref T source, double shape)
        where T : struct, IWordSource
    {
        if (shape >= 1)
        {
            return GammaFrom1(ref source, shape);
        }

        var factor = Elementary.Exp(-ExponentialZiggurat.Next(ref source) / shape);
        return factor * GammaFrom1(ref source, shape + 1);
    }

    /// <summary>The logarithm of a gamma variate with scale 1; does not underflow for the smallest shapes.</summary>
    /// <typeparam name="T">Kind of the source.</typeparam>
    /// <param name="source">Where the words come from.</param>
    /// <param name="shape">Shape, above 0.</param>
    public static double LogGamma<T>(ref T source, double shape)
        where T : struct, IWordSource
    {
        if (shape >= 1)
        {
            return Elementary.Log(GammaFrom1(ref source, shape));
        }

        var logFactor = -ExponentialZiggurat.Next(ref source) / shape;
        return logFactor + Elementary.Log(GammaFrom1(ref source, shape + 1));
    }

    /// <summary>Beta on [0, 1]: the share of the first of two gamma variates.</summary>
    /// <typeparam name="T">Kind of the source.</typeparam>
    /// <param name="source">Where the words come from.</param>
    /// <param name="a">First shape, above 0.</param>
    /// <param name="b">Second shape, above 0.</param>
    public static double Beta<T>(ref T source, double a, double b)
        where T : struct, IWordSource
    {
        if (a >= 1 && b >= 1)
        {
            var first = GammaFrom1(ref source, a);
            return first / (first + GammaFrom1(ref source, b));
        }

        var logFirst = LogGamma(ref source, a);
        return 1 / (1 + Elementary.Exp(LogGamma(ref source, b) - logFirst));
    }

    /// <summary>Poisson: a whole number of at least 0. One word for means below 10.</summary>
    /// <typeparam name="T">Kind of the source.</typeparam>
    /// <param name="source">Where the words come from.</param>
    /// <param name="mean">Mean, at least 0.</param>
    public static double Poisson<T>(ref T source, double mean)
        where T : struct, IWordSource => PoissonSampler.Next(ref source, mean);

    /// <summary>Negative binomial with variance mean + mean^2 / shape: Poisson with a gamma distributed mean.</summary>
    /// <typeparam name="T">Kind of the source.</typeparam>
    /// <param name="source">Where the words come from.</param>
    /// <param name="mean">Mean, at least 0.</param>
    /// <param name="shape">Shape, above 0; the smaller, the more dispersed.</param>
    public static double NegativeBinomial<T>(ref T source, double mean, double shape)
        where T : struct, IWordSource => Poisson(ref source, Gamma(ref source, shape) * (mean / shape));

    /// <summary>
    /// Dirichlet: shares of at least 0 that sum to 1 up to rounding. By gamma variates on the logarithmic scale, so that
    /// small concentrations give no division of zero by zero.
    /// </summary>
    /// <typeparam name="T">Kind of the source.</typeparam>
    /// <param name="source">Where the words come from.</param>
    /// <param name="concentration">A number above 0 for each share; the mean shares are proportional to these.</param>
    /// <param name="shares">Filled with the shares; as long as <paramref name="concentration"/>.</param>
    /// <exception cref="ArgumentException">The lengths differ or are 0, or a concentration is not above 0.</exception>
    public static void Dirichlet<T>(ref T source, ReadOnlySpan<double> concentration, Span<double> shares)
        where T : struct, IWordSource
    {
        if (concentration.IsEmpty || concentration.Length != shares.Length)
        {
            throw new ArgumentException(
                $"There are {concentration.Length} concentrations and room for {shares.Length} shares; "
                + $"the two must be equal and at least 1{Simulator.WhereRunning}.",
                nameof(shares));
        }

        var largest = double.NegativeInfinity;
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = LogGamma(ref source, Guard.Positive(concentration[i], nameof(concentration)));
            largest = Math.Max(largest, shares[i]);
        }

        var sum = 0.0;
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = Elementary.Exp(shares[i] - largest);
            sum += shares[i];
        }

        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] /= sum;
        }
    }

    private static double GammaFrom1<T>(ref T source, double shape)
        where T : struct, IWordSource
    {
        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = NormalZiggurat.Next(ref source);
            var root = 1 + (c * x);
            if (root <= 0)
            {
                continue;
            }

            var v = root * root * root;
            var u = source.NextUniform();
            var square = x * x;
            if (u < 1 - (0.0331 * square * square)
                || Elementary.Log(u) < (0.5 * square) + (d * (1 - v + Elementary.Log(v))))
            {
                return d * v;
            }
        }
    }
}
