using System.Globalization;
using HubSim.Report.Pages;
using HubSim.Report.Reading;
using HubSim.Report.Texts;

namespace HubSim.Report.Sections;

/// <summary>How it was computed: replications, failures, precision, seed, versions, files.</summary>
internal static class Method
{
    /// <summary>Most failures that are listed.</summary>
    private const int Listed = 20;

    /// <summary>The section.</summary>
    public static Section? Of(FinishedRun run, Draft draft) => new(
        "method", draft["method.title"], Html.Of($"<p>{draft["method.text"]}</p>{Facts(run, draft)}{Failures(run, draft)}{Files(run, draft)}"));

    private static Html Facts(FinishedRun run, Draft draft)
    {
        var manifest = run.Manifest;
        var facts = new List<(string Name, string Value)>
        {
            ("replications", draft.Say("method.replications.value", Figures.Whole(manifest.Run.Taken), manifest.Replications.First, Figures.Whole(manifest.Replications.Failed))),
            ("precision", Precision(run, draft)),
            ("seed", manifest.Seed.ToString(CultureInfo.InvariantCulture)),
            ("random", draft["method.random.value"]),
            ("scenario", $"{manifest.Scenario.Name}, SHA-256 {manifest.Scenario.Sha256}"),
            ("program", Program(manifest.Program)),
            ("quantiles", draft["method.quantiles.value"]),
            ("intervals", draft["method.intervals.value"]),
            ("time", draft.Say("method.time.value", manifest.Run.Started.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), Figures.Short(manifest.Run.Seconds), manifest.Run.Workers)),
            ("reused", manifest.Run.Reuse is { } reuse ? draft.Say("method.reused.value", Figures.Whole(reuse.Simulated), Figures.Whole(reuse.FromJournal), Figures.Whole(reuse.FromStore)) : ""),
            ("machine", $"{manifest.Run.Machine.Os}, {manifest.Run.Machine.Architecture}, {manifest.Run.Machine.Runtime}"),
            ("command", "hubsim " + string.Join(' ', manifest.Run.CommandLine)),
        };
        var rows = facts.Where(fact => fact.Value.Length > 0).Select(fact => Html.Of($"<tr><th scope=\"row\">{draft[$"method.{fact.Name}"]}</th><td>{fact.Value}</td></tr>\n"));
        return Html.Of($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{draft["method.title"]}\"><table class=\"words facts\"><tbody>{rows}</tbody></table></div>");
    }

    /// <summary>The program with the version of its model: a hash of what decides results.</summary>
    internal static string Program(Files.Results.ProgramEntry program) =>
        $"{program.Name} {program.Version}{(program.ModelVersion is { } model ? $" ({model})" : "")}";

    /// <summary>What was asked for, or what the number of replications gave.</summary>
    private static string Precision(FinishedRun run, Draft draft)
    {
        if (run.Manifest.Precision is { } wanted)
        {
            var targets = wanted.Targets.Select(target => $"{target.Response} {target.Target}: {(target.HalfWidth is { } half ? "\u00b1" + Figures.Short(half) : "")}".TrimEnd(' ', ':'));
            return draft.Say(wanted.IsReached ? "method.precision.met" : "method.precision.short", string.Join("; ", targets));
        }

        return TargetReading.Of(run).FirstOrDefault(reading => reading.IsHeadline) is { N: > 1 } headline
            ? draft.Say("method.precision.given", Figures.Percent((headline.Interval.Upper - headline.Interval.Lower) / 2))
            : draft["method.precision.none"];
    }

    private static Html Failures(FinishedRun run, Draft draft)
    {
        var failures = run.Manifest.Failures;
        if (failures.Count == 0)
        {
            return Html.Empty;
        }

        var rows = failures.Take(Listed).Select(failure => Html.Of($"<tr><th scope=\"row\">{failure.Replication}</th><td>{failure.Message}</td><td><code>{failure.Repeat}</code></td></tr>"));
        return Html.Of($"""
            <h3>{draft.Say("method.failures", Figures.Whole(run.Manifest.Replications.Failed))}</h3>
            <div class="scroll" tabindex="0" role="region" aria-label="{draft.Say("method.failures", Figures.Whole(run.Manifest.Replications.Failed))}"><table class="words"><thead><tr><th scope="col">{draft["method.replication"]}</th><th scope="col">{draft["method.message"]}</th><th scope="col">{draft["method.repeat"]}</th></tr></thead><tbody>{rows}</tbody></table></div>
            """);
    }

    private static Html Files(FinishedRun run, Draft draft)
    {
        var rows = run.Manifest.Tables.Select(table => Html.Of($"<tr><th scope=\"row\"><code>{table.File}</code></th><td>{Figures.Whole(table.Rows)}</td><td><code>{table.Sha256}</code></td></tr>"));
        return Html.Of($"""
            <details><summary>{draft["method.files"]}</summary><div class="scroll" tabindex="0" role="region" aria-label="{draft["method.files"]}"><table><thead><tr><th scope="col">{draft["method.file"]}</th><th scope="col">{draft["method.rows"]}</th><th scope="col">SHA-256</th></tr></thead><tbody>{rows}</tbody></table></div></details>
            """);
    }
}
