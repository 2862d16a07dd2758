using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HubSim.Kernel.Random;

/// <summary>
/// Blocks of many sequences at once: four side by side where the processor has vectors for it, and else one after the
/// other, with the same words.
/// </summary>
internal static class SequenceBlocks
{
    /// <summary>See <see cref="Streams.NextBlocks"/>.</summary>
    public static void Next(
        Span<SequencePlace> places, ulong key0, ulong key1, Span<double> first, Span<double> second, Span<double> third)
    {
        var done = Avx2.IsSupported ? NextFours(places, key0, key1, first, second, third) : 0;
        for (var i = done; i < places.Length; i++)
        {
            ref var place = ref places[i];
            Philox4x64.Fill(
                place.Block++, SequenceStream.SequenceMark, place.Entity, place.PurposeKey, key0, key1, out var words);
            first[i] = Uniform01.From(words[0]);
            second[i] = Uniform01.From(words[1]);
            third[i] = Uniform01.From(words[2]);
        }
    }

    private static int NextFours(
        Span<SequencePlace> places, ulong key0, ulong key1, Span<double> first, Span<double> second, Span<double> third)
    {
        const int Four = PhiloxFour.Blocks;
        var fours = places.Length / Four;
        BlockCount.Add(fours * Four);
        var a = MemoryMarshal.Cast<double, Vector256<double>>(first[..places.Length]);
        var b = MemoryMarshal.Cast<double, Vector256<double>>(second[..places.Length]);
        var c = MemoryMarshal.Cast<double, Vector256<double>>(third[..places.Length]);
        for (var i = 0; i < fours; i++)
        {
            var four = places.Slice(i * Four, Four);
            var v0 = Vector256.Create(four[0].Block++, four[1].Block++, four[2].Block++, four[3].Block++);
            var v1 = Vector256.Create(SequenceStream.SequenceMark);
            var v2 = Vector256.Create(four[0].Entity, four[1].Entity, four[2].Entity, four[3].Entity);
            var v3 = Vector256.Create(four[0].PurposeKey, four[1].PurposeKey, four[2].PurposeKey, four[3].PurposeKey);
            PhiloxFour.Mix(ref v0, ref v1, ref v2, ref v3, key0, key1);
            a[i] = Uniform01.From(v0);
            b[i] = Uniform01.From(v1);
            c[i] = Uniform01.From(v2);
        }

        return fours * Four;
    }
}
