using HubSim.Files.Scenarios.Schema;
using HubSim.Files.Scenarios.Yaml;
using HubSim.Model.Inputs;

namespace HubSim.Files.Scenarios.Reading;

/// <summary>
/// Makes records of maps. It goes on after every problem, so that all of a file come out at once, and never deeper than
/// the tree, whose depth is bounded.
/// </summary>
internal sealed class SectionReader(Context context)
{
    private readonly CollectionReader collections = new(context);

    /// <summary>The keys of a section that has a switch, beside its own.</summary>
    public const string Enabled = "enabled";

    private static readonly InputAttribute SwitchInput = new("Whether this part of the model takes part.");

    /// <summary>Reads a section.</summary>
    /// <param name="shape">Its keys.</param>
    /// <param name="node">What stands in the file.</param>
    /// <param name="at">Where a missing key is reported: the section's own key.</param>
    /// <param name="path">The section's path.</param>
    /// <param name="hasSwitch">True when it must say whether it is enabled; null comes out when it is not.</param>
    /// <param name="mayMiss">True when a missing key is no problem, or was one elsewhere.</param>
    public Bound Read(SectionShape shape, Node node, Place at, string path, bool hasSwitch, bool mayMiss)
    {
        if (node is not MapNode map)
        {
            return context.Refuse(shape, new InputAttribute(""), node, path);
        }

        bool? isOn = hasSwitch ? Switch(map, at, path, mayMiss) : true;
        var (quantities, chances) = (context.Quantities.Count, context.Chances.Count);
        ReportUnknown(shape, map, path, hasSwitch);
        var section = new Draft(shape, map, at, path, mayMiss || map.IsPartial || isOn != true);
        foreach (var key in shape.Keys)
        {
            ReadKey(section, key);
        }

        if (isOn != false)
        {
            return isOn == true ? Finish(section) : Bound.Bad with { Draft = section.Record };
        }

        context.Quantities.RemoveRange(quantities, context.Quantities.Count - quantities);
        context.Chances.RemoveRange(chances, context.Chances.Count - chances);
        return Bound.Good(null);
    }

    /// <summary>Reads the value of one key, item or entry.</summary>
    public Bound ReadValue(Shape shape, Node node, Place at, InputAttribute input, string path, bool mayMiss) =>
        shape switch
        {
            SectionShape section => Read(section, node, at, path, hasSwitch: false, mayMiss),
            UncertainShape uncertain => UncertainReader.Read(context, uncertain, node, input, path),
            ListShape list => collections.List(this, list, node, input, path, mayMiss),
            NamedShape named => collections.Named(this, named, node, input, path, mayMiss),
            SettingShape => SettingReader.One(context, node, path),
            ChangesShape => SettingReader.Many(context, node, path),
            _ => ScalarReader.Read(context, shape, node, input, path),
        };

    private bool? Switch(MapNode map, Place at, string path, bool mayMiss)
    {
        var inner = KeyPath.Join(path, Enabled);
        if (map.Find(Enabled) is { } entry)
        {
            return (bool?)ScalarReader.Read(context, new BooleanShape(), entry.Value, SwitchInput, inner).Value;
        }

        if (!mayMiss && !map.IsPartial)
        {
            context.Findings.Add(at, inner, "missing key enabled: write enabled: true, or enabled: false to switch "
                + "this part off");
        }

        return null;
    }

    private void ReportUnknown(SectionShape shape, MapNode map, string path, bool hasSwitch)
    {
        var names = shape.Keys.Select(key => key.Name).Concat(hasSwitch ? [Enabled] : []).ToList();
        foreach (var entry in map.Entries.Where(entry => !names.Contains(entry.Name)))
        {
            context.Findings.Add(entry.Place, KeyPath.Join(path, Wording.Cut(entry.Name)),
                $"unknown key {Wording.Cut(entry.Name)}; allowed here: {string.Join(", ", names)}"
                + Suggestion.For(entry.Name, names));
        }
    }

    private void ReadKey(Draft section, Key key)
    {
        var path = KeyPath.Join(section.Path, key.Name);
        if (section.Map.Find(key.Name) is not { } entry)
        {
            Missing(section, key, path);
            return;
        }

        var bound = entry.Value is ScalarNode { IsNull: true } && key is { IsNullable: true, IsSwitch: false }
            ? Bound.Good(null)
            : key.IsSwitch
                ? Read((SectionShape)key.Shape, entry.Value, entry.Place, path, hasSwitch: true, section.MayMiss)
                : ReadValue(key.Shape, entry.Value, entry.Place, key.Input, path, section.MayMiss);
        section.Take(key, bound);
    }

    private void Missing(Draft section, Key key, string path)
    {
        if (key.IsOptional)
        {
            var isCollection = !key.IsNullable && key.Shape is ListShape or NamedShape;
            section.Take(key, Bound.Good(isCollection ? CollectionReader.Empty(key.Shape) : null));
            return;
        }

        section.Take(key, Bound.Bad);
        if (!section.MayMiss)
        {
            context.Findings.Add(section.At, path,
                $"missing key {key.Name}: {key.Input.Description} Write {Wording.Expected(key.Shape, key.Input)}");
        }
    }

    /// <summary>Lets the section look at itself.</summary>
    private Bound Finish(Draft section)
    {
        var problems = section.Check();
        foreach (var problem in problems)
        {
            context.Findings.Add(
                Locator.Find(section.Map, section.At, problem.Path),
                KeyPath.Append(section.Path, problem.Path),
                problem.Message);
        }

        return new Bound(section.IsPresentable ? section.Record : null, section.IsComplete && problems.Count == 0)
        {
            Draft = section.Record,
        };
    }
}
