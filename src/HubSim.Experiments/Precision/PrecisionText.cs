using System.Globalization;
using System.Text.RegularExpressions;

namespace HubSim.Experiments.Precision;

/// <summary>
/// Reads targets as users write them: <c>target_reached ±0.02, wait_p95_hours ±5%, p90(firms_alive) +-20</c>.
/// </summary>
public static partial class PrecisionText
{
    private const string Form = "write `response ±0.02`, `response ±5%` or `p90(response) ±2`, with commas between and a point for decimals; +- does for ±";

    /// <summary>Reads a list of targets.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <returns>The targets, in the order in which they stand; at least one.</returns>
    /// <exception cref="FormatException">The text is none; the message says where, and how it is written.</exception>
    public static IReadOnlyList<PrecisionTarget> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var targets = text.Split(',').Select(Target).ToArray();
        if (targets.GroupBy(target => target.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
        {
            throw new FormatException($"{twice.Key} has two targets; give one");
        }

        return targets;
    }

    private static PrecisionTarget Target(string item)
    {
        var match = Item().Match(item);
        if (!match.Success)
        {
            throw new FormatException($"'{item.Trim()}' is no target; {Form}");
        }

        var isRelative = match.Groups["percent"].Success;
        var amount = double.Parse(match.Groups["amount"].ValueSpan, CultureInfo.InvariantCulture) / (isRelative ? 100 : 1);
        if (!(amount > 0) || double.IsInfinity(amount) || (isRelative && amount >= 1))
        {
            throw new FormatException($"'{item.Trim()}': a half-width is above 0{(isRelative ? " and below 100%" : "")}, with a point for decimals");
        }

        return new PrecisionTarget(match.Groups["response"].Value, MeasureOf(item, match.Groups["quantile"]), amount, isRelative);
    }

    private static Measure MeasureOf(string item, Group quantile)
    {
        if (!quantile.Success)
        {
            return new Measure.Mean();
        }

        var share = double.Parse(quantile.ValueSpan, CultureInfo.InvariantCulture) / 100;
        return share is > 0 and < 1
            ? new Measure.Quantile(share)
            : throw new FormatException($"'{item.Trim()}': quantiles lie between p0 and p100, and neither is one");
    }

    [GeneratedRegex(@"^\s*(?:p(?<quantile>[0-9]{1,3}(?:\.[0-9]{1,6})?)\(\s*(?<response>[A-Za-z0-9_.]+)\s*\)|(?<response>[A-Za-z0-9_.]+))\s*(?:±|\+-|\+/-)\s*(?<amount>[0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]{1,3})?)\s*(?<percent>%)?\s*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Item();
}
