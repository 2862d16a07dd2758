using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace HubSim.Kernel;

/// <summary>
/// Turns real numbers into model time. A duration is rounded once, to the nearest tick of 100 ns, on its way in; from
/// there on time is exact.
/// </summary>
public static class Durations
{
    /// <summary>
    /// Longer than any run: about 7,300 years, a quarter of what a <see cref="TimeSpan"/> can hold. Legal wherever a
    /// duration is; adding it to a time of a run does not overflow.
    /// </summary>
    public static readonly TimeSpan Forever = new(long.MaxValue / 4);

    private const double LongestTicks = long.MaxValue / 4;

    /// <summary>A duration of so many seconds.</summary>
    /// <param name="seconds">At least 0; what exceeds <see cref="Forever"/>, infinity included, becomes it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative or not a number.</exception>
    public static TimeSpan Seconds(double seconds) => FromTicks(seconds, TimeSpan.TicksPerSecond, nameof(seconds));

    /// <summary>A duration of so many minutes.</summary>
    /// <param name="minutes">At least 0; what exceeds <see cref="Forever"/>, infinity included, becomes it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative or not a number.</exception>
    public static TimeSpan Minutes(double minutes) => FromTicks(minutes, TimeSpan.TicksPerMinute, nameof(minutes));

    /// <summary>A duration of so many hours.</summary>
    /// <param name="hours">At least 0; what exceeds <see cref="Forever"/>, infinity included, becomes it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative or not a number.</exception>
    public static TimeSpan Hours(double hours) => FromTicks(hours, TimeSpan.TicksPerHour, nameof(hours));

    /// <summary>A duration of so many days of 24 hours.</summary>
    /// <param name="days">At least 0; what exceeds <see cref="Forever"/>, infinity included, becomes it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative or not a number.</exception>
    public static TimeSpan Days(double days) => FromTicks(days, TimeSpan.TicksPerDay, nameof(days));

    // Small, so that it is compiled in place.
    private static TimeSpan FromTicks(double amount, long ticksPerUnit, string name)
    {
        var ticks = amount * ticksPerUnit;
        return amount >= 0 && ticks < LongestTicks ? new TimeSpan(Rounded(ticks)) : Longest(amount, name);
    }

    // To the nearest whole number, of two equally near ones to the even one. A processor that does so in one step is
    // spared two: an event waits for this.
    private static long Rounded(double ticks) => Sse2.X64.IsSupported
        ? Sse2.X64.ConvertToInt64(Vector128.CreateScalarUnsafe(ticks))
        : (long)Math.Round(ticks);

    private static TimeSpan Longest(double amount, string name) => amount >= 0
        ? Forever
        : throw new ArgumentOutOfRangeException(
            name, amount, $"A duration is a number of at least 0{Simulator.WhereRunning}.");
}
