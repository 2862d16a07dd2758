using System.Runtime.CompilerServices;

namespace HubSim.Kernel.Random;

/// <summary>
/// An endless sequence of words, four from each block, made four blocks at a time: the fastest source, for causes
/// of randomness that no lever touches and for benchmarks. Whoever takes one word more moves all that follow; use
/// an <see cref="EntityStream"/> where that matters. A mutable value: keep it in a field and pass it by reference.
/// </summary>
public struct SequenceStream : IWordSource
{
    // Entity draws count their blocks of one draw from 0 upwards in this word, so the two kinds never share a block.
    internal const ulong SequenceMark = 1UL << 63;

    private readonly ulong key0;
    private readonly ulong key1;
    private readonly ulong purpose;
    private readonly ulong entity;
    private Words16 words;

    internal SequenceStream(ulong key0, ulong key1, ulong purpose, ulong entity)
    {
        this.key0 = key0;
        this.key1 = key1;
        this.purpose = purpose;
        this.entity = entity;
    }

    /// <summary>How many words were taken so far.</summary>
    public ulong Taken { get; private set; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NextWord()
    {
        var index = (int)Taken & (Words16.Length - 1);
        if (index == 0)
        {
            Refill();
        }

        Taken++;
        return words[index];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextUniform() => Uniform01.From(NextWord());

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Refill() => PhiloxFour.Fill(
        Taken / PhiloxFour.Blocks, SequenceMark, entity, purpose, key0, key1, out words);
}
