using System.Globalization;
using System.Text;
using HubSim.Kernel;
using HubSim.Kernel.Processes;
using HubSim.Kernel.Random;
using HubSim.Model;
using HubSim.Model.Worlds;

namespace HubSim.Cli.Output;

/// <summary>Numbers and exceptions in words, always in the invariant culture.</summary>
static class Words
{
    /// <summary>"1 error", "2 errors".</summary>
    public static string Count(long count, string noun) => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>A whole number with thousands apart.</summary>
    public static string Whole(double value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>A number with three figures that matter.</summary>
    public static string Short(double value) => Math.Abs(value) switch
    {
        0 => "0",
        >= 99.95 => Whole(value),
        >= 9.995 => value.ToString("0.0", CultureInfo.InvariantCulture),
        >= 0.9995 => value.ToString("0.00", CultureInfo.InvariantCulture),
        >= 0.001 => value.ToString("0.000", CultureInfo.InvariantCulture),
        _ => value.ToString("0.0e0", CultureInfo.InvariantCulture),
    };

    /// <summary>A share as a percentage with one decimal.</summary>
    public static string Percent(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    /// <summary>Fen as RMB million.</summary>
    public static string Million(double fen) => "RMB " + Short(fen / 1e8) + " m";

    /// <summary>A number of things with its size in words: thousand, million.</summary>
    public static string Large(double value) => value switch
    {
        >= 1e9 => Short(value / 1e9) + " billion",
        >= 1e6 => Short(value / 1e6) + " million",
        >= 1e4 => Short(value / 1e3) + " thousand",
        _ => Whole(value),
    };

    /// <summary>A distribution in few words: the number, or its middle and its reach.</summary>
    public static string Describe(Distribution distribution)
    {
        if (distribution is Constant)
        {
            return distribution.Mean.ToString(CultureInfo.InvariantCulture);
        }

        return $"{Short(distribution.Quantile(0.5))} (90 % from {Short(distribution.Quantile(0.05))} to {Short(distribution.Quantile(0.95))})";
    }

    /// <summary>A text broken between words into lines of at most so many letters.</summary>
    public static string Wrapped(string text, int width)
    {
        var lines = new StringBuilder();
        var length = 0;
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var isFirst = length == 0;
            var fits = isFirst || length + 1 + word.Length <= width;
            lines.Append(isFirst ? "" : fits ? " " : Environment.NewLine).Append(word);
            length = word.Length + (fits && !isFirst ? length + 1 : 0);
        }

        return lines.ToString();
    }

    /// <summary>What went wrong in a replication, when, and the remedy, on one line.</summary>
    public static string Message(Exception fault) => fault switch
    {
        EventLimitException limit => $"{OnDay(limit.Time)}: more than {limit.Limit} events; raise limits.max_events_per_replication or make the scenario smaller",
        ProcessFailedException { InnerException: ReplicationException told } failed => $"{OnDay(failed.Time)}: {told.Message}",
        ProcessFailedException { InnerException: { } inner } failed => $"{OnDay(failed.Time)}, in {failed.ProcessName}: {inner.GetType().Name}: {OneLine(inner.Message)}",
        _ => OneLine(fault.Message),
    };

    /// <summary>Model events up to a fault, where somebody counted them.</summary>
    public static long EventsOf(Exception fault) => fault.Data[nameof(HubReplication.Events)] is long events ? events : 0;

    private static string OnDay(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"on day {time.TotalDays:0.###}");

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
