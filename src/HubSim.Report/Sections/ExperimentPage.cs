using System.Globalization;
using HubSim.Files.Results;
using HubSim.Report.Pages;
using HubSim.Report.Reading;
using HubSim.Report.Studies;
using HubSim.Report.Texts;

namespace HubSim.Report.Sections;

/// <summary>The page about an experiment: its question, the answer in two sentences, what it found by its kind, and its tables.</summary>
internal static class ExperimentPage
{
    /// <summary>Most rows of a table that stand on the page.</summary>
    private const int MostRows = 300;

    /// <summary>Most failures that are listed.</summary>
    private const int Listed = 20;

    private static readonly string[] Raw = ["trials", "points", "runs", "particles"];

    /// <summary>The page as text.</summary>
    public static string Of(FinishedExperiment experiment, Phrases phrases)
    {
        var draft = new Draft(phrases);
        var about = experiment.Manifest.Experiment;
        var finding = Findings.Of(new StudyView(experiment, draft, ""));
        var head = Html.Of($"""
            <header class="verdict"><p class="kicker">{about.Title} · {draft.Say("experiment.kind", Kind(draft, about.Kind))}</p><h1>{about.Question}</h1>
            <p class="answer">{finding.Answer}</p>{More(finding)}{Waiting.NoteOf(finding, draft)}{Warnings(experiment, draft)}</header>
            """);
        Section?[] rest = [Tables(experiment, draft), Method(experiment, draft)];
        return Page.Of(draft, draft.Say("page.title", about.Title), head, [.. finding.Parts, .. rest.OfType<Section>()]);
    }

    /// <summary>A kind of experiment in the words of the page.</summary>
    internal static string Kind(Draft draft, string kind) => draft.Phrases.Has($"kind.{kind}") ? draft[$"kind.{kind}"] : kind;

    /// <summary>What stands below the answer.</summary>
    internal static Html More(Finding finding) => finding.More.Length > 0 ? Html.Of($"<p>{finding.More}</p>") : Html.Empty;

    private static Html Warnings(FinishedExperiment experiment, Draft draft)
    {
        var (trials, run) = (experiment.Manifest.Trials, experiment.Manifest.Run);
        var failed = trials.Failed > 0 ? Html.Of($"<p class=\"warning\">{draft.Say("experiment.failed", Figures.Whole(trials.Failed), Figures.Whole(trials.Count))}</p>") : Html.Empty;
        var broken = run.Interrupted ? Html.Of($"<p class=\"warning\">{draft["experiment.interrupted"]}</p>") : Html.Empty;
        return Html.Of($"{failed}{broken}");
    }

    private static Section? Tables(FinishedExperiment experiment, Draft draft)
    {
        var shown = experiment.Manifest.Tables.Select(table => Path.GetFileNameWithoutExtension(table.File))
            .OrderBy(name => name == "summary" ? 0 : 1).Where(name => !Raw.Contains(name, StringComparer.Ordinal))
            .Select(name => experiment.Table(name, MostRows)).OfType<Grid>().Where(grid => grid.Rows.Count > 0).ToList();
        return shown.Count == 0 ? null : new Section("tables", draft["experiment.tables"], Html.Of($"<p>{draft["experiment.tables.text"]}</p>{shown.Select(grid => Table(grid, draft))}"));
    }

    private static Html Table(Grid grid, Draft draft)
    {
        var heads = grid.Entry.Columns.Select(column => Html.Of($"<th scope=\"col\" title=\"{column.Description}\"><code>{column.Name}</code></th>"));
        var rows = grid.Rows.Select(row => Html.Of($"<tr>{row.Select((value, place) => Html.Of($"<td>{Cell(value, grid.Entry.Columns[place], draft)}</td>"))}</tr>\n"));
        var cut = grid.Entry.Rows > grid.Rows.Count ? Html.Of($"<p class=\"note\">{draft.Say("experiment.cut", Figures.Whole(grid.Rows.Count), Figures.Whole(grid.Entry.Rows), grid.Entry.File)}</p>") : Html.Empty;
        return Html.Of($"""
            <details><summary>{Title(grid.Entry, draft)}</summary>{cut}<div class="scroll" tabindex="0" role="region" aria-label="{grid.Entry.File}"><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div></details>
            """);
    }

    private static string Title(ExperimentTableEntry entry, Draft draft)
    {
        var name = $"table.{Path.GetFileNameWithoutExtension(entry.File)}";
        return draft.Say("experiment.table", entry.File, draft.Phrases.Has(name) ? draft[name] : entry.Description);
    }

    private static Section Method(FinishedExperiment experiment, Draft draft)
    {
        var (manifest, run) = (experiment.Manifest, experiment.Manifest.Run);
        (string Name, string Value)[] facts =
        [
            ("replications", draft.Say("experiment.trials", Figures.Whole(manifest.Trials.Count), Figures.Whole(manifest.Trials.Points), Figures.Whole(manifest.Trials.Failed))),
            ("scenario", string.Join("; ", manifest.Scenarios.Select(policy => $"{policy.Label} ({Path.GetFileName(policy.File)}{string.Concat(policy.Set.Select(set => ", " + set))}, SHA-256 {policy.Sha256[..Math.Min(12, policy.Sha256.Length)]})"))),
            ("experiment", $"{manifest.Experiment.Name}, SHA-256 {manifest.Experiment.Sha256}"),
            ("seed", manifest.Seed.ToString(CultureInfo.InvariantCulture)),
            ("random", draft["method.random.value"]),
            ("program", Sections.Method.Program(manifest.Program)),
            ("time", draft.Say("method.time.value", run.Started.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), Figures.Short(run.Seconds), run.Workers)),
            ("reused", run.Reuse is { } reuse ? draft.Say("method.reused.value", Figures.Whole(reuse.Simulated), Figures.Whole(reuse.FromJournal), Figures.Whole(reuse.FromStore)) : ""),
            ("machine", $"{run.Machine.Os}, {run.Machine.Architecture}, {run.Machine.Runtime}"),
            ("command", "hubsim " + string.Join(' ', run.CommandLine)),
        ];
        var rows = facts.Where(fact => fact.Value.Length > 0).Select(fact => Html.Of($"<tr><th scope=\"row\">{draft[$"method.{fact.Name}"]}</th><td>{fact.Value}</td></tr>\n"));
        return new Section("method", draft["method.title"], Html.Of($"<p>{draft["method.text"]}</p><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{draft["method.title"]}\"><table class=\"words facts\"><tbody>{rows}</tbody></table></div>{Failures(experiment, draft)}"));
    }

    private static Html Failures(FinishedExperiment experiment, Draft draft)
    {
        var failures = experiment.Manifest.Failures;
        if (failures.Count == 0)
        {
            return Html.Empty;
        }

        var title = draft.Say("method.failures", Figures.Whole(experiment.Manifest.Trials.Failed));
        var rows = failures.Take(Listed).Select(failure => Html.Of($"<tr><th scope=\"row\">{failure.Point}/{failure.Replication}</th><td>{failure.Message}</td><td><code>{failure.Repeat}</code></td></tr>"));
        return Html.Of($"""
            <h3>{title}</h3><div class="scroll" tabindex="0" role="region" aria-label="{title}"><table class="words"><thead><tr><th scope="col">{draft["method.replication"]}</th><th scope="col">{draft["method.message"]}</th><th scope="col">{draft["method.repeat"]}</th></tr></thead><tbody>{rows}</tbody></table></div>
            """);
    }

    private static string Cell(object? value, ColumnEntry column, Draft draft) => value switch
    {
        string text => text,
        double number when column.Type == "boolean" => double.IsNaN(number) ? "" : draft[number == 1 ? "yes" : "no"],
        double number when column.Type is "int32" or "int64" => Figures.Whole(number),
        double number => Figures.Short(number),
        _ => "",
    };
}
