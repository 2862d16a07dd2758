using System.Text.Json;
using System.Text.Json.Nodes;
using HubSim.Kernel.Random;

namespace HubSim.Report.Sections;

/// <summary>
/// The error of a count as the scenario has it: the truth is the count times a draw of it. Only the families in which errors
/// of counts are written are read; for others no error is known here, and none is drawn.
/// </summary>
internal static class CountError
{
    private const double Low = 0.05;
    private const double High = 0.95;

    /// <summary>The middle 90 % of the error as factors on the count; null where it is not known, or there is none.</summary>
    /// <param name="node">The entry <c>error</c> of an observation as a manifest has it.</param>
    public static (double Lower, double Upper)? Of(JsonNode? node)
    {
        try
        {
            return Read(node as JsonObject) is { } distribution ? (distribution.Quantile(Low), distribution.Quantile(High)) : null;
        }
        catch (Exception cause) when (cause is ArgumentException or InvalidOperationException or JsonException or FormatException)
        {
            return null;
        }
    }

    private static Distribution? Read(JsonObject? entry) => entry switch
    {
        { } one when one["uniform"] is { } node => Numbers(node, "min", "max") is [var from, var to] ? new Uniform(from, to) : null,
        { } one when one["triangular"] is { } node => Numbers(node, "min", "mode", "max") is [var from, var mode, var to] ? new Triangular(from, mode, to) : null,
        { } one when one["lognormal"] is { } node => Numbers(node, "median", "sigma") is [var median, var sigma] ? new LogNormal(median, sigma) : null,
        { } one when one["normal"] is { } node => Numbers(node, "mean", "sd") is [var mean, var sd] ? new Normal(mean, sd) : null,
        _ => null,
    };

    /// <summary>Parameters in a list, or by name.</summary>
    private static double[] Numbers(JsonNode node, params string[] names) => node switch
    {
        JsonArray list => [.. list.Select(number => number!.GetValue<double>())],
        JsonObject map when names.All(map.ContainsKey) => [.. names.Select(name => map[name]!.GetValue<double>())],
        _ => [],
    };
}
