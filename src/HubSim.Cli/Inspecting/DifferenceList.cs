using System.Text;
using System.Text.Json.Nodes;
using HubSim.Cli.Output;
using HubSim.Files.Scenarios;
using HubSim.Files.Scenarios.Values;
using HubSim.Model.Scenarios;

namespace HubSim.Cli.Inspecting;

/// <summary>What differs between two scenarios, for people and for programs.</summary>
static class DifferenceList
{
    private const int Width = 80;

    /// <summary>A block for each difference: the path, then a line for each scenario.</summary>
    public static string Text(string one, string other, LoadResult<Scenario> first, LoadResult<Scenario> second, IReadOnlyList<Difference> differences)
    {
        var text = new StringBuilder($"A  {one}: {first.Value!.Title}\nB  {other}: {second.Value!.Title}\n");
        foreach (var difference in differences)
        {
            var unit = (difference.One ?? difference.Other)!.Input.Unit;
            text.Append('\n').Append(difference.Path).Append(unit.Length > 0 ? $" [{unit}]" : "").Append('\n');
            AddSide(text, "A", difference.One);
            AddSide(text, "B", difference.Other);
            if (difference is { IsOnlyProvenance: true, One: not null })
            {
                text.Append("     the same value on another basis\n");
            }
            else if (difference.One?.Text == difference.Other?.Text)
            {
                text.Append("     the same words, but the data file or what it names differs\n");
            }
        }

        var same = first.Values.Count - differences.Count(difference => difference.One is not null);
        return text.Append($"\n{Words.Count(differences.Count, "difference")}; {Words.Count(same, "value")} the same\n").ToString();
    }

    /// <summary>The same as JSON; a side that says nothing is null.</summary>
    public static JsonObject Json(string one, string other, LoadResult<Scenario> first, LoadResult<Scenario> second, IReadOnlyList<Difference> differences) => new()
    {
        ["schemaVersion"] = SummaryJson.SchemaVersion,
        ["a"] = Side(one, first),
        ["b"] = Side(other, second),
        ["differences"] = new JsonArray([.. differences.Select(difference => (JsonNode)new JsonObject
        {
            ["path"] = difference.Path,
            ["a"] = Basis.Json(difference.One),
            ["b"] = Basis.Json(difference.Other),
        })]),
    };

    private static JsonObject Side(string file, LoadResult<Scenario> loaded) => new()
    {
        ["file"] = file,
        ["title"] = loaded.Value!.Title,
        ["sha256"] = loaded.Sha256,
    };

    private static void AddSide(StringBuilder text, string side, ScenarioValue? value)
    {
        if (value is null)
        {
            text.Append("  ").Append(side).Append("  left out, or off with its part\n");
            return;
        }

        Add(text, $"  {side}  ", value.Text);
        var basis = Basis.Short(value.Provenance);
        Add(text, "     ", $"{(basis.Length > 0 ? basis + "; " : "")}{value.Setting.Place}");
    }

    private static void Add(StringBuilder text, string head, string said)
    {
        foreach (var (line, i) in Words.Wrapped(said, Width - head.Length).Split(Environment.NewLine).Select((line, i) => (line, i)))
        {
            text.Append(i == 0 ? head : new string(' ', head.Length)).Append(line).Append('\n');
        }
    }
}
