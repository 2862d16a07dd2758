using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HubSim.Kernel.Random.Numerics;

/// <summary>
/// Functions of many numbers at once, four side by side where the processor can. Each result is the same to the last bit
/// as that of the function of one number: the steps are the same, and each is exact by IEEE 754.
/// </summary>
public static class Batches
{
    // Beyond it the power of two may lie outside the exponents of a normal number.
    private const double LargestPlain = 700;

    // 1.5 * 2^52: added to a whole number, it leaves that number in the lowest bits.
    private const double Shifter = 6755399441055744;

    /// <summary><see cref="Elementary.Exp"/> of each number.</summary>
    /// <param name="values">Any numbers.</param>
    /// <param name="results">As many; may be the same memory.</param>
    public static void Exp(ReadOnlySpan<double> values, Span<double> results)
    {
        var x = MemoryMarshal.Cast<double, Vector256<double>>(values);
        var y = MemoryMarshal.Cast<double, Vector256<double>>(results[..values.Length]);
        for (var i = 0; i < x.Length; i++)
        {
            y[i] = Vector256.LessThanAll(Vector256.Abs(x[i]), Vector256.Create(LargestPlain))
                ? Plain(x[i])
                : Vector256.Create(Elementary.Exp(x[i][0]), Elementary.Exp(x[i][1]), Elementary.Exp(x[i][2]), Elementary.Exp(x[i][3]));
        }

        for (var i = x.Length * Vector256<double>.Count; i < values.Length; i++)
        {
            results[i] = Elementary.Exp(values[i]);
        }
    }

    /// <summary><see cref="NormalFunctions.Quantile"/> of each probability.</summary>
    /// <param name="probabilities">Numbers in (0, 1).</param>
    /// <param name="results">As many, in other memory.</param>
    public static void NormalQuantile(ReadOnlySpan<double> probabilities, Span<double> results)
    {
        var p = MemoryMarshal.Cast<double, Vector256<double>>(probabilities);
        var z = MemoryMarshal.Cast<double, Vector256<double>>(results[..probabilities.Length]);
        for (var i = 0; i < p.Length; i++)
        {
            z[i] = NormalFunctions.Central(p[i] - Vector256.Create(0.5));
        }

        var done = p.Length * Vector256<double>.Count;
        Tails(probabilities[..done], results);
        for (var i = done; i < probabilities.Length; i++)
        {
            results[i] = NormalFunctions.Quantile(probabilities[i]);
        }
    }

    /// <summary>Natural logarithms of four numbers that are positive and neither infinite nor subnormal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<double> Log(Vector256<double> x)
    {
        var bits = x.AsInt64() + Vector256.Create(0x3FF0000000000000 - 0x3FE6A09E667F3BCD);
        var shifted = (bits.AsUInt64() >> 52).AsInt64() - Vector256.Create(1023L) + Vector256.Create(Shifter).AsInt64();
        var exponent = shifted.AsDouble() - Vector256.Create(Shifter);
        var m = (bits & Vector256.Create(0x000FFFFFFFFFFFFF)) + Vector256.Create(0x3FE6A09E667F3BCD);
        var f = m.AsDouble() - Vector256<double>.One;
        var s = f / (Vector256.Create(2.0) + f);
        var half = Vector256.Create(0.5) * f * f;
        return (exponent * Elementary.Ln2High)
            - ((half - ((s * (half + LogTail(s * s))) + (exponent * Elementary.Ln2Low))) - f);
    }

    // Those whose quantiles are not central, gathered until there are four.
    private static void Tails(ReadOnlySpan<double> probabilities, Span<double> results)
    {
        Span<int> places = stackalloc int[Vector256<double>.Count];
        var count = 0;
        for (var i = 0; i < probabilities.Length; i++)
        {
            places[count] = i;
            count += NormalFunctions.IsCentral(probabilities[i] - 0.5) ? 0 : 1;
            if (count == Vector256<double>.Count)
            {
                FourTails(probabilities, results, places);
                count = 0;
            }
        }

        foreach (var place in places[..count])
        {
            results[place] = NormalFunctions.Quantile(probabilities[place]);
        }
    }

    private static void FourTails(ReadOnlySpan<double> probabilities, Span<double> results, ReadOnlySpan<int> places)
    {
        var p = Vector256.Create(
            probabilities[places[0]], probabilities[places[1]], probabilities[places[2]], probabilities[places[3]]);
        var isMiddle = NormalFunctions.TryTails(p, out var z);
        for (var i = 0; i < places.Length; i++)
        {
            results[places[i]] = isMiddle ? z[i] : NormalFunctions.Quantile(p[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Plain(Vector256<double> x)
    {
        var whole = Vector256.Floor((x * Elementary.InverseLn2) + Vector256.Create(0.5));
        var power = ((whole + Vector256.Create(Shifter)).AsInt64() + Vector256.Create(1023L)) << 52;
        var high = x - (whole * Elementary.Ln2High);
        var low = whole * Elementary.Ln2Low;
        var r = high - low;
        var rounding = (high - r) - low;
        return (Vector256<double>.One + (r + (rounding + (r * r * ExpTail(r))))) * power.AsDouble();
    }

    // As that of one number.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ExpTail(Vector256<double> r)
    {
        var r2 = r * r;
        var r4 = r2 * r2;
        var a = Linear(r, 1.0 / 2, 1.0 / 6);
        var b = Linear(r, 1.0 / 24, 1.0 / 120);
        var c = Linear(r, 1.0 / 720, 1.0 / 5040);
        var d = Linear(r, 1.0 / 40320, 1.0 / 362880);
        var e = Linear(r, 1.0 / 3628800, 1.0 / 39916800);
        var f = Linear(r, 1.0 / 479001600, 1.0 / 6227020800);
        return (a + (r2 * b)) + (r4 * ((c + (r2 * d)) + (r4 * (e + (r2 * f)))));
    }

    // As in the logarithm of one number.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> LogTail(Vector256<double> z)
    {
        var z2 = z * z;
        var z4 = z2 * z2;
        var a = Linear(z, 2.0 / 3, 2.0 / 5);
        var b = Linear(z, 2.0 / 7, 2.0 / 9);
        var c = Linear(z, 2.0 / 11, 2.0 / 13);
        var d = Linear(z, 2.0 / 15, 2.0 / 17);
        var e = Linear(z, 2.0 / 19, 2.0 / 21);
        return z * ((a + (z2 * b)) + (z4 * ((c + (z2 * d)) + (z4 * e))));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Linear(Vector256<double> r, double constant, double slope) =>
        Vector256.Create(constant) + (r * slope);
}
