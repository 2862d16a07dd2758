using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace HubSim.Kernel.Random;

/// <summary>
/// A source of random words. Samplers take it as a struct type parameter, so that each is compiled for each source and
/// no call is virtual.
/// </summary>
public interface IWordSource
{
    /// <summary>The next 64 random bits.</summary>
    ulong NextWord();

    /// <summary>
    /// The next uniform number in the open interval (0, 1): an odd multiple of 2^-53, hence never 0 or 1 and symmetric
    /// about one half.
    /// </summary>
    double NextUniform();
}

/// <summary>How a word becomes a uniform number.</summary>
internal static class Uniform01
{
    /// <summary>
    /// The centre of one of 2^52 equal cells of (0, 1). One bit more would not do: (k + 0.5) * 2^-53 is not representable
    /// for the upper half of all k, and the largest would round to 1.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double From(ulong word) => ((long)(word >> 12) + 0.5) * (1.0 / (1L << 52));

    /// <summary>The same of four words; every step is exact. As the mantissa of 2^52, k makes 2^52 + k.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> From(Vector256<ulong> words)
    {
        var power = Vector256.Create((double)(1L << 52));
        var cells = ((words >> 12) | power.AsUInt64()).AsDouble() - power;
        return (cells + Vector256.Create(0.5)) * (1.0 / (1L << 52));
    }
}
