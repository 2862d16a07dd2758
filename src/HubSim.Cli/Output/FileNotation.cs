using System.Globalization;
using System.Text.Json.Nodes;

namespace HubSim.Cli.Output;

/// <summary>Values of a resolved scenario in the words of the file: "triangular 1, 2, 3", "lognormal median 6, sigma 0.8".</summary>
static class FileNotation
{
    private const int MostShown = 6;
    private static readonly string[] Labels = ["unit", "source", "assumption", "note", "calibrated"];

    /// <summary>The node at a path such as <c>arrivals.origins.local.rate[0].value</c>.</summary>
    public static JsonNode? At(JsonNode root, string path)
    {
        JsonNode? node = root;
        foreach (var step in path.Replace("[", ".[", StringComparison.Ordinal).Split('.'))
        {
            node = step[0] == '[' ? node![int.Parse(step[1..^1], CultureInfo.InvariantCulture)] : node![step];
        }

        return node;
    }

    /// <summary>A number, or a distribution with its numbers.</summary>
    public static string Of(JsonNode? node)
    {
        if (node is not JsonObject map)
        {
            return node?.ToJsonString() ?? "null";
        }

        var (family, content) = map.First(member => !Labels.Contains(member.Key));
        return family == "value" ? Of(content) : $"{family} {Content(content)}";
    }

    private static string Content(JsonNode? node) => node switch
    {
        JsonArray row => string.Join(", ", row.Take(MostShown).Select(item => item is JsonArray pair ? string.Join(": ", pair.Select(Of)) : Of(item)))
            + (row.Count > MostShown ? string.Create(CultureInfo.InvariantCulture, $" and {row.Count - MostShown} more") : ""),
        JsonObject map => string.Join(", ", map.Select(member => $"{member.Key} {(member.Value is JsonArray list ? Content(list) : Of(member.Value))}")),
        JsonValue text when text.TryGetValue<string>(out var said) => said,
        _ => Of(node),
    };
}
