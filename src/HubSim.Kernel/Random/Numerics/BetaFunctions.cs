namespace HubSim.Kernel.Random.Numerics;

/// <summary>The regularised incomplete beta integral and its inverse.</summary>
internal static class BetaFunctions
{
    private const int MaximumTerms = 2_000_000;
    private const int MaximumSteps = 400;
    private const double Tiny = 1e-300;

    /// <summary>
    /// I_x(a, b) and its complement, which sum to 1; y is 1 - x, given apart so that it may be tiny.
    /// Source: continued fraction of Abramowitz and Stegun, 26.5.8, by Lentz's method.
    /// </summary>
    public static (double Lower, double Upper) Incomplete(double a, double b, double x, double y)
    {
        if (!(x > 0))
        {
            return (0, 1);
        }

        if (!(y > 0))
        {
            return (1, 0);
        }

        if (x * (a + b + 2) < a + 1)
        {
            var lower = Math.Min(1, Direct(a, b, x, y));
            return (lower, 1 - lower);
        }

        var upper = Math.Min(1, Direct(b, a, y, x));
        return (1 - upper, upper);
    }

    /// <summary>
    /// The x of I_x(a, b) = lower, where lower + upper = 1, and 1 - x, each with its own precision.
    /// </summary>
    public static (double X, double Y) Quantile(double a, double b, double lower, double upper)
    {
        var (meanLower, meanUpper) = Incomplete(a, b, a / (a + b), b / (a + b));
        if (lower <= upper ? lower <= meanLower : upper >= meanUpper)
        {
            var x = Near0(a, b, lower, upper);
            return (x, 1 - x);
        }

        var y = Near0(b, a, upper, lower);
        return (1 - y, y);
    }

    // Newton's method on the logarithm of the smaller tail as a function of ln x, for a solution between 0 and the mean;
    // a bisection where a step leaves the bracket.
    private static double Near0(double a, double b, double lower, double upper)
    {
        var byLower = lower <= upper;
        var target = Elementary.Log(byLower ? lower : upper);
        var low = 0.0;
        var high = 1.0;
        var x = Guess(a, b, lower, upper);
        for (var step = 0; step < MaximumSteps; step++)
        {
            var (p, q) = Incomplete(a, b, x, 1 - x);
            var tail = byLower ? p : q;
            var error = Elementary.Log(tail) - target;
            if (byLower == error < 0)
            {
                low = x;
            }
            else
            {
                high = x;
            }

            // d ln(tail) / d ln(x) = x times the density over the tail.
            var slope = a * (b / (a + b)) * GammaFunctions.BinomialTerm(a, b, x, 1 - x) / ((1 - x) * tail);
            var next = x * Elementary.Exp(Math.Clamp((byLower ? -error : error) / slope, -50, 50));
            if (!(next > low && next < high))
            {
                next = low > 0 ? Math.Sqrt(low) * Math.Sqrt(high) : high / 16;
            }

            if (Math.Abs(next - x) <= 2e-16 * x || next == low || next == high)
            {
                return next;
            }

            x = next;
        }

        return x;
    }

    // The leading term I_x(a, b) ~ x^a / (a B(a, b)), which is the exact answer far out in the tail, held below the mean.
    private static double Guess(double a, double b, double lower, double upper)
    {
        var logBeta = GammaFunctions.LogGamma(a) + GammaFunctions.LogGamma(b) - GammaFunctions.LogGamma(a + b);
        var logLower = lower <= upper ? Elementary.Log(lower) : Elementary.Log1P(-upper);
        var leading = Elementary.Exp((logLower + Elementary.Log(a) + logBeta) / a);
        return Math.Clamp(leading, double.Epsilon, a / (a + b));
    }

    private static double Direct(double a, double b, double x, double y) =>
        b / (a + b) * GammaFunctions.BinomialTerm(a, b, x, y) * Fraction(a, b, x);

    private static double Fraction(double a, double b, double x)
    {
        var c = 1.0;
        var d = 1 / NotZero(1 - ((a + b) * x / (a + 1)));
        var product = d;
        for (var m = 1; m < MaximumTerms; m++)
        {
            var even = m * (b - m) * x / ((a + (2.0 * m) - 1) * (a + (2.0 * m)));
            d = 1 / NotZero(1 + (even * d));
            c = NotZero(1 + (even / c));
            product *= c * d;
            var odd = -(a + m) * (a + b + m) * x / ((a + (2.0 * m)) * (a + (2.0 * m) + 1));
            d = 1 / NotZero(1 + (odd * d));
            c = NotZero(1 + (odd / c));
            var factor = c * d;
            product *= factor;
            if (Math.Abs(factor - 1) < 1e-16)
            {
                break;
            }
        }

        return product;
    }

    private static double NotZero(double value) => Math.Abs(value) < Tiny ? Tiny : value;
}
