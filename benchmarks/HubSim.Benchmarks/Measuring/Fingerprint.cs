namespace HubSim.Benchmarks.Measuring;

/// <summary>FNV-1a over whole words: small, and the same on every machine.</summary>
static class Fingerprint
{
    private const ulong Offset = 0xCBF29CE484222325;
    private const ulong Prime = 0x00000100000001B3;

    public static ulong Of(ReadOnlySpan<double> numbers)
    {
        var hash = Offset;
        foreach (var number in numbers)
        {
            hash = Add(hash, BitConverter.DoubleToUInt64Bits(number));
        }

        return hash;
    }

    public static ulong Of(ReadOnlySpan<ulong> words)
    {
        var hash = Offset;
        foreach (var word in words)
        {
            hash = Add(hash, word);
        }

        return hash;
    }

    private static ulong Add(ulong hash, ulong word) => (hash ^ word) * Prime;
}
