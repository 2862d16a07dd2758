using System.Text;
using System.Text.Json.Nodes;
using HubSim.Cli.Output;
using HubSim.Files.Scenarios;
using HubSim.Files.Scenarios.Values;
using HubSim.Model.Scenarios;

namespace HubSim.Cli.Inspecting;

/// <summary>All that is known of one value, or of the values of a section.</summary>
sealed class Explanation
{
    private const int Width = 80;
    private const int Margin = 13;

    private readonly LoadResult<Scenario> loaded;
    private readonly string path;
    private readonly IReadOnlyList<ScenarioValue> values;

    private Explanation(LoadResult<Scenario> loaded, string path, IReadOnlyList<ScenarioValue> values)
    {
        this.loaded = loaded;
        this.path = path;
        this.values = values;
    }

    /// <summary>The explanation of a path; null when the scenario cannot have it.</summary>
    public static Explanation? Of(LoadResult<Scenario> loaded, string path)
    {
        IReadOnlyList<ScenarioValue> found = [.. loaded.Values.Where(value => value.Path == path || IsBelow(value.Path, path))];
        return found.Count > 0 || loaded.KnownPaths.Contains(path, StringComparer.Ordinal) ? new Explanation(loaded, path, found) : null;
    }

    /// <summary>For people.</summary>
    public string Text()
    {
        var text = new StringBuilder();
        if (values is [var one] && one.Path == path)
        {
            Explain(text, one);
        }
        else if (values.Count > 0)
        {
            foreach (var value in values)
            {
                List(text, value);
            }
        }
        else
        {
            text.Append(path).Append('\n');
            Add(text, "value", Switch() is { } off ? $"none: its part is off, {off.Path} is false ({off.Setting.Place})" : "none: the key is left out");
        }

        return text.ToString();
    }

    /// <summary>For programs.</summary>
    public JsonObject Json() => new()
    {
        ["schemaVersion"] = SummaryJson.SchemaVersion,
        ["path"] = path,
        ["values"] = new JsonArray([.. values.Select(value =>
        {
            var json = Basis.Json(value)!;
            json.Insert(0, "path", value.Path);
            json["meaning"] = value.Input.Description;
            json["allowed"] = value.Allowed;
            return (JsonNode)json;
        })]),
    };

    private static bool IsBelow(string path, string section) =>
        path.Length > section.Length && path.StartsWith(section, StringComparison.Ordinal) && path[section.Length] is '.' or '[';

    private void Explain(StringBuilder text, ScenarioValue value)
    {
        text.Append(value.Path).Append('\n');
        Add(text, "value", value.Text + (value.Input.Unit.Length > 0 ? $" [{value.Input.Unit}]" : ""));
        Add(text, "meaning", value.Input.Description);
        Add(text, "allowed", value.Allowed);
        foreach (var (name, said) in Basis.Lines(value.Provenance, loaded))
        {
            Add(text, name, said);
        }

        Add(text, "set in", value.Setting.Place);
        foreach (var below in value.Replaced)
        {
            Add(text, "instead of", $"{below.Text} ({below.Place})");
        }
    }

    private static void List(StringBuilder text, ScenarioValue value)
    {
        var basis = Basis.Short(value.Provenance);
        text.Append(value.Path).Append('\n');
        Add(text, "", value.Text + (value.Input.Unit.Length > 0 ? $" [{value.Input.Unit}]" : ""), margin: 2);
        Add(text, "", (basis.Length > 0 ? basis + "; " : "") + value.Setting.Place, margin: 2);
    }

    /// <summary>The switch of the nearest part around the path, if it is off.</summary>
    private ScenarioValue? Switch() => loaded.Values
        .Where(value => value.Path.EndsWith(".enabled", StringComparison.Ordinal) && value.Text == "false" && IsBelow(path, value.Path[..^".enabled".Length]))
        .MaxBy(value => value.Path.Length);

    private static void Add(StringBuilder text, string name, string said, int margin = Margin)
    {
        var head = name.Length > 0 ? $"  {name}".PadRight(margin) : new string(' ', margin);
        foreach (var line in Words.Wrapped(said, Width - margin).Split(Environment.NewLine))
        {
            text.Append(head).Append(line).Append('\n');
            head = new string(' ', margin);
        }
    }
}
