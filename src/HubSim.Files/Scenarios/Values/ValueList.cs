using HubSim.Files.Scenarios.Reading;
using HubSim.Files.Scenarios.Schema;
using HubSim.Files.Scenarios.Tables;
using HubSim.Files.Scenarios.Yaml;
using HubSim.Model.Inputs;

namespace HubSim.Files.Scenarios.Values;

/// <summary>
/// Lists the values of a resolved scenario in the order of its records. A part that is off has one value, its switch; a list
/// of plain numbers or words is one value.
/// </summary>
internal sealed class ValueList(FileChain chain, MapNode root, SectionShape shape, DataTables tables)
{
    private static readonly InputAttribute Switch = new("Whether this part of the model takes part.");

    private readonly List<ScenarioValue> values = [];

    /// <summary>The values of a scenario without errors.</summary>
    public IReadOnlyList<ScenarioValue> Build()
    {
        Section(root, shape, "", hasSwitch: false);
        return values;
    }

    private void Section(MapNode map, SectionShape section, string path, bool hasSwitch)
    {
        if (hasSwitch && map.Find(SectionReader.Enabled) is { } enabled)
        {
            Add(enabled.Value, new BooleanShape(), Switch, KeyPath.Join(path, SectionReader.Enabled));
            if (enabled.Value is ScalarNode { Text: "false" })
            {
                return;
            }
        }

        foreach (var key in section.Keys)
        {
            if (map.Find(key.Name) is { } entry)
            {
                Value(entry.Value, key.Shape, key.Input, KeyPath.Join(path, key.Name), key.IsSwitch);
            }
        }
    }

    private void Value(Node node, Shape shape, InputAttribute input, string path, bool hasSwitch = false)
    {
        switch (node, shape)
        {
            case (MapNode { Entries.Count: > 0 } map, SectionShape section):
                Section(map, section, path, hasSwitch);
                break;
            case (MapNode { Entries.Count: > 0 } map, NamedShape named):
                foreach (var entry in map.Entries)
                {
                    Value(entry.Value, named.Item, input, KeyPath.Join(path, entry.Name));
                }

                break;
            case (ListNode { Items.Count: > 0 } list, ListShape { Item: not (BooleanShape or WholeShape or RealShape or TextShape or DateShape or WordShape) } items):
                for (var i = 0; i < list.Items.Count; i++)
                {
                    Value(list.Items[i], items.Item, input, KeyPath.At(path, i));
                }

                break;
            default:
                Add(node, shape, input, path);
                break;
        }
    }

    private void Add(Node node, Shape shape, InputAttribute input, string path)
    {
        var steps = KeyPath.Split(path)!;
        var place = Locator.Find(root, root.Place, path);
        var above = chain.Files.ToList().FindIndex(file => file.Name == place.File);
        values.Add(new ScenarioValue(
            path, NodeText.Of(node, shape), ProvenanceOf(node, shape), SettingAt(place, node, shape),
            [.. chain.Files.Skip(above + 1).Select(file => Below(file, steps, shape, path)).OfType<Setting>()])
        {
            Input = input,
            Canonical = CanonicalJson.Write(node, shape, tables, onlyDecisive: true),
            Allowed = Wording.Expected(shape, input),
        });
    }

    private static Setting SettingAt(Place place, Node node, Shape shape) =>
        new(place.File, place.Line, place.Column, NodeText.Of(node, shape));

    /// <summary>What a file of the chain says of a path; null where it says nothing.</summary>
    private static Setting? Below(ChainFile file, IReadOnlyList<string> steps, Shape shape, string path)
    {
        Node? node = file.Root;
        foreach (var step in steps)
        {
            node = KeyPath.Index(step) is { } index
                ? (node as ListNode)?.Items.ElementAtOrDefault(index)
                : (node as MapNode)?.Find(step)?.Value;
        }

        return node is null ? null : SettingAt(Locator.Find(file.Root, file.Root.Place, path), node, shape);
    }

    private static Provenance ProvenanceOf(Node node, Shape shape)
    {
        if (node is not MapNode map || shape is not UncertainShape)
        {
            return Provenance.None;
        }

        string? Text(string key) => (map.Find(key)?.Value as ScalarNode)?.Text;
        IReadOnlyList<string> sources = map.Find("source")?.Value switch
        {
            ScalarNode id => [id.Text],
            ListNode ids => [.. ids.Items.OfType<ScalarNode>().Select(id => id.Text)],
            _ => [],
        };
        return new Provenance(sources, Text("assumption"), Text("note")) { Calibrated = Text("calibrated") };
    }
}
