using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace HubSim.Files.Tests.Scenarios.Schema;

/// <summary>
/// YAML as JSON by the "JSON schema" of YAML 1.2 (section 10.2): plain words are null, truth values and numbers where they
/// have JSON's form, and texts otherwise. It shares nothing with the loader but the library that parses.
/// </summary>
internal static partial class PlainYaml
{
    /// <summary>The document; throws where the text is not YAML, has no or several documents, or a key twice.</summary>
    public static JsonNode? Json(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return Of(stream.Documents.Single().RootNode);
    }

    private static JsonNode? Of(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(entry => KeyValuePair.Create(((YamlScalarNode)entry.Key).Value!, Of(entry.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Of)]),
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain } word => Plain(word.Value!),
        YamlScalarNode text => JsonValue.Create(text.Value),
        _ => throw new InvalidOperationException(),
    };

    private static JsonNode? Plain(string word) => word switch
    {
        "" or "~" or "null" => null,
        "true" => true,
        "false" => false,
        _ when Number().IsMatch(word) && double.Parse(word, CultureInfo.InvariantCulture) is var value && double.IsFinite(value) => value,
        _ => word,
    };

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
