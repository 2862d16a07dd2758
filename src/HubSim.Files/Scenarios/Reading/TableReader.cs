using HubSim.Files.Scenarios.Schema;
using HubSim.Files.Scenarios.Tables;
using HubSim.Files.Scenarios.Yaml;
using HubSim.Kernel.Random;
using HubSim.Model.Inputs;

namespace HubSim.Files.Scenarios.Reading;

/// <summary>
/// Reads a distribution that a data file holds: <c>table: {file: data/x.csv, series: a, interpolation: logarithmic}</c>, with
/// <c>scale</c> if the file is in another unit than the key, and <c>low</c> and <c>high</c> if only a part is wanted.
/// </summary>
internal static class TableReader
{
    /// <summary>The words for what lies between two points.</summary>
    private static readonly string[] Interpolations = ["straight", "logarithmic", "steps"];

    private static readonly string[] Keys = ["file", "series", "interpolation", "scale", "low", "high"];

    /// <summary>The distribution; null after a finding.</summary>
    /// <param name="context">What is gathered.</param>
    /// <param name="entry">The key <c>table</c> and what stands under it.</param>
    /// <param name="input">The range that the values must obey.</param>
    /// <param name="path">Path of the key.</param>
    public static Distribution? Read(Context context, Entry entry, InputAttribute input, string path)
    {
        var before = context.Findings.Count;
        if (entry.Value is not MapNode map)
        {
            context.Refuse(Family.Find(entry.Name)!.Example, entry.Value, path);
            return null;
        }

        ReportUnknown(context, map, path);
        var points = Points(context, map, entry.Place, path);
        var between = Interpolation(context, map, entry.Place, path);
        var scale = Number(context, map, "scale", isPositive: true, path) ?? 1;
        var low = Number(context, map, "low", isPositive: false, path);
        var high = Number(context, map, "high", isPositive: false, path);
        if (points is null || between is null || map.IsPartial || context.Findings.Count > before)
        {
            return null;
        }

        context.Tables.Use(map, points);
        return Make(context.Findings, points, between, scale, new At(entry.Place, path, points[0].Place)) is { } whole
            ? Part(context.Findings, whole, low, high, input, entry.Place, path)
            : null;
    }

    private static Distribution? Make(
        Findings findings, IReadOnlyList<TablePoint> points, string between, double scale, At at)
    {
        if (between == "logarithmic" && points[0].Value <= 0)
        {
            findings.Add(at.Data, at.Path, "between logarithmic points every value must be above 0, found "
                + Wording.Number(points[0].Value));
            return null;
        }

        var values = points.Select(point => point.Value * scale).ToArray();
        if (values.Any(value => !double.IsFinite(value)) || values.Zip(values.Skip(1)).Any(pair => pair.First >= pair.Second))
        {
            findings.Add(at.Key, KeyPath.Join(at.Path, "scale"), "the values times this scale are too large or too small for "
                + "numbers");
            return null;
        }

        var shares = points.Select(point => point.Cdf).ToArray();
        shares[^1] = 1;
        return between == "steps"
            ? new Discrete(values, [.. shares.Select((share, i) => i == 0 ? share : share - shares[i - 1])])
            : new Empirical([.. values.Zip(shares)], between == "straight"
                ? Kernel.Random.Interpolation.Straight
                : Kernel.Random.Interpolation.Logarithmic);
    }

    private static Distribution? Part(
        Findings findings, Distribution whole, double? low, double? high, InputAttribute input, Place at, string path)
    {
        var (from, to) = (low ?? double.NegativeInfinity, high ?? double.PositiveInfinity);
        if (low is null && high is null)
        {
            return DistributionFactory.CutOff(findings, whole, input, at, path);
        }

        if (from <= to && whole.Cdf(to) > whole.Cdf(Math.BitDecrement(from)))
        {
            return DistributionFactory.CutOff(findings, new Truncated(whole, from, to), input, at, path);
        }

        findings.Add(at, path, "nothing of the table lies between low and high; its values are from "
            + $"{Wording.Number(whole.Minimum)} to {Wording.Number(whole.Maximum)}");
        return null;
    }

    private static void ReportUnknown(Context context, MapNode map, string path)
    {
        foreach (var entry in map.Entries.Where(entry => !Keys.Contains(entry.Name, StringComparer.Ordinal)))
        {
            context.Findings.Add(entry.Place, KeyPath.Join(path, Wording.Cut(entry.Name)),
                $"unknown key {Wording.Cut(entry.Name)}; allowed here: {string.Join(", ", Keys)}"
                + Suggestion.For(entry.Name, Keys));
        }
    }

    private static IReadOnlyList<TablePoint>? Points(Context context, MapNode map, Place at, string path)
    {
        var file = Required(context, map, "file", at, path);
        var series = Required(context, map, "series", at, path);
        if (file is null || context.Tables.Open(file.Value, KeyPath.Join(path, "file")) is not { } table || series is null)
        {
            return null;
        }

        if (series.Value is ScalarNode { IsNull: false } name)
        {
            if (table.Find(name.Text) is { } points)
            {
                return points;
            }

            context.Findings.Add(name.Place, KeyPath.Join(path, "series"), $"there is no series {Wording.Cut(name.Text)} in "
                + $"{Wording.Cut(table.Name)}; it has {Wording.Cut(string.Join(", ", table.SeriesNames), 300)}"
                + Suggestion.For(name.Text, table.SeriesNames));
            return null;
        }

        context.Refuse("the name of a series", series.Value, KeyPath.Join(path, "series"));
        return null;
    }

    private static string? Interpolation(Context context, MapNode map, Place at, string path)
    {
        if (Required(context, map, "interpolation", at, path) is not { } entry)
        {
            return null;
        }

        if (entry.Value is ScalarNode word && Interpolations.Contains(word.Text, StringComparer.Ordinal))
        {
            return word.Text;
        }

        context.Refuse($"one of {string.Join(", ", Interpolations)}", entry.Value, KeyPath.Join(path, "interpolation"),
            entry.Value is ScalarNode other ? Suggestion.For(other.Text, Interpolations) : "");
        return null;
    }

    private static Entry? Required(Context context, MapNode map, string key, Place at, string path)
    {
        if (map.Find(key) is { } entry)
        {
            return entry;
        }

        if (!map.IsPartial)
        {
            context.Findings.Add(at, KeyPath.Join(path, key), $"missing key {key}; write {Family.Find("table")!.Example}");
        }

        return null;
    }

    private static double? Number(Context context, MapNode map, string key, bool isPositive, string path) =>
        map.Find(key) is { } entry
            ? DistributionReader.Number(context, new Parameter(key, isPositive), entry.Value, KeyPath.Join(path, key)).Value
            : null;

    /// <summary>Where problems of a table are shown.</summary>
    private readonly record struct At(Place Key, string Path, Place Data);
}
