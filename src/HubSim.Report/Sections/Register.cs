using System.Text.Json.Nodes;
using HubSim.Report.Pages;
using HubSim.Report.Reading;
using HubSim.Report.Texts;

namespace HubSim.Report.Sections;

/// <summary>The register of the scenario's values, what each rests on, and the sources.</summary>
internal static class Register
{
    private static readonly string[] Bases = ["calibrated", "assumed", "sourced", "bare"];

    /// <summary>Longest text of a value: tables of data files are cut.</summary>
    private const int Longest = 160;

    /// <summary>The section.</summary>
    public static Section? Of(FinishedRun run, Draft draft)
    {
        var entries = RegisterEntry.Of(run);
        var groups = entries.ToLookup(entry => entry.Basis, StringComparer.Ordinal);
        var titles = Titles(run);
        var parts = Bases.Where(basis => groups[basis].Any()).Select(basis => Group(draft, basis, [.. groups[basis]], titles));
        var text = draft.Say(
            "register.text",
            Figures.Whole(entries.Count),
            Figures.Whole(groups["calibrated"].Count()),
            Figures.Whole(groups["assumed"].Count()),
            Figures.Whole(groups["sourced"].Count()),
            Figures.Whole(groups["bare"].Count()));
        return new Section("register", draft["register.title"], Html.Of($"<p>{text}</p>{parts}{Sources(draft, titles)}"));
    }

    /// <summary>Sources by id.</summary>
    internal static IReadOnlyDictionary<string, (string Title, string? Address)> Titles(FinishedRun run)
    {
        var found = new SortedDictionary<string, (string, string?)>(StringComparer.Ordinal);
        foreach (var (id, source) in run.Scenario.At("sources") as JsonObject ?? [])
        {
            found[id] = (source?["title"]?.ToString() ?? id, source?["url"]?.ToString());
        }

        return found;
    }

    private static Html Group(Draft draft, string basis, IReadOnlyList<RegisterEntry> entries, IReadOnlyDictionary<string, (string Title, string? Address)> titles)
    {
        var rows = entries.Select(entry => Html.Of($"""
            <tr><th scope="row"><code>{entry.Path}</code></th><td>{Cut(entry.Value)}</td><td>{Draft.Name(entry.Unit)}</td><td>{entry.Sources.Select((id, i) => Reference(id, i, titles))}</td><td>{entry.Words}</td></tr>
            """));
        return Html.Of($"""
            <details><summary>{draft.Say($"register.{basis}", Figures.Whole(entries.Count))}</summary><div class="scroll" tabindex="0" role="region" aria-label="{draft.Say($"register.{basis}", Figures.Whole(entries.Count))}"><table class="words register"><thead><tr><th scope="col">{draft["register.key"]}</th><th scope="col">{draft["register.value"]}</th><th scope="col">{draft["register.unit"]}</th><th scope="col">{draft["register.source"]}</th><th scope="col">{draft["register.why"]}</th></tr></thead><tbody>{rows}</tbody></table></div></details>
            """);
    }

    private static Html Reference(string id, int place, IReadOnlyDictionary<string, (string Title, string? Address)> titles)
    {
        var gap = place > 0 ? Html.Of($", ") : Html.Empty;
        return titles.TryGetValue(id, out var source) ? Html.Of($"{gap}<a href=\"#source-{id}\" title=\"{source.Title}\">{id}</a>") : Html.Of($"{gap}{id}");
    }

    /// <summary>An address of the scenario is a link only when it is one of the web: nothing else is followed.</summary>
    private static Html Sources(Draft draft, IReadOnlyDictionary<string, (string Title, string? Address)> titles)
    {
        var rows = titles.Select(source => Html.Of($"""
            <tr id="source-{source.Key}"><th scope="row">{source.Key}</th><td>{source.Value.Title}</td><td>{Address(source.Value.Address)}</td></tr>
            """));
        return titles.Count == 0
            ? Html.Empty
            : Html.Of($"""
                <details id="sources"><summary>{draft.Say("register.sources", Figures.Whole(titles.Count))}</summary><div class="scroll" tabindex="0" role="region" aria-label="{draft.Say("register.sources", Figures.Whole(titles.Count))}"><table class="words sources"><tbody>{rows}</tbody></table></div></details>
                """);
    }

    private static Html Address(string? address) => address switch
    {
        null => Html.Empty,
        _ when Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" => Html.Of($"<a href=\"{address}\" rel=\"noreferrer\">{address}</a>"),
        _ => Html.Of($"{address}"),
    };

    private static string Cut(string text) => text.Length <= Longest ? text : text[..Longest] + "\u2026";
}
