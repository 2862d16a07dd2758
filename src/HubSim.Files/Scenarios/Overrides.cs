using System.Globalization;
using HubSim.Files.Experiments;
using HubSim.Files.Scenarios.Reading;
using HubSim.Files.Scenarios.Schema;
using HubSim.Files.Scenarios.Yaml;
using HubSim.Model.Inputs;

namespace HubSim.Files.Scenarios;

/// <summary>
/// Puts values of the command line or of an experiment into a tree. A value is YAML; a section is merged as by
/// <c>extends</c>, a number put in the place of an uncertain value keeps its unit, and all is checked afterwards as if the
/// file said it.
/// </summary>
internal sealed class Overrides(SectionShape shape, Findings findings)
{
    /// <summary>What the note of a value says that was set by an override.</summary>
    public const string Note = "set on the command line";

    /// <summary>What the note of a value says that an experiment has set.</summary>
    public const string NoteOfExperiment = "set by the experiment";

    private MapNode root = new(default, []);
    private Place place;
    private string path = "";
    private string note = Note;

    /// <summary>The name under which diagnostics report an override.</summary>
    public static string NameOf(string text) => "--set " + text.ReplaceLineEndings(" ");

    /// <summary>The tree with all overrides in it, later ones over earlier ones.</summary>
    public MapNode Apply(MapNode tree, IReadOnlyList<string> overrides)
    {
        (root, note) = (tree, Note);
        foreach (var one in overrides)
        {
            place = Place.StartOf(NameOf(one));
            Apply(one);
        }

        return root;
    }

    /// <summary>The tree with all changes of an experiment in it, later ones over earlier ones.</summary>
    public MapNode Apply(MapNode tree, IReadOnlyList<Change> changes)
    {
        (root, note) = (tree, NoteOfExperiment);
        foreach (var change in changes)
        {
            (place, path) = (change.Place, Wording.Cut(change.Path));
            Put(KeyPath.Split(change.Path), change.Value.Node, isWhole: true);
        }

        return root;
    }

    private void Apply(string one)
    {
        var isWhole = true;
        var equals = one.IndexOf('=', StringComparison.Ordinal);
        path = Wording.Cut(equals < 0 ? one : one[..equals].Trim());
        var value = equals < 0 ? null : NodeReader.Read(place.File, one[(equals + 1)..], findings, isFile: false, out isWhole);
        Put(
            equals < 0 ? null : KeyPath.Split(one[..equals].Trim()),
            value ?? new ScalarNode(place, "", isQuoted: false),
            isWhole);
    }

    private void Put(IReadOnlyList<string>? steps, Node value, bool isWhole)
    {
        if (steps is null)
        {
            Refuse("expected path=value, such as run.seed=7; list items are written as in rate[0].value=5");
            return;
        }

        if (steps is ["format" or "extends", ..])
        {
            Refuse($"{steps[0]} belongs to the file and cannot be set");
            return;
        }

        if (isWhole && Set(root, shape, steps, hasSwitch: false, value) is MapNode changed)
        {
            root = changed;
        }
    }

    /// <summary>The node with the value in it; null after a finding, or when what is there was reported before.</summary>
    private Node? Set(Node? node, Shape inside, IReadOnlyList<string> steps, bool hasSwitch, Node value)
    {
        if (steps.Count == 0)
        {
            return Final(node, inside, value);
        }

        var rest = steps.Skip(1).ToList();
        switch (inside)
        {
            case SectionShape section:
                var key = section.Find(steps[0]);
                var isSwitch = hasSwitch && steps[0] == SectionReader.Enabled;
                return key is null && !isSwitch
                    ? Unknown(steps, [.. section.Keys.Select(one => one.Name)])
                    : SetIn(node, steps[0], rest, key?.Shape ?? new BooleanShape(), key?.IsSwitch == true, value);
            case NamedShape named:
                return (node as MapNode)?.Find(steps[0]) is null
                    ? Unknown(steps, [.. (node as MapNode)?.Entries.Select(entry => entry.Name) ?? []])
                    : SetIn(node, steps[0], rest, named.Item, hasSwitch: false, value);
            case ListShape list:
                return SetItem(node as ListNode, list, steps[0], rest, value);
            case UncertainShape:
                return Refuse("an uncertain value is set whole, as a number or as {uniform: [1, 2]}; "
                    + $"end the path before {steps[0]}");
            default:
                return Refuse($"there is nothing below this value; end the path before {steps[0]}");
        }
    }

    private MapNode? SetIn(
        Node? node, string name, List<string> rest, Shape inside, bool hasSwitch, Node value)
    {
        if (node is not (null or MapNode or ScalarNode { IsNull: true }))
        {
            return null;
        }

        var map = node as MapNode ?? new MapNode(value.Place, []);
        var old = map.Find(name);
        return Set(old?.Value, inside, rest, hasSwitch, value) is { } changed
            ? map.With(new Entry(name, rest.Count == 0 || old is null ? value.Place : old.Place, changed))
            : null;
    }

    private Node? SetItem(ListNode? list, ListShape shape, string step, IReadOnlyList<string> rest, Node value)
    {
        var count = list?.Items.Count ?? 0;
        if (list is null || KeyPath.Index(step) is not { } index || index >= count)
        {
            return Refuse(string.Create(CultureInfo.InvariantCulture,
                $"expected a position from [0] to [{Math.Max(0, count - 1)}] in a list of {count}, found {step}"));
        }

        return Set(list.Items[index], shape.Item, rest, hasSwitch: false, value) is { } changed
            ? new ListNode(list.Place, [.. list.Items.Select((item, i) => i == index ? changed : item)])
            : null;
    }

    private Node Final(Node? old, Shape inside, Node value)
    {
        if (inside is not UncertainShape)
        {
            return old is null ? value : Merge.Over(old, value, inside);
        }

        var remark = new Entry("note", value.Place, new ScalarNode(value.Place, note, isQuoted: true));
        if (value is MapNode map)
        {
            return map.Find("note") is null ? map.With(remark) : map;
        }

        if (value is not ScalarNode { IsNull: false })
        {
            return value;
        }

        var fixedValue = new MapNode(value.Place, [new Entry("value", value.Place, value), remark]);
        return (old as MapNode)?.Find("unit") is { } unit ? fixedValue.With(unit) : fixedValue;
    }

    private Node? Unknown(IReadOnlyList<string> steps, IReadOnlyList<string> allowed)
    {
        var known = TreePaths.Of(root, shape);
        var asked = steps.Aggregate(KeyPath.Append);
        var before = path.EndsWith(asked, StringComparison.Ordinal) ? path[..^asked.Length] : "";
        var meant = Suggestion.Nearest(steps[0], allowed) is { } name
            ? before + steps.Skip(1).Prepend(name).Aggregate(KeyPath.Append)
            : known.FirstOrDefault(one => one.EndsWith("." + asked, StringComparison.Ordinal))
            ?? Suggestion.Nearest(path, known);
        return Refuse($"unknown key {Wording.Cut(steps[0])}; allowed here: {string.Join(", ", allowed)}"
            + (meant is null ? "" : $"; did you mean {Wording.Cut(meant)}?"));
    }

    private Node? Refuse(string message)
    {
        findings.Add(place, path, message);
        return null;
    }
}
