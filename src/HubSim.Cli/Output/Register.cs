using System.Text;
using System.Text.Json.Nodes;
using HubSim.Files.Scenarios;
using HubSim.Model.Inputs;
using HubSim.Model.Scenarios;

namespace HubSim.Cli.Output;

/// <summary>The register of a scenario's values and what each rests on, as Markdown with an anchor for every value.</summary>
static class Register
{
    /// <summary>The document.</summary>
    public static string Markdown(LoadResult<Scenario> loaded)
    {
        var resolved = JsonNode.Parse(loaded.CanonicalJson)!;
        var entries = loaded.Quantities.Select(value => (value.Path, value.Unit, value.Provenance))
            .Concat(loaded.Chances.Select(value => (value.Path, value.Unit, value.Provenance)))
            .OrderBy(value => Padded(value.Path), StringComparer.Ordinal)
            .Select(value => new Entry(value.Path, FileNotation.Of(FileNotation.At(resolved, value.Path)), value.Unit, value.Provenance))
            .ToList();
        var groups = entries.ToLookup(GroupOf);
        var text = new StringBuilder($"""
            # Register of values: {loaded.Value!.Title}

            Every value of the scenario and what it rests on, made by `hubsim assumptions`: {entries.Count} in all, of which
            {groups[Group.Calibrated].Count()} were calibrated within the range of their source or assumption, {groups[Group.Assumed].Count()} are assumed, {groups[Group.Sourced].Count()} have a source and
            {groups[Group.Bare].Count()} have neither. A value is written as in the file; what its key means is in [scenario.md](scenario.md).


            """.ReplaceLineEndings("\n"));
        Table(text, "Calibrated", "how it was chosen, and within what", groups[Group.Calibrated], one => Join(one.Provenance.Calibrated, one.Provenance.Assumption, one.Provenance.Note));
        Table(text, "Assumed", "why", groups[Group.Assumed], one => Join(one.Provenance.Assumption, one.Provenance.Note));
        Table(text, "Sourced", "note", groups[Group.Sourced], one => Join(one.Provenance.Note));
        Table(text, "Without a source or a reason", "note", groups[Group.Bare], one => Join(one.Provenance.Note));
        AddSources(text, loaded.Value.Sources ?? new([]));
        return text.ToString();
    }

    /// <summary>Positions in lists with leading zeros, so that the tenth comes after the ninth.</summary>
    private static string Padded(string path) =>
        string.Concat(path.Split('[').Select((part, i) => i == 0 ? part : "[" + part.PadLeft(part.Length + 4 - part.IndexOf(']', StringComparison.Ordinal), '0')));

    private static Group GroupOf(Entry entry) => entry.Provenance switch
    {
        { Calibrated: not null } => Group.Calibrated,
        { Assumption: not null } => Group.Assumed,
        { Sources.Count: > 0 } => Group.Sourced,
        _ => Group.Bare,
    };

    private static void Table(StringBuilder text, string title, string last, IEnumerable<Entry> entries, Func<Entry, string> say)
    {
        if (!entries.Any())
        {
            return;
        }

        text.Append("## ").Append(title).Append("\n\n| key | value | unit | source | ").Append(last).Append(" |\n|---|---|---|---|---|\n");
        foreach (var entry in entries)
        {
            text.Append("| <a id=\"").Append(entry.Path).Append("\"></a>`").Append(entry.Path).Append("` | ")
                .Append(Cell(entry.Value)).Append(" | ").Append(entry.Unit).Append(" | ")
                .AppendJoin(", ", entry.Provenance.Sources.Select(id => $"[{id}](#{id})")).Append(" | ")
                .Append(Cell(say(entry))).Append(" |\n");
        }

        text.Append('\n');
    }

    private static void AddSources(StringBuilder text, Named<Source> sources)
    {
        text.Append("## Sources\n\n| id | title | address |\n|---|---|---|\n");
        foreach (var (id, source) in sources)
        {
            text.Append("| <a id=\"").Append(id).Append("\"></a>").Append(id).Append(" | ").Append(Cell(source.Title)).Append(" | ")
                .Append(source.Url is { } url ? $"<{url}>" : "").Append(" |\n");
        }
    }

    private static string Join(params ReadOnlySpan<string?> parts)
    {
        var said = new List<string>();
        foreach (var part in parts)
        {
            if (part is not null)
            {
                said.Add(part);
            }
        }

        return string.Join("; ", said);
    }

    private static string Cell(string text) => text.ReplaceLineEndings(" ").Trim().Replace("|", "\\|", StringComparison.Ordinal);

    private enum Group
    {
        Calibrated,
        Assumed,
        Sourced,
        Bare,
    }

    private sealed record Entry(string Path, string Value, string Unit, Provenance Provenance);
}
