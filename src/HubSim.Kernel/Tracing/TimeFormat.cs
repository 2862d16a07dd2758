using System.Globalization;

namespace HubSim.Kernel.Tracing;

/// <summary>How model time is written in tables: as a clock, or as a number of some unit.</summary>
/// <param name="unit">The unit; null for a clock such as "1.02:30:00".</param>
/// <param name="decimals">Digits after the point of a number of units.</param>
internal sealed class TimeFormat(TimeSpan? unit, int decimals)
{
    /// <summary>Numbers are aligned at their point, clocks at their first digit.</summary>
    public bool IsNumber => unit is not null;

    public string Of(TimeSpan time) => unit is { } one
        ? ((double)time.Ticks / one.Ticks).ToString($"F{decimals:D}", CultureInfo.InvariantCulture)
        : time.ToString("c", CultureInfo.InvariantCulture);
}
