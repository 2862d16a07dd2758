using System.Text.Json.Nodes;
using HubSim.Files.Scenarios;
using HubSim.Files.Scenarios.Schema;
using HubSim.Files.Scenarios.Schema.Json;

namespace HubSim.Files.Experiments;

/// <summary>
/// The JSON Schema (draft-07) of experiment files, made from the same records by which they are read: which keys there are
/// depends on <c>kind</c>. It says what one file alone can tell, as <see cref="ScenarioSchema"/> does for scenarios. What
/// hangs on the scenarios that the file names only the loader tells: paths of values, responses, values that may stand there;
/// and what compares several values of the file: which of two numbers is larger, whether a name stands in another key.
/// </summary>
public static class ExperimentSchema
{
    /// <summary>Name of the file that is shipped beside the experiments.</summary>
    public const string FileName = "experiment.schema.json";

    /// <summary>The schema as text, a line for each definition, ending in a line break.</summary>
    public static string Json()
    {
        var builder = new SchemaBuilder(ExperimentRules.Of);
        var schema = SchemaBuilder.Head("HubSim experiment");
        schema["properties"] = new JsonObject
        {
            [FormatRule.Key] = SchemaBuilder.Format(),
            [ExperimentLoader.KindKey] = new JsonObject
            {
                ["description"] = "Kind of the experiment; it decides which further keys there are.",
                ["enum"] = new JsonArray([.. ExperimentKinds.Records.Keys.Select(kind => (JsonNode)kind)]),
            },
            [FileChain.ExtendsKey] = SchemaBuilder.Extends(),
        };
        schema["required"] = new JsonArray(FormatRule.Key);
        schema["anyOf"] = new JsonArray(Required(ExperimentLoader.KindKey), Required(FileChain.ExtendsKey));
        schema["allOf"] = new JsonArray([.. ExperimentKinds.Records.Select(kind => (JsonNode)new JsonObject
        {
            ["if"] = OfKind(kind.Key),
            ["then"] = builder.Parts(ShapeReader.Of(kind.Value)),
        })]);
        schema[SchemaBuilder.Definitions] = builder.Defined;
        return ScenarioSchema.Text(schema);
    }

    private static JsonObject OfKind(string kind) => new()
    {
        ["properties"] = new JsonObject { [ExperimentLoader.KindKey] = new JsonObject { ["const"] = kind } },
        ["required"] = new JsonArray(ExperimentLoader.KindKey),
    };

    private static JsonObject Required(string key) => new() { ["required"] = new JsonArray(key) };
}
