using System.Globalization;
using HubSim.Kernel.Random;

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
        >= 100 => Whole(value),
        >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        >= 1 => value.ToString("0.00", CultureInfo.InvariantCulture),
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

    /// <summary>What went wrong in a replication, on one line.</summary>
    public static string Message(Exception fault) => fault.Message.ReplaceLineEndings(" ");
}
