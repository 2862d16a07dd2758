using System.Runtime.CompilerServices;

namespace HubSim.Kernel.Random;

/// <summary>
/// The counter-based generator Philox4x64 with ten rounds: a keyed bijection of 256-bit counters whose outputs are
/// statistically independent words. It has no state, so any word of any stream can be computed at once and in any order.
/// Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11 (2011), section 3.3.
/// </summary>
public static class Philox4x64
{
    internal const ulong Multiplier0 = 0xD2E7470EE14C6C93;
    internal const ulong Multiplier1 = 0xCA5A826395121157;

    // Weyl increments of the key: the golden ratio and the square root of three less one, as fractions of 2^64.
    internal const ulong Weyl0 = 0x9E3779B97F4A7C15;
    internal const ulong Weyl1 = 0xBB67AE8584CAA73B;

    internal const int Rounds = 10;

    /// <summary>The four words that belong to one counter under one key.</summary>
    /// <param name="counter">The 256-bit counter, lowest word first.</param>
    /// <param name="key0">First word of the key.</param>
    /// <param name="key1">Second word of the key.</param>
    public static Words4 Block(in Words4 counter, ulong key0, ulong key1)
    {
        Fill(counter[0], counter[1], counter[2], counter[3], key0, key1, out var words);
        return words;
    }

    internal static void Fill(ulong c0, ulong c1, ulong c2, ulong c3, ulong key0, ulong key1, out Words4 words)
    {
        BlockCount.Add();

        // A loop on purpose: written out, a single draw took longer in place.
        for (var round = 0; round < Rounds; round++)
        {
            var high0 = Math.BigMul(Multiplier0, c0, out var low0);
            var high1 = Math.BigMul(Multiplier1, c2, out var low1);

            // Key and old word first: they are at hand long before the product.
            c0 = high1 ^ (c1 ^ key0);
            c1 = low1;
            c2 = high0 ^ (c3 ^ key1);
            c3 = low0;
            key0 += Weyl0;
            key1 += Weyl1;
        }

        Unsafe.SkipInit(out words);
        words[0] = c0;
        words[1] = c1;
        words[2] = c2;
        words[3] = c3;
    }
}

/// <summary>Four 64-bit words, indexed from 0: a counter of <see cref="Philox4x64"/>, or the block made from it.</summary>
[InlineArray(4)]
public struct Words4
{
    private ulong first;

    /// <summary>Four words in order.</summary>
    /// <param name="word0">Word 0, the lowest of a counter.</param>
    /// <param name="word1">Word 1.</param>
    /// <param name="word2">Word 2.</param>
    /// <param name="word3">Word 3, the highest of a counter.</param>
    public Words4(ulong word0, ulong word1, ulong word2, ulong word3)
    {
        this[0] = word0;
        this[1] = word1;
        this[2] = word2;
        this[3] = word3;
    }
}
