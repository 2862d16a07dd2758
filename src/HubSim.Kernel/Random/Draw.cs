using System.Runtime.CompilerServices;

namespace HubSim.Kernel.Random;

/// <summary>
/// The random words of one draw: as many as its sampler asks for. The first four come from the block (count, 0) of the
/// entity, further ones from (count, 1), (count, 2) and so on, so that no draw ever takes a word of another.
/// A mutable value: pass it by reference; a copy repeats the words that the original has yet to give.
/// </summary>
public struct Draw : IWordSource
{
    private readonly ulong key0;
    private readonly ulong key1;
    private readonly ulong purpose;
    private readonly ulong entity;
    private readonly ulong count;
    private ulong subCounter;
    private Words4 words;
    private int used;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Draw(ulong key0, ulong key1, ulong purpose, ulong entity, ulong count)
    {
        this.key0 = key0;
        this.key1 = key1;
        this.purpose = purpose;
        this.entity = entity;
        this.count = count;
        subCounter = 0;
        used = 0;
        Philox4x64.Fill(count, 0, entity, purpose, key0, key1, out words);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NextWord()
    {
        if (used == 4)
        {
            Refill();
        }

        return words[used++ & 3];
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextUniform() => Uniform01.From(NextWord());

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Refill()
    {
        subCounter++;
        Philox4x64.Fill(count, subCounter, entity, purpose, key0, key1, out words);
        used = 0;
    }
}
