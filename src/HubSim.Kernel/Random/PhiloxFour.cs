using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HubSim.Kernel.Random;

/// <summary>
/// Four consecutive blocks of <see cref="Philox4x64"/> at once: side by side in vectors where the processor has
/// them, which takes less than half the time, and else one after the other, with the same words.
/// </summary>
internal static class PhiloxFour
{
    public const int Blocks = 4;

    /// <summary>The words of the blocks with counters c0, c0 + 1, c0 + 2 and c0 + 3, in this order.</summary>
    public static void Fill(
        ulong c0, ulong c1, ulong c2, ulong c3, ulong key0, ulong key1, out Words16 words)
    {
        Unsafe.SkipInit(out words);
        if (Avx2.IsSupported)
        {
            BlockCount.Add(Blocks);
            FillVectors(c0, c1, c2, c3, key0, key1, ref words);
            return;
        }

        for (var i = 0; i < Blocks; i++)
        {
            Philox4x64.Fill(c0 + (ulong)i, c1, c2, c3, key0, key1, out var block);
            ((ReadOnlySpan<ulong>)block).CopyTo(((Span<ulong>)words)[(Blocks * i)..]);
        }
    }

    private static void FillVectors(
        ulong c0, ulong c1, ulong c2, ulong c3, ulong key0, ulong key1, ref Words16 words)
    {
        var v0 = Vector256.Create(c0) + Vector256.Create(0UL, 1, 2, 3);
        var v1 = Vector256.Create(c1);
        var v2 = Vector256.Create(c2);
        var v3 = Vector256.Create(c3);
        Mix(ref v0, ref v1, ref v2, ref v3, key0, key1);
        for (var i = 0; i < Blocks; i++)
        {
            words[Blocks * i] = v0[i];
            words[(Blocks * i) + 1] = v1[i];
            words[(Blocks * i) + 2] = v2[i];
            words[(Blocks * i) + 3] = v3[i];
        }
    }

    /// <summary>
    /// The rounds, of four counters side by side: each vector holds one word of all four, and then the words of their
    /// blocks. Only where AVX2 is supported.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Mix(
        ref Vector256<ulong> v0,
        ref Vector256<ulong> v1,
        ref Vector256<ulong> v2,
        ref Vector256<ulong> v3,
        ulong key0,
        ulong key1)
    {
        for (var round = 0; round < Philox4x64.Rounds; round++)
        {
            var high0 = Multiply(v0, Philox4x64.Multiplier0, out var low0);
            var high1 = Multiply(v2, Philox4x64.Multiplier1, out var low1);
            v0 = high1 ^ (v1 ^ Vector256.Create(key0));
            v1 = low1;
            v2 = high0 ^ (v3 ^ Vector256.Create(key1));
            v3 = low0;
            key0 += Philox4x64.Weyl0;
            key1 += Philox4x64.Weyl1;
        }
    }

    // The 128-bit products of four words and a constant, from products of their halves, as with pencil and paper.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ulong> Multiply(Vector256<ulong> words, ulong factor, out Vector256<ulong> low)
    {
        var lowHalf = Vector256.Create(factor & uint.MaxValue).AsUInt32();
        var highHalf = Vector256.Create(factor >> 32).AsUInt32();
        var mask = Vector256.Create((ulong)uint.MaxValue);
        var a = words.AsUInt32();
        var b = (words >> 32).AsUInt32();
        var lowLow = Avx2.Multiply(a, lowHalf);
        var middle = Avx2.Multiply(b, lowHalf) + (lowLow >> 32);
        var other = Avx2.Multiply(a, highHalf) + (middle & mask);
        low = (other << 32) | (lowLow & mask);
        return Avx2.Multiply(b, highHalf) + (middle >> 32) + (other >> 32);
    }
}

/// <summary>The words of four blocks.</summary>
[InlineArray(Length)]
internal struct Words16
{
    public const int Length = 16;

    private ulong first;
}
