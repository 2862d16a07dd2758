using System.Globalization;
using HubSim.Files.Scenarios.Schema;
using HubSim.Files.Scenarios.Yaml;
using HubSim.Model.Inputs;

namespace HubSim.Files.Scenarios.Reading;

/// <summary>Reads lists and named entries.</summary>
internal sealed class CollectionReader(Context context)
{
    /// <summary>A list or named entries with nothing in them.</summary>
    public static object Empty(Shape shape) => shape is NamedShape named
        ? Make(named, [], [])
        : Array.CreateInstance(((ListShape)shape).Type, 0);

    public Bound List(SectionReader sections, ListShape shape, Node node, InputAttribute input, string path, bool mayMiss)
    {
        if (node is not ListNode list)
        {
            return context.Refuse(shape, input, node, path);
        }

        var isGood = HasRightCount(list.Items.Count, shape, node, input, path);
        var isPresentable = isGood;
        var items = Array.CreateInstance(shape.Type, list.Items.Count);
        for (var i = 0; i < list.Items.Count; i++)
        {
            var item = list.Items[i];
            var bound = sections.ReadValue(shape.Item, item, item.Place, input, KeyPath.At(path, i), mayMiss);
            isGood &= bound.IsGood;
            isPresentable &= bound.Value is not null;
            if (bound.Value is not null)
            {
                items.SetValue(bound.Value, i);
            }
        }

        return new Bound(isPresentable ? items : null, isGood);
    }

    public Bound Named(SectionReader sections, NamedShape shape, Node node, InputAttribute input, string path, bool mayMiss)
    {
        if (node is not MapNode map)
        {
            return context.Refuse(shape, input, node, path);
        }

        var isGood = (map.IsPartial || HasRightCount(map.Entries.Count, shape, node, input, path)) && !map.IsPartial;
        var isPresentable = isGood;
        var values = new List<object?>();
        foreach (var entry in map.Entries)
        {
            var inner = KeyPath.Join(path, Wording.Cut(entry.Name));
            isGood &= path == Context.SourcesKey ? HasId(entry, inner) : HasName(entry, inner);
            var bound = sections.ReadValue(shape.Item, entry.Value, entry.Place, input, inner, mayMiss);
            isGood &= bound.IsGood;
            isPresentable &= bound.Value is not null;
            values.Add(bound.Value);
        }

        return new Bound(
            isPresentable ? Make(shape, [.. map.Entries.Select(entry => entry.Name)], values) : null, isGood);
    }

    private bool HasName(Entry entry, string path)
    {
        if (SnakeCase.IsName(entry.Name))
        {
            return true;
        }

        context.Findings.Add(entry.Place, path, "a name is made of small letters, digits and single underscores, begins "
            + $"with a letter and has at most 64 characters; found {Wording.Cut(entry.Name)}");
        return false;
    }

    private bool HasId(Entry entry, string path)
    {
        if (SnakeCase.IsId(entry.Name))
        {
            return true;
        }

        context.Findings.Add(entry.Place, path, "the id of a source is made of letters, digits and underscores, begins with "
            + $"a letter and has at most 64 characters; found {Wording.Cut(entry.Name)}");
        return false;
    }

    private bool HasRightCount(int count, Shape shape, Node node, InputAttribute input, string path)
    {
        if (count >= input.MinCount && count <= input.MaxCount)
        {
            return true;
        }

        context.Findings.Add(node.Place, path, string.Create(
            CultureInfo.InvariantCulture, $"expected {Wording.Expected(shape, input)}, found {count}"));
        return false;
    }

    private static object Make(NamedShape shape, IReadOnlyList<string> names, List<object?> values)
    {
        var pair = typeof(KeyValuePair<,>).MakeGenericType(typeof(string), shape.Type);
        var entries = Array.CreateInstance(pair, names.Count);
        for (var i = 0; i < names.Count; i++)
        {
            entries.SetValue(Activator.CreateInstance(pair, names[i], values[i]), i);
        }

        return Activator.CreateInstance(typeof(Named<>).MakeGenericType(shape.Type), entries)!;
    }
}
