using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HubSim.Kernel.Random.Numerics;

/// <summary>The standard normal distribution function and its inverse.</summary>
internal static class NormalFunctions
{
    private const double InverseSqrt2Pi = 0.3989422804014326779;

    // Up to here the power series, beyond it the continued fraction: both reach full precision in some 30 to 200 terms.
    private const double SeriesLimit = 1.5;

    // Root of the negative logarithm of the probability at which the far tail begins.
    private const double MiddleEnd = 5;

    // Coefficients of the central part, highest power first: of the numerator and of the denominator.
    private static ReadOnlySpan<double> CentralAbove =>
    [
        2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4,
        1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e+0,
    ];

    private static ReadOnlySpan<double> CentralBelow =>
    [
        5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4,
        5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1,
    ];

    // The same of the tails, from 0.075 to about 1e-11 and beyond it.
    private static ReadOnlySpan<double> MiddleAbove =>
    [
        7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e+0,
        3.64784832476320460504e+0, 5.76949722146069140550e+0, 4.63033784615654529590e+0, 1.42343711074968357734e+0,
    ];

    private static ReadOnlySpan<double> MiddleBelow =>
    [
        1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
        6.89767334985100004550e-1, 1.67638483018380384940e+0, 2.05319162663775882187e+0, 1,
    ];

    private static ReadOnlySpan<double> FarAbove =>
    [
        2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
        2.96560571828504891230e-1, 1.78482653991729133580e+0, 5.46378491116411436990e+0, 6.65790464350110377720e+0,
    ];

    private static ReadOnlySpan<double> FarBelow =>
    [
        2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
        1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1,
    ];

    /// <summary>Probability of a value of at most <paramref name="z"/>; relatively accurate in the lower tail.</summary>
    public static double Cdf(double z)
    {
        if (z < -SeriesLimit)
        {
            return LowerTail(-z);
        }

        return z > SeriesLimit ? 1 - LowerTail(z) : 0.5 + Series(z);
    }

    /// <summary>
    /// Inverse of <see cref="Cdf"/> for p in (0, 1), with a relative error of about 1e-16.
    /// Source: Wichura, "Algorithm AS 241: the percentage points of the normal distribution", Applied Statistics 37
    /// (1988), 477-484, routine PPND16 and its coefficients.
    /// </summary>
    public static double Quantile(double p)
    {
        var q = p - 0.5;
        if (IsCentral(q))
        {
            return q * Ratio(0.180625 - (q * q), CentralAbove, CentralBelow);
        }

        var r = Math.Sqrt(-(q < 0 ? Elementary.Log(p) : Elementary.Log1P(-p)));
        var z = r <= MiddleEnd ? Ratio(r - 1.6, MiddleAbove, MiddleBelow) : Ratio(r - 5, FarAbove, FarBelow);
        return q < 0 ? -z : z;
    }

    /// <summary>Whether a quantile of the probability 0.5 + <paramref name="q"/> is a central one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsCentral(double q) => Math.Abs(q) <= 0.425;

    /// <summary>Quantiles of central probabilities 0.5 + <paramref name="q"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> Central(Vector256<double> q) =>
        q * Ratio(Vector256.Create(0.180625) - (q * q), CentralAbove, CentralBelow);

    /// <summary>Quantiles of probabilities that are not central; false if one lies in the far tail.</summary>
    internal static bool TryTails(Vector256<double> p, out Vector256<double> z)
    {
        // Where p is above a half, 1 - p is exact.
        var isLower = Vector256.LessThan(p, Vector256.Create(0.5));
        var tail = Vector256.ConditionalSelect(isLower, p, Vector256<double>.One - p);
        var r = Vector256.Sqrt(-Batches.Log(tail));
        z = Ratio(r - Vector256.Create(1.6), MiddleAbove, MiddleBelow);
        z = Vector256.ConditionalSelect(isLower, -z, z);
        return Vector256.LessThanOrEqualAll(r, Vector256.Create(MiddleEnd));
    }

    // As the function of one number below.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Ratio(Vector256<double> r, ReadOnlySpan<double> aboves, ReadOnlySpan<double> belows)
    {
        var above = Vector256.Create(aboves[0]);
        var below = Vector256.Create(belows[0]);
        for (var i = 1; i < aboves.Length; i++)
        {
            above = (above * r) + Vector256.Create(aboves[i]);
            below = (below * r) + Vector256.Create(belows[i]);
        }

        return above / below;
    }

    // phi(z) (z + z^3 / 3 + z^5 / (3 5) + ...) = Cdf(z) - 1/2. Source: Abramowitz and Stegun, 26.2.11.
    private static double Series(double z)
    {
        var square = z * z;
        var term = z;
        var sum = z;
        for (var k = 3; Math.Abs(term) > Math.Abs(sum) * 1e-18; k += 2)
        {
            term *= square / k;
            sum += term;
        }

        return sum * Density(z);
    }

    // phi(z) / (z + 1 / (z + 2 / (z + 3 / (z + ...)))), evaluated from the inside. After n levels the relative error is
    // about e^(-z sqrt(8 n)); at 1.5, the least z, that needs 200.
    // Source: Abramowitz and Stegun, 26.2.14.
    private static double LowerTail(double z)
    {
        if (z > 39)
        {
            return 0;
        }

        var denominator = z;
        for (var k = 20 + (int)(420 / (z * z)); k > 0; k--)
        {
            denominator = z + (k / denominator);
        }

        return Density(z) / denominator;
    }

    // The square is split, because its rounding error is multiplied by itself in the exponent.
    private static double Density(double z)
    {
        double rough = (float)z;
        var rest = (z - rough) * (z + rough) * -0.5;
        return InverseSqrt2Pi * Elementary.Exp(-0.5 * rough * rough) * Elementary.Exp(rest);
    }

    // The quotient of two polynomials.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Ratio(double r, ReadOnlySpan<double> aboves, ReadOnlySpan<double> belows)
    {
        var (above, below) = (aboves[0], belows[0]);
        for (var i = 1; i < aboves.Length; i++)
        {
            above = (above * r) + aboves[i];
            below = (below * r) + belows[i];
        }

        return above / below;
    }
}
