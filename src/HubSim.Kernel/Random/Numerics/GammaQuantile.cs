namespace HubSim.Kernel.Random.Numerics;

/// <summary>
/// Inverse of the regularised incomplete gamma integral: Newton's method on the logarithm of the smaller tail as a
/// function of ln x, which is concave, so that it converges from far away and keeps its relative precision in both tails.
/// A step that leaves the bracket is replaced by a bisection.
/// </summary>
internal static class GammaQuantile
{
    private const int MaximumSteps = 400;

    /// <summary>The x of P(shape, x) = lower, where lower + upper = 1; the smaller of the two is taken as exact.</summary>
    public static double Standard(double shape, double lower, double upper)
    {
        var byLower = lower <= upper;
        var target = Elementary.Log(byLower ? lower : upper);
        var low = 0.0;
        var high = double.PositiveInfinity;
        var x = Guess(shape, lower, upper, byLower);
        for (var step = 0; step < MaximumSteps; step++)
        {
            var (p, q) = GammaFunctions.Incomplete(shape, x);
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

            // d ln(tail) / d ln(x); the density times x is shape times the Poisson term.
            var slope = shape * GammaFunctions.PoissonTerm(shape, x) / tail;
            var next = x * Elementary.Exp(Math.Clamp((byLower ? -error : error) / slope, -50, 50));
            if (!(next > low && next < high))
            {
                next = Inside(low, high, x);
            }

            if (Math.Abs(next - x) <= 2e-16 * x || next == low || next == high)
            {
                return next;
            }

            x = next;
        }

        return x;
    }

    // Bracket ends are 0 and infinity until a first evaluation on either side.
    private static double Inside(double low, double high, double x)
    {
        if (double.IsPositiveInfinity(high))
        {
            return x * 2;
        }

        return low > 0 ? Math.Sqrt(low) * Math.Sqrt(high) : high / 16;
    }

    // Wilson and Hilferty (1931), or the leading term P(a, x) ~ x^a / Gamma(a + 1) where that is out of its range.
    private static double Guess(double shape, double lower, double upper, bool byLower)
    {
        var z = byLower ? NormalFunctions.Quantile(lower) : -NormalFunctions.Quantile(upper);
        var root = 1 - (1 / (9 * shape)) + (z / (3 * Math.Sqrt(shape)));
        var wilson = shape * root * root * root;
        if (root > 0.2 && shape > 0.3)
        {
            return wilson;
        }

        var logLower = byLower ? Elementary.Log(lower) : Elementary.Log1P(-upper);
        var leading = Elementary.Exp((logLower + GammaFunctions.LogGamma(shape + 1)) / shape);
        return Math.Clamp(leading, double.Epsilon, shape + 40);
    }
}
