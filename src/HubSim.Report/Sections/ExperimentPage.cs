using System.Globalization;
using HubSim.Report.Charts;
using HubSim.Report.Pages;
using HubSim.Report.Reading;
using HubSim.Report.Texts;

namespace HubSim.Report.Sections;

/// <summary>
/// The page about an experiment of any kind: its question, the estimates of its summary with their intervals as charts by
/// response, and its tables.
/// </summary>
internal static class ExperimentPage
{
    /// <summary>Most rows of a table that stand on the page.</summary>
    private const int MostRows = 300;

    /// <summary>Most rows of a chart.</summary>
    private const int MostBars = 40;

    private static readonly string[] Raw = ["trials", "points", "runs", "summary"];
    private static readonly string[] Keys = ["label", "policy", "factor", "box", "name"];
    private static readonly string[] NoNames = ["response", "unit", "path", "better", "n", "missing", "points", "effects"];

    /// <summary>The page as text.</summary>
    public static string Of(FinishedExperiment experiment, Phrases phrases)
    {
        var draft = new Draft(phrases);
        var about = experiment.Manifest.Experiment;
        var head = Html.Of($"""
            <header class="verdict"><p class="kicker">{about.Title} · {draft.Say("experiment.kind", about.Kind)}</p><h1>{about.Question}</h1>
            <p class="answer">{draft.Say("experiment.answer", Figures.Whole(experiment.Manifest.Trials.Count), Figures.Whole(experiment.Manifest.Trials.Points), Figures.Whole(experiment.Manifest.Trials.Failed))}</p></header>
            """);
        Section?[] sections = [Findings(experiment, draft), Tables(experiment, draft), Method(experiment, draft)];
        return Page.Of(draft, draft.Say("page.title", about.Title), head, [.. sections.OfType<Section>()]);
    }

    private static Section? Findings(FinishedExperiment experiment, Draft draft)
    {
        if (experiment.Table("summary", MostRows * 10) is not { Rows.Count: > 0 } summary || summary.Estimates.Count == 0)
        {
            return null;
        }

        var response = summary["response"];
        var groups = summary.Rows.GroupBy(row => response < 0 ? "" : row[response] as string ?? "", StringComparer.Ordinal);
        var figures = groups.SelectMany((group, i) => Shown(summary).Select((names, k) => Chart(summary, [.. group.Take(MostBars)], group.Key, names, $"found-{i.ToString(CultureInfo.InvariantCulture)}-{k.ToString(CultureInfo.InvariantCulture)}", draft)));
        return new Section("findings", draft["experiment.findings"], Html.Of($"<p>{draft["experiment.findings.text"]}</p><div class=\"grid\">{figures.ToList()}</div>"));
    }

    /// <summary>Which estimates share a chart: indices of first order and total do, means and differences do not.</summary>
    private static IEnumerable<string[]> Shown(Grid summary)
    {
        var all = summary.Estimates;
        if (all.Contains("first", StringComparer.Ordinal) && all.Contains("total", StringComparer.Ordinal))
        {
            return [["first", "total"]];
        }

        return all.Contains("difference", StringComparer.Ordinal) && all[0] != "difference" ? [[all[0]], ["difference"]] : [[all[0]]];
    }

    private static Html Chart(Grid summary, List<object?[]> rows, string response, string[] names, string id, Draft draft)
    {
        string[] colours = ["a", "b"];
        var unit = summary.Entry.Columns[summary[names[0]]].Unit;
        var chart = new Chart
        {
            Id = id,
            Axis = Axis.Names,
            Notation = Notation.Short,
            Unit = unit.Length > 0 ? Draft.Name(unit) : summary["unit"] is >= 0 and var at ? Draft.Name(rows[0][at] as string ?? "") : "",
            Names = [.. rows.Select(row => NameOf(summary, row))],
            Beside = names.Length > 1,
            Levels = names.Contains("difference", StringComparer.Ordinal) ? [new Level(0, "")] : [],
            Marks =
            [
                .. names.Select((name, k) => new Marks(Draft.Name(name), colours[k],
                [
                    .. rows.Select((row, i) => new Mark(i, Grid.Number(row, summary[name]), Grid.Number(row, summary[$"{name}_lower"]), Grid.Number(row, summary[$"{name}_upper"]), NameOf(summary, row)))
                        .Where(mark => !double.IsNaN(mark.Value)),
                ])),
            ],
        };
        var words = string.Join("; ", chart.Marks[0].Rows.Take(3).Select(mark => $"{mark.Text}: {Figures.Short(mark.Value)}"));
        return draft.Add(chart, $"{Draft.Name(response)}: {string.Join(", ", names.Select(Draft.Name))}", words);
    }

    /// <summary>What a row is about: its label, policy or factor, or the values of its levels.</summary>
    private static string NameOf(Grid summary, object?[] row)
    {
        var first = summary.Entry.Columns.ToList().FindIndex(column => column.Name == summary.Estimates[0]);
        var key = Keys.Select(name => summary[name]).FirstOrDefault(place => place >= 0, -1);
        var rest = summary.Entry.Columns.Take(first).Select((column, i) => (column.Name, Place: i))
            .Where(one => one.Place != key && !NoNames.Contains(one.Name, StringComparer.Ordinal) && !Keys.Contains(one.Name, StringComparer.Ordinal) && !one.Name.Contains("mean", StringComparison.Ordinal))
            .Select(one => $"{Draft.Name(one.Name)} {Cell(row[one.Place])}");
        return key >= 0 ? Draft.Name(row[key] as string ?? "") : string.Join(", ", rest);
    }

    private static Section? Tables(FinishedExperiment experiment, Draft draft)
    {
        var shown = experiment.Manifest.Tables.Select(table => Path.GetFileNameWithoutExtension(table.File))
            .OrderBy(name => name == "summary" ? 0 : 1).Where(name => name == "summary" || !Raw.Contains(name, StringComparer.Ordinal))
            .Select(name => experiment.Table(name, MostRows)).OfType<Grid>().Where(grid => grid.Rows.Count > 0).ToList();
        return shown.Count == 0 ? null : new Section("tables", draft["experiment.tables"], Html.Of($"<p>{draft["experiment.tables.text"]}</p>{shown.Select(grid => Table(grid, draft))}"));
    }

    private static Html Table(Grid grid, Draft draft)
    {
        var heads = grid.Entry.Columns.Select(column => Html.Of($"<th scope=\"col\" title=\"{column.Description}\">{Draft.Name(column.Name)}</th>"));
        var rows = grid.Rows.Select(row => Html.Of($"<tr>{row.Select(value => Html.Of($"<td>{Cell(value)}</td>"))}</tr>\n"));
        var cut = grid.Entry.Rows > grid.Rows.Count ? Html.Of($"<p class=\"note\">{draft.Say("experiment.cut", Figures.Whole(grid.Rows.Count), Figures.Whole(grid.Entry.Rows), grid.Entry.File)}</p>") : Html.Empty;
        return Html.Of($"""
            <details><summary>{grid.Entry.File}: {grid.Entry.Description}</summary>{cut}<div class="scroll" tabindex="0" role="region" aria-label="{grid.Entry.File}"><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div></details>
            """);
    }

    private static Section Method(FinishedExperiment experiment, Draft draft)
    {
        var manifest = experiment.Manifest;
        (string Name, string Value)[] facts =
        [
            ("scenario", string.Join("; ", manifest.Scenarios.Select(policy => $"{policy.Label} ({policy.File})"))),
            ("seed", manifest.Seed.ToString(CultureInfo.InvariantCulture)),
            ("random", draft["method.random.value"]),
            ("program", $"{manifest.Program.Name} {manifest.Program.Version}"),
            ("time", draft.Say("method.time.value", manifest.Run.Started.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), Figures.Short(manifest.Run.Seconds), manifest.Run.Workers)),
            ("machine", $"{manifest.Run.Machine.Os}, {manifest.Run.Machine.Architecture}, {manifest.Run.Machine.Runtime}"),
            ("command", "hubsim " + string.Join(' ', manifest.Run.CommandLine)),
        ];
        var rows = facts.Select(fact => Html.Of($"<tr><th scope=\"row\">{draft[$"method.{fact.Name}"]}</th><td>{fact.Value}</td></tr>\n"));
        return new Section("method", draft["method.title"], Html.Of($"<p>{draft["method.text"]}</p><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{draft["method.title"]}\"><table class=\"words facts\"><tbody>{rows}</tbody></table></div>"));
    }

    private static string Cell(object? value) => value switch
    {
        string text => Draft.Name(text),
        double number => Figures.Short(number),
        _ => "",
    };
}
