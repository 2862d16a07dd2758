namespace HubSim.Kernel.Random.Numerics;

/// <summary>
/// Gamma function, its regularised incomplete integral and the terms of the Poisson and binomial distributions, for real
/// arguments.
/// </summary>
internal static class GammaFunctions
{
    private const double HalfLog2Pi = 0.91893853320467274178;
    private const double TwoPi = 6.28318530717958647692;

    // The series and the fraction need about six times the square root of the shape; shapes end at 1e9.
    private const int MaximumTerms = 2_000_000;

    /// <summary>Natural logarithm of the gamma function for <paramref name="x"/> above 0.</summary>
    public static double LogGamma(double x) =>
        ((x - 0.5) * Elementary.Log(x)) - x + HalfLog2Pi + StirlingError(x);

    /// <summary>The gamma function for <paramref name="x"/> above 0.</summary>
    public static double Gamma(double x) => Elementary.Exp(LogGamma(x));

    /// <summary>
    /// What Stirling's formula lacks: ln Gamma(z + 1) - (z + 1/2) ln z + z - ln(2 pi) / 2, for z above 0.
    /// Source: Loader, "Fast and accurate computation of binomial probabilities" (2000); Abramowitz and Stegun, 6.1.42.
    /// </summary>
    public static double StirlingError(double z)
    {
        var sum = 0.0;
        for (; z < 16; z++)
        {
            sum += ((z + 0.5) * Elementary.Log1P(1 / z)) - 1;
        }

        var w = 1 / (z * z);
        return sum + (((1.0 / 12) - (((1.0 / 360) - (((1.0 / 1260) - (((1.0 / 1680) - (((1.0 / 1188)
            - (691.0 / 360360 * w)) * w)) * w)) * w)) * w)) / z);
    }

    /// <summary>x^a e^-x / Gamma(a + 1): the Poisson probability of a at mean x, also for fractions a of at least 0.
    /// Source: Loader (2000), by the saddle-point expansion, which cancels no large logarithms.</summary>
    public static double PoissonTerm(double a, double x)
    {
        if (a == 0 || x == 0)
        {
            return a == 0 ? Elementary.Exp(-x) : 0;
        }

        return Elementary.Exp(-StirlingError(a) - Deviance(a, x)) / Math.Sqrt(TwoPi * a);
    }

    /// <summary>Natural logarithm of <see cref="PoissonTerm"/>, for a of at least 0 and x above 0.</summary>
    public static double LogPoissonTerm(double a, double x) =>
        a == 0 ? -x : -StirlingError(a) - Deviance(a, x) - (0.5 * Elementary.Log(TwoPi * a));

    /// <summary>Gamma(a + b + 1) / (Gamma(a + 1) Gamma(b + 1)) x^a y^b with x + y = 1, for a and b above 0.
    /// Source: Loader (2000).</summary>
    public static double BinomialTerm(double a, double b, double x, double y)
    {
        if (x <= 0 || y <= 0)
        {
            return 0;
        }

        var n = a + b;
        var exponent = StirlingError(n) - StirlingError(a) - StirlingError(b)
            - Deviance(a, n * x) - Deviance(b, n * y);
        return Elementary.Exp(exponent) * Math.Sqrt(n / (TwoPi * a)) / Math.Sqrt(b);
    }

    /// <summary>
    /// The regularised incomplete gamma integrals P(a, x) and Q(a, x), which sum to 1.
    /// Source: Abramowitz and Stegun, 6.5.29 (series) and 6.5.31 (continued fraction, by Lentz's method).
    /// </summary>
    public static (double Lower, double Upper) Incomplete(double a, double x)
    {
        if (!(x > 0) || double.IsPositiveInfinity(a))
        {
            return (0, 1);
        }

        if (double.IsPositiveInfinity(x))
        {
            return (1, 0);
        }

        var term = PoissonTerm(a, x);
        if (x < a + 1)
        {
            var lower = Math.Min(1, term * Series(a, x));
            return (lower, 1 - lower);
        }

        var upper = Math.Min(1, term * a * Fraction(a, x));
        return (1 - upper, upper);
    }

    private static double Series(double a, double x)
    {
        var term = 1.0;
        var sum = 1.0;
        for (var n = 1; n < MaximumTerms && term > sum * 1e-17; n++)
        {
            term *= x / (a + n);
            sum += term;
        }

        return sum;
    }

    private static double Fraction(double a, double x)
    {
        var b = x + 1 - a;
        var c = double.MaxValue;
        var d = 1 / b;
        var product = d;
        for (var n = 1; n < MaximumTerms; n++)
        {
            var numerator = -n * (n - a);
            b += 2;
            d = 1 / ((numerator * d) + b);
            c = b + (numerator / c);
            var factor = c * d;
            product *= factor;
            if (Math.Abs(factor - 1) < 1e-16)
            {
                break;
            }
        }

        return product;
    }

    // a ln(a / x) + x - a, by a series where the parts cancel. Source: Loader (2000), the function D0.
    private static double Deviance(double a, double x)
    {
        var difference = a - x;
        if (Math.Abs(difference) >= 0.1 * (a + x))
        {
            return (a * (Elementary.Log(a) - Elementary.Log(x))) - difference;
        }

        var v = difference / (a + x);
        var sum = difference * v;
        var term = 2 * a * v;
        var square = v * v;
        for (var k = 3; k < 100; k += 2)
        {
            term *= square;
            var next = sum + (term / k);
            if (next == sum)
            {
                break;
            }

            sum = next;
        }

        return sum;
    }
}
