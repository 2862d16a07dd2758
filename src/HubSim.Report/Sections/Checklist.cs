using System.Text.Json.Nodes;
using HubSim.Report.Pages;
using HubSim.Report.Reading;
using HubSim.Report.Texts;

namespace HubSim.Report.Sections;

/// <summary>An item of the reporting checklist.</summary>
/// <param name="Number">Its number in STRESS-DES; E for evidence that the guideline does not number.</param>
/// <param name="Name">Name of its texts.</param>
/// <param name="Answer">What scenario and manifest say to it; null when nothing.</param>
/// <param name="Anchor">Part of the page with more; empty for none.</param>
internal sealed record ChecklistItem(string Number, string Name, string? Answer, string Anchor = "");

/// <summary>
/// The reporting checklist STRESS-DES, filled from scenario and manifest, with what is left blank. Source: Monks, Currie,
/// Onggo, Robinson, Kunc and Taylor, "Strengthening the reporting of empirical simulation studies", Journal of Simulation 13
/// (2019) 55-67.
/// </summary>
internal static class Checklist
{
    private static readonly string[] Switchable =
    [
        "founding", "arrivals", "hub", "money", "investors", "contracts", "endings", "effects", "talent", "building", "platforms",
        "regulator", "compute", "programme", "incumbents", "rivals", "open_models",
    ];

    /// <summary>The section.</summary>
    public static Section? Of(FinishedRun run, Draft draft)
    {
        var items = Items(run, draft);
        var blank = items.Count(item => item.Answer is null);
        var rows = items.Select(item => Html.Of($"""
            <tr class="{(item.Answer is null ? "blank" : "")}"><th scope="row">{item.Number}</th><td>{draft[$"checklist.{item.Name}"]}</td><td>{item.Answer ?? draft.Say("checklist.blank", draft[$"checklist.{item.Name}.do"])}{Link(item, draft)}</td></tr>
            """));
        var text = draft.Say(blank == 0 ? "checklist.text" : "checklist.text.blank", Figures.Whole(items.Count), Figures.Whole(blank));
        return new Section("checklist", draft["checklist.title"], Html.Of($"""
            <p>{text}</p><details><summary>{draft["checklist.show"]}</summary><div class="scroll" tabindex="0" role="region" aria-label="{draft["checklist.title"]}"><table class="words checklist"><tbody>{rows}</tbody></table></div></details>
            """));
    }

    /// <summary>What is blank, a line each: number, what is asked, what to do about it.</summary>
    public static IReadOnlyList<string> Blanks(FinishedRun run, Draft draft) =>
        [.. Items(run, draft).Where(item => item.Answer is null).Select(item => $"{item.Number} {draft[$"checklist.{item.Name}"]}: {draft[$"checklist.{item.Name}.do"]}")];

    private static Html Link(ChecklistItem item, Draft draft) =>
        item.Anchor.Length == 0 ? Html.Empty : Html.Of($" <a href=\"#{item.Anchor}\">{draft["checklist.see"]}</a>");

    private static IReadOnlyList<ChecklistItem> Items(FinishedRun run, Draft draft) =>
        [.. Objectives(run, draft), .. Logic(run, draft), .. Data(run, draft), .. Experiments(run, draft), .. Implementation(run, draft), .. Evidence(run, draft)];

    private static IEnumerable<ChecklistItem> Objectives(FinishedRun run, Draft draft)
    {
        var question = run.Scenario.Text("question");
        yield return new("1.1", "purpose", question.Length > 0 ? question : null);
        yield return new("1.2", "outputs", draft["checklist.outputs.is"], "method");
        yield return new("1.3", "aims", run.Manifest.Base is { } below ? draft.Say("checklist.aims.is", below.Title, below.Differences.Count) : draft["checklist.aims.base"], "differences");
    }

    private static IEnumerable<ChecklistItem> Logic(FinishedRun run, Draft draft)
    {
        string[] on = [.. Switchable.Where(part => run.Scenario.At(part) is not null)];
        yield return new("2.1", "diagram", draft["checklist.diagram.is"]);
        yield return new("2.2", "logic", draft["checklist.logic.is"]);
        yield return new("2.3", "scenario_logic", draft["checklist.scenario_logic.is"], "differences");
        yield return new("2.4", "algorithms", draft["checklist.algorithms.is"]);
        yield return new("2.5", "components", on.Length == 0 ? null : draft.Say("checklist.components.is", string.Join(", ", on)));
    }

    private static IEnumerable<ChecklistItem> Data(FinishedRun run, Draft draft)
    {
        var entries = RegisterEntry.Of(run);
        var sources = (run.Scenario.At("sources") as JsonObject)?.Count ?? 0;
        var bare = entries.Count(entry => entry.Basis == "bare");
        var calibrated = entries.Count(entry => entry.Basis == "calibrated");
        yield return new("3.1", "sources", sources == 0 ? null : draft.Say("checklist.sources.is", sources), "register");
        yield return new("3.2", "processing", draft.Say("checklist.processing.is", calibrated), "register");
        yield return new("3.3", "parameters", entries.Count == 0 ? null : draft.Say("checklist.parameters.is", entries.Count), "register");
        yield return new("3.4", "assumptions", bare > 0 ? null : draft.Say("checklist.assumptions.is", entries.Count(entry => entry.Assumption is not null)), "register");
    }

    private static IEnumerable<ChecklistItem> Experiments(FinishedRun run, Draft draft)
    {
        var (start, end) = (run.Scenario.Day("clock.start"), run.Scenario.Day("clock.end"));
        yield return new("4.1", "initialisation", draft.Say("checklist.initialisation.is", Figures.Short(run.Scenario.Number("clock.warm_up") ?? 0)));
        yield return new("4.2", "length", start is null || end is null ? null : draft.Say("checklist.length.is", draft.Figures.Day(start.Value), draft.Figures.Day(end.Value)));
        yield return new("4.3", "estimation", run.Finished < 2 ? null : draft.Say("checklist.estimation.is", Figures.Whole(run.Finished), run.Manifest.Seed), "method");
    }

    private static IEnumerable<ChecklistItem> Implementation(FinishedRun run, Draft draft)
    {
        var manifest = run.Manifest;
        yield return new("5.1", "software", $"{manifest.Program.Name} {manifest.Program.Version}, {manifest.Run.Machine.Runtime}");
        yield return new("5.2", "sampling", draft["method.random.value"]);
        yield return new("5.3", "execution", draft["checklist.execution.is"]);
        yield return new("5.4", "system", draft.Say("checklist.system.is", manifest.Run.Machine.Os, manifest.Run.Machine.Architecture, Figures.Short(manifest.Run.Seconds)));
        yield return new("6.1", "access", draft["checklist.access.is"]);
    }

    private static IEnumerable<ChecklistItem> Evidence(FinishedRun run, Draft draft)
    {
        yield return new("E", "verification", draft["checklist.verification.is"]);
        yield return new("E", "coverage", draft["checklist.coverage.is"]);
        yield return new("E", "validation", Validation.VerdictOf(run) is { } verdict ? Validation.Words(draft, verdict) : null, "validation");
        yield return new("E", "failures", run.Manifest.Replications.Failed > 0 || run.Manifest.Run.Interrupted ? null : draft["checklist.failures.is"], "method");
    }
}
