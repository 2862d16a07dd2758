using System.Globalization;
using HubSim.Experiments.Precision;

namespace HubSim.Cli.Output;

/// <summary>How precisely responses are known, as part of the summary.</summary>
static class PrecisionTable
{
    private const int Width = 80;
    private const int NameWidth = 27;

    /// <summary>Writes the targets, what was reached, and the rule.</summary>
    /// <param name="standing">How the targets stand.</param>
    /// <param name="markOf">The sign behind the name of a response.</param>
    public static void Write(PrecisionStanding standing, Func<string, string> markOf)
    {
        Line();
        Line(string.Create(CultureInfo.InvariantCulture, $"precision: intervals of {PrecisionRule.Confidence * 100:0} %{Family(standing.Targets.Count)}"));
        Row("", "target", "estimate", "half-width", "n");
        foreach (var one in standing.Targets)
        {
            var name = one.Target.Name + markOf(one.Target.Response);
            if (name.Length > NameWidth)
            {
                Line($"{Mark(one)} {name}");
                name = "";
            }

            Row(name, one.Target.Wanted, Estimate(one), one.HalfWidth is { } half ? Words.Short(half) : "-", Words.Whole(one.N), name.Length > 0 ? Mark(one) : ' ');
        }

        Line(standing switch
        {
            { IsReached: true } => $"reached after {Words.Whole(standing.Replications)} replications, {Words.Whole(standing.Cap)} being the most allowed",
            _ => $"! not reached after {Words.Whole(standing.Replications)} replications of at most {Words.Whole(standing.Cap)}",
        });
        Line(Words.Wrapped($"rule: {PrecisionRule.Words}", Width));
    }

    /// <summary>Which targets are short, by how much, and how many more replications would do.</summary>
    public static IEnumerable<string> Shortfall(PrecisionStanding standing)
    {
        var cap = Words.Count(standing.Replications, "replication");
        foreach (var one in standing.Targets.Where(one => !one.IsMet))
        {
            yield return $"precision not reached after {cap}, the most allowed: {one.Target}: {one.Reason} (n = {Words.Whole(one.N)})";
        }

        if (standing.Targets.All(one => one.IsMet))
        {
            yield return $"precision not reached after {cap}, the most allowed: all targets are met, but the rule needs at least {PrecisionRule.Minimum} replications";
        }

        yield return standing.More is { } more
            ? string.Create(CultureInfo.InvariantCulture, $"about {more} more replications would do, if spreads stay as they are: give --max-replications {standing.Replications + more}")
            : "how many more replications it would take cannot be said: an estimate is 0 or has no values, or the number is beyond reach; give absolute or wider targets";
    }

    private static string Family(int targets) => targets == 1
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $" each, of {PrecisionRule.FamilyConfidence(targets) * 100:0} % or more for all {targets} together");

    private static string Estimate(TargetStanding one) => one switch
    {
        { Estimate: null } => "-",
        { Estimate: { } day, Kind: ResponseKind.Day } => DateOnly.FromDayNumber((int)Math.Round(day.Value)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        { Estimate: { } known } => Words.Short(known.Value),
    };

    private static char Mark(TargetStanding one) => one.IsMet ? ' ' : '!';

    private static void Row(string name, string target, string estimate, string half, string n, char mark = ' ') =>
        Line($"{mark} {name,-NameWidth}{target,13}{estimate,15}{half,13}{n,9}".TrimEnd());

    private static void Line(string text = "") => Terminal.Data.WriteLine(text);
}
