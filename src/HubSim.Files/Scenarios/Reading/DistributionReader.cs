using System.Globalization;
using HubSim.Files.Scenarios.Schema;
using HubSim.Files.Scenarios.Yaml;
using HubSim.Kernel.Random;
using HubSim.Model.Inputs;

namespace HubSim.Files.Scenarios.Reading;

/// <summary>A number of a distribution, where it stands, and its path.</summary>
internal readonly record struct Argument(double Value, Place Place, string Path);

/// <summary>
/// Reads the numbers of a distribution, checks that they make one, and that its values stay in the range of the key.
/// </summary>
internal static class DistributionReader
{
    private const int MinRowsOfEmpirical = 2;

    /// <summary>The distribution under the key <paramref name="entry"/>; null after a finding.</summary>
    public static Distribution? Read(Context context, Entry entry, InputAttribute input, string path)
    {
        var family = Family.Find(entry.Name)!;
        var inner = KeyPath.Join(path, entry.Name);
        if (family.Form == FamilyForm.File)
        {
            return TableReader.Read(context, entry, input, inner);
        }

        var before = context.Findings.Count;
        var numbers = family.Form switch
        {
            FamilyForm.Single => Single(context, entry.Value, input, path),
            FamilyForm.Row => Row(context, family, entry.Value, inner),
            FamilyForm.Map => Map(context, family, entry.Value, entry.Place, inner),
            _ => Table(context, family, entry.Value, inner),
        };
        if (context.Findings.Count > before || numbers is null)
        {
            return null;
        }

        DistributionRules.Check(context.Findings, family, numbers, input);
        return context.Findings.Count > before
            ? null
            : DistributionFactory.Make(context.Findings, family, numbers, input, entry.Place, inner);
    }

    private static IReadOnlyList<Argument>? Single(Context context, Node node, InputAttribute input, string path)
    {
        var bound = ScalarReader.Read(context, new RealShape(), node, input, path);
        return bound.IsGood ? [new Argument((double)bound.Value!, node.Place, path)] : null;
    }

    private static IReadOnlyList<Argument>? Row(Context context, Family family, Node node, string path)
    {
        if (node is not ListNode list || list.Items.Count != family.Parameters.Count)
        {
            context.Refuse(family.Example, node, path);
            return null;
        }

        return
        [
            .. family.Parameters.Zip(list.Items).Select((pair, i) =>
                Number(context, pair.First, pair.Second, KeyPath.At(path, i))),
        ];
    }

    private static List<Argument>? Map(Context context, Family family, Node node, Place at, string path)
    {
        if (node is not MapNode map)
        {
            context.Refuse(family.Example, node, path);
            return null;
        }

        var names = family.Parameters.Select(parameter => parameter.Name).ToList();
        foreach (var entry in map.Entries.Where(entry => !names.Contains(entry.Name)))
        {
            context.Findings.Add(entry.Place, KeyPath.Join(path, Wording.Cut(entry.Name)),
                $"unknown key {Wording.Cut(entry.Name)}; allowed here: {string.Join(", ", names)}"
                + Suggestion.For(entry.Name, names));
        }

        var numbers = new List<Argument>();
        foreach (var parameter in family.Parameters)
        {
            var inner = KeyPath.Join(path, parameter.Name);
            if (map.Find(parameter.Name) is { } entry)
            {
                numbers.Add(Number(context, parameter, entry.Value, inner));
            }
            else if (parameter.Default is { } value)
            {
                numbers.Add(new Argument(value, at, inner));
            }
            else if (map.IsPartial)
            {
                return null;
            }
            else
            {
                context.Findings.Add(at, inner, $"missing key {parameter.Name}; write {family.Example}");
            }
        }

        return numbers;
    }

    private static List<Argument>? Table(Context context, Family family, Node node, string path)
    {
        var least = family.Name == "empirical" ? MinRowsOfEmpirical : 1;
        if (node is not ListNode list || list.Items.Count < least)
        {
            context.Refuse(
                string.Create(CultureInfo.InvariantCulture, $"{family.Example} with at least {least} rows"), node, path);
            return null;
        }

        var numbers = new List<Argument>();
        for (var i = 0; i < list.Items.Count; i++)
        {
            numbers.AddRange(Row(context, family with { Form = FamilyForm.Row }, list.Items[i], KeyPath.At(path, i)) ?? []);
        }

        return numbers;
    }

    /// <summary>A number of a distribution, reported when it is none or, where it must be, not above 0.</summary>
    public static Argument Number(Context context, Parameter parameter, Node node, string path)
    {
        var value = 0.0;
        var remedy = node is ScalarNode { IsNull: false } scalar ? ScalarRules.Real(scalar, out value) : "";
        if (remedy is null && parameter.IsPositive && !(value > 0))
        {
            remedy = "";
        }

        if (remedy is not null)
        {
            context.Refuse($"a number{(parameter.IsPositive ? " above 0" : "")} for {parameter.Name}", node, path, remedy);
        }

        return new Argument(value, node.Place, path);
    }
}
