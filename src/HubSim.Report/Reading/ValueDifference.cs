using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using HubSim.Files.Results;

namespace HubSim.Report.Reading;

/// <summary>
/// What differs between two resolved scenarios as manifests have them: values, not what they rest on. A part that is on in one
/// and off in the other is one difference.
/// </summary>
internal static class ValueDifference
{
    private static readonly string[] Labels = ["unit", "source", "assumption", "calibrated", "note"];
    private static readonly string[] Aside = ["title", "question", "sources", "expect", "observations", "run"];
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The differences, in the order of paths.</summary>
    public static IReadOnlyList<DifferenceEntry> Between(JsonNode one, JsonNode other)
    {
        var found = new List<DifferenceEntry>();
        foreach (var name in Names(one as JsonObject, other as JsonObject).Where(name => !Aside.Contains(name, StringComparer.Ordinal)))
        {
            Compare(name, one[name], other[name], found);
        }

        return found;
    }

    private static void Compare(string path, JsonNode? one, JsonNode? other, List<DifferenceEntry> found)
    {
        if (Text(one) == Text(other))
        {
            return;
        }

        if (one is JsonObject first && other is JsonObject second && !IsValue(first) && !IsValue(second) && first["enabled"]?.ToString() == second["enabled"]?.ToString())
        {
            foreach (var name in Names(first, second))
            {
                Compare($"{path}.{name}", first[name], second[name], found);
            }
        }
        else if (one is JsonArray many && other is JsonArray more && many.Count == more.Count && many.Any(item => item is JsonObject))
        {
            for (var i = 0; i < many.Count; i++)
            {
                Compare($"{path}[{i.ToString(System.Globalization.CultureInfo.InvariantCulture)}]", many[i], more[i], found);
            }
        }
        else if (Switch(one) != Switch(other) && (Switch(one) ?? Switch(other)) is not null)
        {
            found.Add(new DifferenceEntry($"{path}.enabled", "", Switch(one) ?? "false", Switch(other) ?? "false"));
        }
        else
        {
            found.Add(new DifferenceEntry(path, Unit(one) ?? Unit(other) ?? "", one is null ? null : Text(one), other is null ? null : Text(other)));
        }
    }

    private static string? Switch(JsonNode? node) => node is JsonObject map && map["enabled"] is { } enabled ? enabled.ToString() : null;

    private static string? Unit(JsonNode? node) => (node as JsonObject)?["unit"]?.ToString();

    private static bool IsValue(JsonObject map) => map.ContainsKey("unit");

    private static IEnumerable<string> Names(JsonObject? one, JsonObject? other) =>
        (one ?? []).Select(entry => entry.Key).Concat((other ?? []).Select(entry => entry.Key)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>A value without its labels.</summary>
    private static string Text(JsonNode? node) => node switch
    {
        null => "",
        JsonObject map when IsValue(map) => string.Join(", ", map.Where(entry => !Labels.Contains(entry.Key, StringComparer.Ordinal))
            .Select(entry => entry.Key == "value" ? Text(entry.Value) : $"{entry.Key} {Text(entry.Value)}")),
        JsonValue value => value.ToString(),
        JsonArray list => $"[{string.Join(", ", list.Select(Text))}]",
        JsonObject map => $"{{{string.Join(", ", map.Where(entry => !Labels.Contains(entry.Key, StringComparer.Ordinal)).Select(entry => $"{entry.Key}: {Text(entry.Value)}"))}}}",
        _ => node.ToJsonString(Plain),
    };
}
