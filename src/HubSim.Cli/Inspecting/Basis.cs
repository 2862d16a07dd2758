using System.Text.Json.Nodes;
using HubSim.Files.Scenarios;
using HubSim.Files.Scenarios.Values;
using HubSim.Model.Inputs;
using HubSim.Model.Scenarios;

namespace HubSim.Cli.Inspecting;

/// <summary>What a value rests on, in words and as JSON.</summary>
static class Basis
{
    /// <summary>One line for each of source, assumption, calibration and note that there is: its name, and what it says.</summary>
    public static IEnumerable<(string Name, string Text)> Lines(Provenance provenance, LoadResult<Scenario> loaded)
    {
        foreach (var id in provenance.Sources)
        {
            yield return ("source", $"{id}: {Title(id, loaded)}");
        }

        foreach (var (name, text) in new[] { ("assumption", provenance.Assumption), ("calibrated", provenance.Calibrated), ("note", provenance.Note) })
        {
            if (text is not null)
            {
                yield return (name, text.ReplaceLineEndings(" ").Trim());
            }
        }
    }

    /// <summary>In a few words: "source S7", "assumption", "calibrated, assumption"; empty when there is nothing.</summary>
    public static string Short(Provenance provenance)
    {
        var words = new List<string>();
        if (provenance.Calibrated is not null)
        {
            words.Add("calibrated");
        }

        if (provenance.Sources.Count > 0)
        {
            words.Add($"source {string.Join(", ", provenance.Sources)}");
        }

        if (provenance.Assumption is not null)
        {
            words.Add("assumption");
        }

        return string.Join("; ", words);
    }

    /// <summary>A value with its unit, what it rests on, and its places; null for none.</summary>
    public static JsonObject? Json(ScenarioValue? value) => value is null ? null : new JsonObject
    {
        ["value"] = JsonNode.Parse(value.Canonical),
        ["text"] = value.Text,
        ["unit"] = value.Input.Unit,
        ["sources"] = new JsonArray([.. value.Provenance.Sources.Select(id => (JsonNode)id)]),
        ["assumption"] = value.Provenance.Assumption,
        ["calibrated"] = value.Provenance.Calibrated,
        ["note"] = value.Provenance.Note,
        ["set"] = Json(value.Setting),
        ["replaced"] = new JsonArray([.. value.Replaced.Select(Json)]),
    };

    private static JsonObject Json(Setting setting) => new()
    {
        ["file"] = setting.File,
        ["line"] = setting.Line,
        ["column"] = setting.Column,
        ["text"] = setting.Text,
    };

    private static string Title(string id, LoadResult<Scenario> loaded) =>
        loaded.Value?.Sources is { } sources && sources.FirstOrDefault(one => one.Key == id) is { Value: { } source }
            ? source.Title + (source.Url is { } url ? $" <{url}>" : "")
            : "not in the map sources";
}
