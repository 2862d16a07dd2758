using System.Text;

namespace HubSim.Kernel.Random;

/// <summary>
/// Turns names and numbers into 64-bit keys of streams. The result depends on nothing but the arguments: not on the
/// process, the machine, or the order in which names are declared.
/// </summary>
public static class StreamKey
{
    private const ulong FnvOffset = 0xCBF29CE484222325;
    private const ulong FnvPrime = 0x00000100000001B3;
    private const ulong GoldenRatio = 0x9E3779B97F4A7C15;

    /// <summary>
    /// Key of a name: FNV-1a over its UTF-8 bytes, then the finaliser of SplitMix64, because FNV-1a alone leaves the high
    /// bits of short names alike.
    /// Sources: Fowler, Noll, Vo, RFC 9923; Steele, Lea, Flood, "Fast splittable pseudorandom number generators" (2014).
    /// </summary>
    /// <param name="name">Any text.</param>
    public static ulong Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var hash = FnvOffset;
        foreach (var value in Encoding.UTF8.GetBytes(name))
        {
            hash = (hash ^ value) * FnvPrime;
        }

        return Mix(hash);
    }

    /// <summary>
    /// One key from two, for an entity that is known by two numbers, for example an origin and a candidate of it. The
    /// order matters. For a fixed first key, different second keys never collide.
    /// </summary>
    /// <param name="first">First key or number.</param>
    /// <param name="second">Second key or number.</param>
    public static ulong Combine(ulong first, ulong second) => Mix(Mix(first + GoldenRatio) + second);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
