using System.Globalization;
using System.Text.Json.Nodes;
using HubSim.Report.Charts;
using HubSim.Report.Reading;

namespace HubSim.Report.Sections;

/// <summary>Something that was counted in the world, as the scenario has it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">The state of the model that was counted.</param>
/// <param name="Use">scored, held_out, forecast or not_used.</param>
/// <param name="First">First day of the count.</param>
/// <param name="Last">Last day.</param>
/// <param name="Figure">What was counted.</param>
/// <param name="Covers">Part of the counted that the state covers; 1 where it is all.</param>
/// <param name="Error">The middle 90 % of the error of the count, as factors on it; null where none is known.</param>
/// <param name="Note">What the scenario says of it.</param>
/// <param name="Sources">Ids of its sources.</param>
internal sealed record PastCount(
    string Name, string State, string Use, DateOnly First, DateOnly Last, double Figure, double Covers, (double Lower, double Upper)? Error, string Note, IReadOnlyList<string> Sources)
{
    /// <summary>The middle of the counted days, as a day number.</summary>
    public double Day => (First.DayNumber + Last.DayNumber) / 2;

    /// <summary>True when it is a count in a reading of the target.</summary>
    public bool Shows(string reading) => Use != "not_used" && State == (reading == "resident" ? "residents" : reading);

    /// <summary>The count as a mark on a chart of the state.</summary>
    public Mark Mark() => new(
        Day,
        Figure * Covers,
        Figure * Covers * (Error?.Lower ?? double.NaN),
        Figure * Covers * (Error?.Upper ?? double.NaN),
        Note.Length > 0 ? $"{Name}: {Note}" : Name);
}

/// <summary>What was counted in the world.</summary>
internal static class Past
{
    /// <summary>All counts of a run's scenario, in the order of their days.</summary>
    public static IReadOnlyList<PastCount> Of(FinishedRun run) =>
        run.Scenario.At("observations.rows") is JsonObject rows
            ? [.. rows.Select(row => Read(row.Key, row.Value)).OfType<PastCount>().OrderBy(count => count.First).ThenBy(count => count.Name, StringComparer.Ordinal)]
            : [];

    private static PastCount? Read(string name, JsonNode? row)
    {
        if (row is not JsonObject entry || Days(entry) is not { } days || Resolved.NumberOf(entry["figure"]) is not { } figure)
        {
            return null;
        }

        return new PastCount(
            name,
            entry["state"]?.ToString() ?? "",
            entry["use"]?.ToString() ?? "",
            days.First,
            days.Last,
            figure,
            Resolved.NumberOf(entry["covers"]) ?? 1,
            CountError.Of(entry["error"]),
            (entry["figure"] as JsonObject)?["note"]?.ToString() ?? "",
            SourcesOf(entry["figure"]));
    }

    /// <summary>The ids of the sources that a value names: one, or a list.</summary>
    internal static IReadOnlyList<string> SourcesOf(JsonNode? value) => (value as JsonObject)?["source"] switch
    {
        JsonArray several => [.. several.Select(one => one?.ToString() ?? "")],
        JsonValue one => [one.ToString()],
        _ => [],
    };

    private static (DateOnly First, DateOnly Last)? Days(JsonObject entry)
    {
        if (DateOnly.TryParseExact(entry["date"]?.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return (day, day);
        }

        if (entry["quarter"]?.ToString() is [_, _, _, _, 'Q', >= '1' and <= '4'] text && int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year))
        {
            var first = new DateOnly(year, ((text[5] - '1') * 3) + 1, 1);
            return (first, first.AddMonths(3).AddDays(-1));
        }

        return null;
    }
}
