using HubSim.Files.Results;
using HubSim.Report.Pages;
using HubSim.Report.Reading;

namespace HubSim.Report.Sections;

/// <summary>What the scenario changes in the one that it is built on, value by value.</summary>
internal static class Differences
{
    /// <summary>Most differences that stand open on the page.</summary>
    private const int Open = 12;

    /// <summary>The section.</summary>
    public static Section? Of(FinishedRun run, Draft draft)
    {
        if (run.Manifest.Base is not { } below)
        {
            return new Section("differences", draft["differences.title"], Html.Of($"<p>{draft["differences.base"]}</p>"));
        }

        if (below.Differences.Count == 0)
        {
            return new Section("differences", draft["differences.title"], Html.Of($"<p>{draft.Say("differences.none", below.Title)}</p>"));
        }

        var count = below.Differences.Count;
        var own = run.Manifest.Scenario.Title;
        var table = Table(draft, below.Differences, below.Title, own == below.Title ? draft["differences.here"] : own);
        var body = count <= Open ? table : Html.Of($"<details><summary>{draft.Say("differences.all", count)}</summary>{table}</details>");
        return new Section("differences", draft["differences.title"], Html.Of($"<p>{draft.Say("differences.text", below.Title, count)}</p>{body}"));
    }

    /// <summary>Differences as a table: what the one says, and the other.</summary>
    internal static Html Table(Draft draft, IEnumerable<DifferenceEntry> differences, string one, string other)
    {
        var rows = differences.Select(difference => Html.Of($"""
            <tr><th scope="row"><code>{difference.Path}</code></th><td>{Said(draft, difference.Base)}</td><td>{Said(draft, difference.Here)}</td><td>{Draft.Name(difference.Unit)}</td></tr>
            """));
        return Html.Of($"""
            <div class="scroll" tabindex="0" role="region" aria-label="{draft["differences.title"]}"><table class="words"><thead><tr><th scope="col">{draft["register.key"]}</th><th scope="col">{one}</th><th scope="col">{other}</th><th scope="col">{draft["register.unit"]}</th></tr></thead><tbody>{rows}</tbody></table></div>
            """);
    }

    private static string Said(Draft draft, string? value) => value switch
    {
        null => draft["differences.absent"],
        "true" => draft["on"],
        "false" => draft["off"],
        _ => value,
    };
}
