using HubSim.Kernel.Random;

namespace HubSim.Experiments.Designs;

/// <summary>Random orders and random choices from streams that are keyed by purpose.</summary>
internal static class Shuffle
{
    /// <summary>The whole numbers from 0 to below <paramref name="count"/> in random order, each order alike (Fisher and Yates).</summary>
    /// <param name="count">How many.</param>
    /// <param name="words">Where randomness comes from.</param>
    public static int[] Of(int count, ref SequenceStream words)
    {
        var order = Enumerable.Range(0, count).ToArray();
        for (var last = count - 1; last > 0; last--)
        {
            var other = Below(last + 1, ref words);
            (order[last], order[other]) = (order[other], order[last]);
        }

        return order;
    }

    /// <summary>A whole number from 0 to below <paramref name="bound"/>; its bias is below 2^-32.</summary>
    /// <param name="bound">Bound, from 1.</param>
    /// <param name="words">Where randomness comes from.</param>
    public static int Below(int bound, ref SequenceStream words) => (int)(((words.NextWord() >> 32) * (ulong)bound) >> 32);
}
