using System.Text;
using HubSim.Files.Scenarios.Reading;
using HubSim.Files.Scenarios.Schema;

namespace HubSim.Files.Scenarios;

/// <summary>
/// The reference of the file format as Markdown, made from the same records and rules by which files are read.
/// </summary>
public static class ScenarioReference
{
    /// <summary>
    /// The whole page: how a file is built, how values are written, and a table of keys for each section with what may be
    /// written, unit, range and meaning.
    /// </summary>
    /// <param name="root">The record that a file describes.</param>
    /// <param name="chapters">Further chapters, before the tables of keys.</param>
    public static string Markdown(Type root, string chapters = "")
    {
        ArgumentNullException.ThrowIfNull(root);
        var page = new StringBuilder(ReferenceText.Introduction(Families())).Append(chapters).Append("## Keys\n\n");
        var shape = ShapeReader.Of(root);
        Section(page, shape, "", "The top level of a file.", hasSwitch: false);
        Inner(page, shape, "", []);
        return page.ToString();
    }

    /// <summary>
    /// The path of every key, in the order of the records, with <c>&lt;name&gt;</c> for the names of entries and
    /// <c>[]</c> for positions in lists: <c>origins.&lt;name&gt;.rate[].from</c>.
    /// </summary>
    /// <param name="root">The record that a file describes.</param>
    public static IReadOnlyList<string> KeyPaths(Type root)
    {
        ArgumentNullException.ThrowIfNull(root);
        var paths = new List<string>();
        Collect(ShapeReader.Of(root), "", paths);
        return paths;
    }

    private static void Collect(Shape shape, string path, List<string> paths)
    {
        if (shape is not SectionShape section)
        {
            return;
        }

        foreach (var key in section.Keys)
        {
            var name = KeyPath.Join(path, key.Name);
            paths.Add(name);
            if (key.IsSwitch)
            {
                paths.Add(KeyPath.Join(name, SectionReader.Enabled));
            }

            var (inner, suffix) = Content(key.Shape);
            Collect(inner, name + suffix, paths);
        }
    }

    /// <summary>What lies in lists and named entries, however often they lie in each other.</summary>
    private static (Shape Shape, string Suffix) Content(Shape shape)
    {
        var suffix = "";
        while (shape is ListShape or NamedShape)
        {
            suffix += shape is ListShape ? "[]" : ".<name>";
            shape = shape is ListShape list ? list.Item : ((NamedShape)shape).Item;
        }

        return (shape, suffix);
    }

    /// <summary>The sections below one, each record once: where it comes again, the page points back.</summary>
    private static void Inner(StringBuilder page, SectionShape shape, string path, Dictionary<Type, string> seen)
    {
        foreach (var key in shape.Keys)
        {
            var (content, suffix) = Content(key.Shape);
            if (content is not SectionShape section)
            {
                continue;
            }

            var name = KeyPath.Join(path, key.Name) + suffix;
            if (seen.TryGetValue(section.Type, out var first))
            {
                Heading(page, name, key.Input.Description, key.IsSwitch);
                page.Append("The same keys as `").Append(first).Append("`, and below it.\n\n");
                continue;
            }

            seen.Add(section.Type, name);
            Section(page, section, name, key.Input.Description, key.IsSwitch);
            Inner(page, section, name, seen);
        }
    }

    private static void Heading(StringBuilder page, string path, string description, bool hasSwitch)
    {
        page.Append("### ").Append(path.Length == 0 ? "Top level" : $"`{path}`").Append("\n\n").Append(description);
        page.Append(hasSwitch ? " This part has a switch: `enabled: true` or `enabled: false`.\n\n" : "\n\n");
    }

    private static void Section(StringBuilder page, SectionShape shape, string path, string description, bool hasSwitch)
    {
        Heading(page, path, description, hasSwitch);
        page.Append("| key | value | unit | range | uncertain | meaning |\n|---|---|---|---|---|---|\n");
        if (path.Length == 0)
        {
            Row(page, ReferenceText.FileKeys.Where(row => shape.Find(row[0]) is null));
        }

        if (hasSwitch)
        {
            Row(page, [[SectionReader.Enabled, "true or false", "", "", "no", "Whether this part takes part."]]);
        }

        Row(page, shape.Keys.Select(key => (string[])
        [
            key.Name,
            Value(key),
            key.Input.Unit,
            (Wording.Range(key.Input) + Wording.Counts(key.Input)).Trim(),
            Uncertain(Content(key.Shape).Shape),
            key.Input.Description,
        ]));
        page.Append('\n');
    }

    private static void Row(StringBuilder page, IEnumerable<string[]> rows)
    {
        foreach (var cells in rows)
        {
            var escaped = cells.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal)).ToList();
            page.Append("| `").Append(escaped[0]).Append("` | ").AppendJoin(" | ", escaped.Skip(1)).Append(" |\n");
        }
    }

    private static string Value(Key key) => Kind(key.Shape)
        + (key is { IsNullable: true, IsSwitch: false, IsOptional: false } ? ", or null" : "")
        + (key.IsOptional ? "; may be left out" : "");

    private static string Kind(Shape shape) => shape switch
    {
        BooleanShape => "true or false",
        WholeShape => "whole number",
        RealShape or UncertainShape => "number",
        TextShape => "text",
        DateShape => "date",
        WordShape words => string.Join(" or ", words.Words.Select(word => $"`{word.Key}`")),
        SettingShape => "any value",
        ChangesShape => "paths with values",
        ListShape list => "list: " + Kind(list.Item),
        NamedShape named => "named entries: " + Kind(named.Item),
        _ => "section",
    };

    private static string Uncertain(Shape shape) => shape switch
    {
        UncertainShape { IsChance: false } => "yes: drawn once per replication",
        UncertainShape => "by nature: drawn for each event",
        _ => "no",
    };

    private static string Families()
    {
        var table = new StringBuilder("| written as | meaning |\n|---|---|\n");
        foreach (var family in Family.All)
        {
            table.Append("| `").Append(family.Example).Append("` | ").Append(family.Description).Append(" |\n");
        }

        return table.ToString();
    }
}
