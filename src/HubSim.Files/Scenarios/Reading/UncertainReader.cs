using HubSim.Files.Scenarios.Schema;
using HubSim.Files.Scenarios.Yaml;
using HubSim.Kernel.Random;
using HubSim.Model.Inputs;

namespace HubSim.Files.Scenarios.Reading;

/// <summary>Reads a number or a distribution, with its unit and where it comes from.</summary>
internal static class UncertainReader
{
    /// <summary>The keys that may stand beside the value.</summary>
    public static readonly IReadOnlyList<string> Labels = ["unit", "source", "assumption", "note", "calibrated"];

    /// <summary>True for a key that says something about the value, and is a text.</summary>
    public static bool IsLabel(string name) => Labels.Contains(name, StringComparer.Ordinal);

    public static Bound Read(Context context, UncertainShape shape, Node node, InputAttribute input, string path)
    {
        if (node is MapNode map)
        {
            return ReadMap(context, shape, map, input, path);
        }

        if (node is not ScalarNode { IsNull: false } scalar)
        {
            return context.Refuse(shape, input, node, path, node is ListNode
                ? "; a distribution is named before its list, such as uniform: [low, high]"
                : "");
        }

        var remedy = ScalarRules.Real(scalar, out var value)
            ?? (ScalarReader.IsInRange(value, input) ? null : "");
        return remedy is null
            ? Make(context, shape, new Constant(value), input, path, Provenance.None)
            : context.Refuse(shape, input, node, path, remedy);
    }

    private static Bound ReadMap(Context context, UncertainShape shape, MapNode map, InputAttribute input, string path)
    {
        var before = context.Findings.Count;
        var families = new List<Entry>();
        foreach (var entry in map.Entries)
        {
            if (Family.Find(entry.Name) is not null)
            {
                families.Add(entry);
            }
            else if (!IsLabel(entry.Name))
            {
                ReportUnknown(context, entry, path);
            }
        }

        var provenance = ReadProvenance(context, map, path);
        CheckUnit(context, map, input, path);
        JointColumn? joint = null;
        var distribution = !IsOne(context, families, map, path)
            ? null
            : families[0].Name == PosteriorReader.Key
                ? PosteriorReader.Read(context, shape, families[0], input, KeyPath.Join(path, PosteriorReader.Key), out joint)
                : DistributionReader.Read(context, families[0], input, path);
        return distribution is null || map.IsPartial || context.Findings.Count > before
            ? Bound.Bad
            : Make(context, shape, distribution, input, path, provenance, joint);
    }

    private static Bound Make(
        Context context, UncertainShape shape, Distribution distribution, InputAttribute input, string path,
        Provenance provenance, JointColumn? joint = null)
    {
        if (shape.IsChance)
        {
            var chance = new Chance(path, distribution, input.Unit, provenance);
            context.Chances.Add(chance);
            return Bound.Good(chance);
        }

        var quantity = new Quantity(path, distribution, input.Unit, provenance) { Joint = joint };
        context.Quantities.Add(quantity);
        return Bound.Good(quantity);
    }

    private static void ReportUnknown(Context context, Entry entry, string path)
    {
        var names = Family.All.Select(family => family.Name).Concat(Labels).ToList();
        context.Findings.Add(entry.Place, KeyPath.Join(path, Wording.Cut(entry.Name)),
            $"unknown key {Wording.Cut(entry.Name)}; allowed here: {string.Join(", ", names)}"
            + Suggestion.For(entry.Name, names));
    }

    private static bool IsOne(Context context, List<Entry> families, MapNode map, string path)
    {
        if (families.Count == 1)
        {
            return true;
        }

        if (families.Count > 1)
        {
            context.Findings.Add(families[1].Place, KeyPath.Join(path, families[1].Name),
                $"a value is written in one way, but here are {string.Join(" and ", families.Select(one => one.Name))}");
        }
        else if (!map.IsPartial)
        {
            context.Findings.Add(map.Place, path, "the value is missing; write one of "
                + string.Join(", ", Family.All.Select(family => family.Name)));
        }

        return false;
    }

    private static void CheckUnit(Context context, MapNode map, InputAttribute input, string path)
    {
        if (map.Find("unit") is not { } entry || Text(context, entry, path) is not { } unit || unit == input.Unit)
        {
            return;
        }

        context.Findings.Add(entry.Value.Place, KeyPath.Join(path, "unit"), input.Unit.Length == 0
            ? $"this value has no unit, found {Wording.Cut(unit)}; remove the key"
            : $"expected the unit {input.Unit}, found {Wording.Cut(unit)}; write the value in {input.Unit}");
    }

    private static Provenance ReadProvenance(Context context, MapNode map, string path)
    {
        var sources = map.Find("source") is { } source ? Sources(context, source.Value, KeyPath.Join(path, "source")) : [];
        var assumption = map.Find("assumption") is { } reason ? Text(context, reason, path) : null;
        var note = map.Find("note") is { } remark ? Text(context, remark, path) : null;
        var calibrated = map.Find("calibrated") is { } how ? Text(context, how, path) : null;
        if (calibrated is not null && map.Find("source") is null && assumption is null && !map.IsPartial)
        {
            context.Findings.Add(map.Find("calibrated")!.Place, KeyPath.Join(path, "calibrated"),
                "a calibrated value stays inside a range that has a reason; give its source or assumption beside it");
        }

        return new Provenance(sources, assumption, note) { Calibrated = calibrated };
    }

    private static IReadOnlyList<string> Sources(Context context, Node node, string path)
    {
        if (node is not ListNode list)
        {
            return Source(context, node, path) is { } one ? [one] : [];
        }

        if (list.Items.Count == 0)
        {
            context.Refuse("the id of a source, or a list of ids", node, path);
        }

        return
        [
            .. list.Items.Select((item, i) => Source(context, item, KeyPath.At(path, i)))
                .Where(id => id is not null)
                .Select(id => id!),
        ];
    }

    private static string? Source(Context context, Node node, string path)
    {
        if (node is not ScalarNode { IsNull: false } id)
        {
            context.Refuse("the id of a source, or a list of ids", node, path);
            return null;
        }

        if (context.SourceIds is null || context.SourceIds.Contains(id.Text, StringComparer.Ordinal))
        {
            return id.Text;
        }

        context.Findings.Add(id.Place, path, $"there is no source {Wording.Cut(id.Text)}; declare it under sources"
            + Suggestion.For(id.Text, context.SourceIds));
        return null;
    }

    private static string? Text(Context context, Entry entry, string path) => (string?)ScalarReader.Read(
        context, new TextShape(), entry.Value, new InputAttribute(""), KeyPath.Join(path, entry.Name)).Value;
}
