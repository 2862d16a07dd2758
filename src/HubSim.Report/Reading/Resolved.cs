using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HubSim.Report.Reading;

/// <summary>The values of a resolved scenario, by path. What is switched off reads as if it were not there.</summary>
/// <param name="root">The scenario as the manifest has it.</param>
internal sealed class Resolved(JsonNode root)
{
    /// <summary>The whole.</summary>
    public JsonNode Root { get; } = root;

    /// <summary>The node at a path such as <c>programme.pots</c>; null where nothing is, or where a section on the way is off.</summary>
    public JsonNode? At(string path)
    {
        JsonNode? node = Root;
        foreach (var name in path.Split('.'))
        {
            node = (node as JsonObject)?[name];
            if (node is JsonObject section && section["enabled"] is JsonValue enabled && enabled.GetValueKind() == JsonValueKind.False)
            {
                return null;
            }
        }

        return node;
    }

    /// <summary>A text; empty where there is none.</summary>
    public string Text(string path) => At(path) is JsonValue value ? value.ToString() : "";

    /// <summary>A number, plain or as the value of an entry; null where there is none or it is uncertain.</summary>
    public double? Number(string path) => NumberOf(At(path));

    /// <summary>A day; null where there is none.</summary>
    public DateOnly? Day(string path) =>
        DateOnly.TryParseExact(Text(path), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>A number, plain or with unit and source; null where it is none.</summary>
    public static double? NumberOf(JsonNode? node) => node switch
    {
        JsonObject entry => NumberOf(entry["value"]),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => value.GetValue<double>(),
        _ => null,
    };
}
