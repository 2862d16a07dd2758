using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using HubSim.Files.Scenarios.Schema;
using HubSim.Files.Scenarios.Schema.Json;

namespace HubSim.Files.Scenarios;

/// <summary>
/// The JSON Schema (draft-07) of scenario files, made from the same records by which they are read, for editors and for
/// programs that write scenarios. It says what one file alone can tell: keys, kinds of values, ranges, units, words, counts.
/// What depends on several values or on other files only the loader tells: the order of dates and numbers, ids of sources,
/// data files, what a file takes from the one that it extends, and how YAML was written (quotes, <c>1.0</c> for a whole
/// number, keys written twice).
/// </summary>
public static class ScenarioSchema
{
    /// <summary>Name of the file that is shipped beside the scenarios.</summary>
    public const string FileName = "scenario.schema.json";

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The schema as text, a line for each definition, ending in a line break.</summary>
    /// <param name="root">The record that a file describes.</param>
    /// <param name="title">What a file is called.</param>
    public static string Json(Type root, string title = "HubSim scenario")
    {
        ArgumentNullException.ThrowIfNull(root);
        return Text(new SchemaBuilder().Build(ShapeReader.Of(root), title));
    }

    /// <summary>A schema as text, a line for each definition.</summary>
    internal static string Text(JsonObject schema)
    {
        var members = schema.Select(member => member.Value is JsonObject definitions && member.Key == SchemaBuilder.Definitions
            ? $"\"{member.Key}\": {{\n{Lines(definitions, "  ")}\n }}"
            : Line(member));
        return $"{{\n {string.Join(",\n ", members)}\n}}\n";
    }

    private static string Lines(JsonObject members, string indent) => indent + string.Join($",\n{indent}", members.Select(Line));

    /// <summary>A member on one line, so that a changed key is one changed line.</summary>
    private static string Line(KeyValuePair<string, JsonNode?> member) => $"\"{member.Key}\": {member.Value!.ToJsonString(Options)}";

    /// <summary>The first line of a file, which tells editors where the schema is.</summary>
    /// <param name="path">Path of the schema, relative to the file.</param>
    public static string EditorLine(string path) => $"# yaml-language-server: $schema={path}";
}
