using System.Numerics;

namespace HubSim.Kernel.Events;

/// <summary>
/// The events of the far future, sorted only as far as needed: a radix heap on whole ticks, 64 buckets to each
/// digit of six bits. An event lies in the bucket of the highest digit in which its tick differs from the
/// boundary, and of the value of that digit. Entering one costs the same however many there are; each time a
/// bucket is opened, its events move at least one digit down.
/// </summary>
/// <remarks>
/// Source: Ahuja, Mehlhorn, Orlin, Tarjan, "Faster algorithms for the shortest path problem", Journal of the ACM
/// 37(2) (1990), radix heaps; with several buckets to a level as in Denardo and Fox (1979). Buckets are chains of
/// blocks from one pool, so that memory follows the number of events and not the largest size that each bucket
/// ever had.
/// </remarks>
internal sealed class FarBuckets
{
    private const int DigitBits = 6;
    private const int Digits = 1 << DigitBits;

    // What so many processes need fits into the second cache of a core.
    private const int Soon = 1024;
    private const int Levels = (64 + DigitBits - 1) / DigitBits;

    private readonly Bucket[] buckets = new Bucket[Levels * Digits];
    private readonly ulong[] filled = new ulong[Levels];
    private readonly EventBlocks blocks = new();
    private uint filledLevels;

    /// <summary>Makes an empty store.</summary>
    public FarBuckets() => Array.Fill(buckets, Bucket.Empty);

    /// <summary>Events in all buckets.</summary>
    public int Count { get; private set; }

    /// <summary>The boundary: every event of the store is later.</summary>
    public long Boundary { get; private set; } = long.MaxValue;

    /// <summary>Adds an event that is later than the boundary.</summary>
    public void Add(long tick, ulong key, int slot)
    {
        var level = LevelOf(tick, Boundary);
        var digit = (int)((ulong)tick >> (DigitBits * level)) & (Digits - 1);
        filledLevels |= 1u << level;
        filled[level] |= 1UL << digit;
        blocks.Add(ref buckets[(level * Digits) + digit], tick, key, slot);
        Count++;
    }

    /// <summary>
    /// Moves the boundary up, over the first bucket if it is small and else into it, and hands over the events
    /// that then no longer lie beyond. Only if there are events.
    /// </summary>
    /// <param name="small">Most events to hand over, but for ties.</param>
    /// <param name="near">Where they go.</param>
    public void Open(int small, Calendar near)
    {
        var level = BitOperations.TrailingZeroCount(filledLevels);
        var digit = BitOperations.TrailingZeroCount(filled[level]);
        var bucket = Detach(level, digit);
        Boundary = bucket.Count <= small ? EndOf(level, digit) : blocks.LeastTick(bucket);
        if (bucket.Count <= Soon)
        {
            Announce(bucket, near);
        }

        Spread(bucket, near);
    }

    /// <summary>Moves the boundary down, when too much lies before it.</summary>
    public void Lower(long boundary)
    {
        // A bucket below the highest digit that changes would be looked for in the wrong place afterwards.
        var highest = LevelOf(Boundary, boundary);
        var moved = Bucket.Empty;
        for (var level = 0; level <= highest; level++)
        {
            while (filled[level] != 0)
            {
                blocks.Join(ref moved, Detach(level, BitOperations.TrailingZeroCount(filled[level])));
            }
        }

        Boundary = boundary;
        Spread(moved, null);
    }

    /// <summary>Drops the events that are no longer waited for.</summary>
    public void Keep(Predicate<Event> isLive)
    {
        for (var level = 0; level < Levels; level++)
        {
            for (var rest = filled[level]; rest != 0; rest &= rest - 1)
            {
                KeepIn(level, BitOperations.TrailingZeroCount(rest), isLive);
            }
        }
    }

    /// <summary>Forgets every event; keeps the memory.</summary>
    public void Clear()
    {
        for (var level = 0; level < Levels; level++)
        {
            filled[level] = 0;
        }

        Array.Fill(buckets, Bucket.Empty);
        blocks.Clear();
        filledLevels = 0;
        Count = 0;
        Boundary = long.MaxValue;
    }

    private static int LevelOf(long tick, long boundary) =>
        BitOperations.Log2((ulong)(tick ^ boundary) | 1) / DigitBits;

    // The last tick of a bucket: digits above as in the boundary, then its own, then the highest that there are.
    private long EndOf(int level, int digit)
    {
        var below = (1L << (DigitBits * level)) - 1;
        var own = (long)(Digits - 1) << (DigitBits * level);
        return (Boundary & ~(own | below)) | ((long)digit << (DigitBits * level)) | below;
    }

    private Bucket Detach(int level, int digit)
    {
        ref var place = ref buckets[(level * Digits) + digit];
        var bucket = place;
        place = Bucket.Empty;
        filled[level] &= ~(1UL << digit);
        if (filled[level] == 0)
        {
            filledLevels &= ~(1u << level);
        }

        Count -= bucket.Count;
        return bucket;
    }

    private void Announce(Bucket bucket, Calendar near)
    {
        for (var block = bucket.First; block != EventBlocks.None; block = blocks.After(block))
        {
            near.Announce(blocks[block]);
        }
    }

    private void Spread(Bucket bucket, Calendar? near)
    {
        for (var block = bucket.First; block != EventBlocks.None; block = blocks.Free(block))
        {
            foreach (ref readonly var moved in blocks[block])
            {
                if (moved.Tick <= Boundary)
                {
                    near!.Append(moved);
                }
                else
                {
                    Add(moved.Tick, moved.Key, moved.Slot);
                }
            }
        }
    }

    private void KeepIn(int level, int digit, Predicate<Event> isLive)
    {
        var bucket = Detach(level, digit);
        for (var block = bucket.First; block != EventBlocks.None; block = blocks.Free(block))
        {
            foreach (ref readonly var kept in blocks[block])
            {
                if (isLive(kept))
                {
                    Add(kept.Tick, kept.Key, kept.Slot);
                }
            }
        }
    }
}
