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
            var q = p[i] - Vector256.Create(0.5);
            z[i] = q * NormalFunctions.Central(Vector256.Create(0.180625) - (q * q));
        }

        var done = p.Length * Vector256<double>.Count;
        for (var i = 0; i < probabilities.Length; i++)
        {
            if (i >= done || !NormalFunctions.IsCentral(probabilities[i] - 0.5))
            {
                results[i] = NormalFunctions.Quantile(probabilities[i]);
            }
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Linear(Vector256<double> r, double constant, double slope) =>
        Vector256.Create(constant) + (r * slope);
}
