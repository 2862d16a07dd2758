namespace HubSim.Kernel.Tests;

/// <summary>
/// A small generator for tests of the kernel, independent of the streams that the kernel ships (SplitMix64).
/// </summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;

    /// <summary>In the open interval (0, 1).</summary>
    public double Uniform()
    {
        state += 0x9E3779B97F4A7C15;
        var word = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        word = (word ^ (word >> 27)) * 0x94D049BB133111EB;
        return (((word ^ (word >> 31)) >> 11) + 0.5) / (1UL << 53);
    }

    /// <summary>Exponential, with a mean in seconds.</summary>
    public TimeSpan Exponential(double mean) => Durations.Seconds(-mean * Math.Log(Uniform()));

    /// <summary>From one number to another, both included.</summary>
    public int Integer(int from, int to) => from + (int)(Uniform() * (to - from + 1));
}
