using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using HubSim.Report.Reading;

namespace HubSim.Report.Sections;

/// <summary>A value of the scenario and what it rests on.</summary>
/// <param name="Path">Its place in the scenario.</param>
/// <param name="Value">The value as the file writes it.</param>
/// <param name="Unit">Its unit; empty for none.</param>
/// <param name="Sources">Ids of its sources.</param>
/// <param name="Assumption">The argument for it; null where there is none.</param>
/// <param name="Calibrated">How it was chosen so that the model meets its past; null where it was not.</param>
/// <param name="Note">A note; null where there is none.</param>
internal sealed record RegisterEntry(
    string Path, string Value, string Unit, IReadOnlyList<string> Sources, string? Assumption, string? Calibrated, string? Note)
{
    private static readonly string[] Labels = ["unit", "source", "assumption", "calibrated", "note"];
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>calibrated, assumed, sourced or bare: what a reader asks first.</summary>
    public string Basis => Calibrated is not null ? "calibrated" : Assumption is not null ? "assumed" : Sources.Count > 0 ? "sourced" : "bare";

    /// <summary>All that is said for it.</summary>
    public string Words => string.Join("; ", new[] { Calibrated, Assumption, Note }.OfType<string>());

    /// <summary>Every value of a scenario that carries a label, in the order of the manifest; parts that are off are left out.</summary>
    public static IReadOnlyList<RegisterEntry> Of(FinishedRun run)
    {
        var entries = new List<RegisterEntry>();
        Collect(run.Scenario.Root, "", entries, run.Manifest.Unsourced.ToHashSet(StringComparer.Ordinal));
        return entries;
    }

    private static void Collect(JsonNode? node, string path, List<RegisterEntry> entries, HashSet<string> bare)
    {
        switch (node)
        {
            case JsonObject map when path is not "sources" && (IsLabelled(map) || bare.Contains(path)):
                entries.Add(Entry(map, path));
                break;
            case JsonObject map when path is not "sources" && map["enabled"]?.ToString() != "false":
                foreach (var (name, value) in map)
                {
                    Collect(value, path.Length == 0 ? name : $"{path}.{name}", entries, bare);
                }

                break;
            case JsonArray list:
                for (var i = 0; i < list.Count; i++)
                {
                    Collect(list[i], $"{path}[{i.ToString(System.Globalization.CultureInfo.InvariantCulture)}]", entries, bare);
                }

                break;
            case JsonValue value when bare.Contains(path):
                entries.Add(new RegisterEntry(path, value.ToJsonString(Plain), "", [], null, null, null));
                break;
        }
    }

    private static bool IsLabelled(JsonObject map) => map.ContainsKey("unit") && map.Any(entry => !Labels.Contains(entry.Key, StringComparer.Ordinal));

    private static RegisterEntry Entry(JsonObject map, string path)
    {
        var given = map.FirstOrDefault(entry => !Labels.Contains(entry.Key, StringComparer.Ordinal));
        var text = given.Value?.ToJsonString(Plain) ?? "";
        return new RegisterEntry(
            path,
            (given.Key == "value" ? text : $"{given.Key} {text}").Replace("\"", "", StringComparison.Ordinal).Replace(",", ", ", StringComparison.Ordinal),
            map["unit"]?.ToString() ?? "",
            Past.SourcesOf(map),
            map["assumption"]?.ToString(),
            map["calibrated"]?.ToString(),
            map["note"]?.ToString());
    }
}
