using System.Runtime.CompilerServices;

namespace HubSim.Kernel.Random.Numerics;

/// <summary>
/// Exponential and logarithm from additions, multiplications and divisions alone. These are exact to the last bit by IEEE
/// 754 on every machine, while the C library behind Math.Exp and Math.Log differs between systems in the last bit; a
/// draw would differ with it. Errors of <see cref="Exp"/> and <see cref="Log"/> are below 1.5 units in the last place.
/// </summary>
public static class Elementary
{
    internal const double InverseLn2 = 1.4426950408889634;

    // ln 2 in two parts; the first has 21 trailing zero bits, so that its product with an exponent is exact.
    internal const double Ln2High = 6.93147180369123816490e-01;
    internal const double Ln2Low = 1.90821492927058770002e-10;

    private const double LargestExponent = 709.782712893384;
    private const double SmallestExponent = -745.2;

    /// <summary>e to the power <paramref name="x"/>; infinite above 709.78, 0 below -745.13.</summary>
    /// <param name="x">Any number.</param>
    public static double Exp(double x)
    {
        if (!(x < LargestExponent))
        {
            return double.IsNaN(x) ? x : x > LargestExponent ? double.PositiveInfinity : Scale(Reduced(x, out var n), n);
        }

        return x < SmallestExponent ? 0 : Scale(Reduced(x, out var k), k);
    }

    /// <summary>e to the power <paramref name="x"/>, less one; accurate also near 0.</summary>
    /// <param name="x">Any number.</param>
    public static double ExpM1(double x)
    {
        if (Math.Abs(x) > 0.34)
        {
            return Exp(x) - 1;
        }

        return x + (x * x * ExpTail(x));
    }

    /// <summary>Natural logarithm; negative infinity at 0, NaN below.</summary>
    /// <param name="x">Any number.</param>
    public static double Log(double x)
    {
        if (!(x > 0) || double.IsPositiveInfinity(x))
        {
            return x == 0 ? double.NegativeInfinity : x > 0 ? x : double.NaN;
        }

        var exponent = 0;
        if (x < 2.2250738585072014e-308)
        {
            x *= 1L << 54;
            exponent = -54;
        }

        // x = m * 2^exponent with m in [sqrt(1/2), sqrt(2)): adding the distance between 1 and sqrt(1/2) to the bits
        // carries into the exponent for exactly the mantissas above sqrt(2).
        var bits = BitConverter.DoubleToInt64Bits(x) + (0x3FF0000000000000 - 0x3FE6A09E667F3BCD);
        exponent += (int)(bits >> 52) - 1023;
        var m = BitConverter.Int64BitsToDouble((bits & 0x000FFFFFFFFFFFFF) + 0x3FE6A09E667F3BCD);
        return LogNearOne(m - 1, exponent);
    }

    /// <summary>Natural logarithm of 1 + <paramref name="x"/>; accurate also near 0.</summary>
    /// <param name="x">Any number; NaN results below -1.</param>
    public static double Log1P(double x)
    {
        if (x > -0.29 && x < 0.41)
        {
            return LogNearOne(x, 0);
        }

        var sum = 1 + x;
        return sum > 0 && double.IsFinite(sum) ? Log(sum) + ((x - (sum - 1)) / sum) : Log(sum);
    }

    /// <summary>
    /// <paramref name="x"/> to the power <paramref name="y"/>. The relative error grows with the size of y ln x: to 1e-13
    /// where the result is near the ends of the range of a double.
    /// </summary>
    /// <param name="x">A number of at least 0; NaN results below.</param>
    /// <param name="y">Any number.</param>
    public static double Pow(double x, double y)
    {
        if (y == 0 || y == 1)
        {
            return y == 0 ? 1 : x;
        }

        return Exp(y * Log(x));
    }

    // x = k ln 2 + r with |r| at most ln(2) / 2, the rounding of r carried along.
    private static double Reduced(double x, out int k)
    {
        var whole = Math.Floor((x * InverseLn2) + 0.5);
        k = (int)whole;
        var high = x - (whole * Ln2High);
        var low = whole * Ln2Low;
        var r = high - low;
        var rounding = (high - r) - low;
        return 1 + (r + (rounding + (r * r * ExpTail(r))));
    }

    // (e^r - 1 - r) / r^2 by its Taylor series to r^11: the first term left out is below 2^-57 of the sum for |r| < 0.35.
    // Pairs of terms first, to shorten the chain of dependent operations.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double ExpTail(double r)
    {
        var r2 = r * r;
        var r4 = r2 * r2;
        var a = (1.0 / 2) + (r * (1.0 / 6));
        var b = (1.0 / 24) + (r * (1.0 / 120));
        var c = (1.0 / 720) + (r * (1.0 / 5040));
        var d = (1.0 / 40320) + (r * (1.0 / 362880));
        var e = (1.0 / 3628800) + (r * (1.0 / 39916800));
        var f = (1.0 / 479001600) + (r * (1.0 / 6227020800));
        return (a + (r2 * b)) + (r4 * ((c + (r2 * d)) + (r4 * (e + (r2 * f)))));
    }

    // value * 2^k; in two steps where the result may be subnormal or k lies outside the exponents of a normal number.
    private static double Scale(double value, int k)
    {
        if (k is > -1022 and < 1024)
        {
            return value * Power2(k);
        }

        return k > 0 ? value * 2 * Power2(k - 1) : value * Power2(k + 200) * Power2(-200);
    }

    private static double Power2(int k) => BitConverter.Int64BitsToDouble((long)(k + 1023) << 52);

    // ln((1 + f) * 2^exponent) for f in [sqrt(1/2) - 1, sqrt(2) - 1], from ln(1 + f) = 2 atanh(f / (2 + f)), arranged so
    // that the large terms f and f^2 / 2 enter exactly. The first term left out is below 2^-60.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double LogNearOne(double f, int exponent)
    {
        var s = f / (2 + f);
        var z = s * s;
        var z2 = z * z;
        var z4 = z2 * z2;
        var a = (2.0 / 3) + (z * (2.0 / 5));
        var b = (2.0 / 7) + (z * (2.0 / 9));
        var c = (2.0 / 11) + (z * (2.0 / 13));
        var d = (2.0 / 15) + (z * (2.0 / 17));
        var e = (2.0 / 19) + (z * (2.0 / 21));
        var tail = z * ((a + (z2 * b)) + (z4 * ((c + (z2 * d)) + (z4 * e))));
        var half = 0.5 * f * f;
        return (exponent * Ln2High) - ((half - ((s * (half + tail)) + (exponent * Ln2Low))) - f);
    }
}
