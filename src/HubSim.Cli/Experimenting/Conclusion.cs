using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using HubSim.Cli.Output;
using HubSim.Cli.Reporting;
using HubSim.Cli.Reusing;
using HubSim.Cli.Running;
using HubSim.Experiments.Trials;
using HubSim.Files.Journals;
using HubSim.Files.Results;

namespace HubSim.Cli.Experimenting;

/// <summary>The end of an experiment: files, the answer, failures, exit code.</summary>
/// <param name="setup">What it began with.</param>
/// <param name="study">The study.</param>
/// <param name="recorder">What came of its trials.</param>
/// <param name="report">The answer; null when there is none.</param>
/// <param name="problem">Why there is no answer; null when it was interrupted.</param>
/// <param name="interrupted">Exit code of the signal that came; null if none did.</param>
sealed class Conclusion(
    StudySetup setup, Study study, TrialRecorder recorder, StudyReport? report, string? problem, int? interrupted)
{
    private const int FailuresListed = 1_000;
    private const int FailuresShown = 5;
    private readonly IReadOnlyList<TrialResult> results = recorder.Results;

    /// <summary>The run in hand.</summary>
    public required Work Work { get; init; }

    /// <summary>Where the trials come from.</summary>
    public required ReuseEntry Reuse { get; init; }

    /// <summary>Writes and says all there is.</summary>
    /// <returns>The exit code.</returns>
    public int Write(ExperimentWriter writer, DateTimeOffset started, double seconds)
    {
        if (results.Count == 0)
        {
            var left = Work.IsWorthKeeping ? $"to go on: {Work.ResumeCommand}" : "nothing was written";
            Terminal.Messages.WriteLine($"hubsim: {problem ?? "interrupted before the first trial was complete"}; {left}");
            return interrupted ?? ExitCode.Failed;
        }

        var folder = writer.Commit(
            [TrialTables.OfPoints(study, recorder), TrialTables.OfTrials(study, recorder), .. report?.Tables ?? []],
            report?.Summary,
            Manifest(started, seconds),
            report?.Files ?? []);
        if (report is not null || problem is not null)
        {
            Work.HandIn();
        }

        var isReported = report is null || !setup.Request.Report || Reports.Write(folder);
        Say(folder, seconds);
        SayFailures();
        if (report is not null)
        {
            return recorder.Failed > 0 ? ExitCode.SomeFailed : !report.IsMet ? ExitCode.NotMet : isReported ? ExitCode.Done : ExitCode.Failed;
        }

        Terminal.Messages.WriteLine(problem is null
            ? $"hubsim: interrupted after {Done}; they are complete in {folder}, without an answer"
            : $"hubsim: {problem}; the trials are in {folder}");
        if (problem is null)
        {
            Terminal.Messages.WriteLine($"        to go on: {Work.ResumeCommand}");
        }

        return interrupted ?? (recorder.Failed > 0 ? ExitCode.SomeFailed : ExitCode.Failed);
    }

    /// <summary>How far an experiment without an answer came.</summary>
    private string Done => $"{results.Count} of {(study.Outline.IsMost ? "at most " : "")}{Words.Count(study.Outline.Trials, "trial")}";

    private void Say(string folder, double seconds)
    {
        if (setup.Request.Json)
        {
            SummaryJson.Write(Document(folder));
        }
        else if (!setup.Request.Quiet)
        {
            Terminal.Data.WriteLine(setup.Loaded.Value!.Title);
            Terminal.Data.WriteLine(Words.Wrapped(setup.Loaded.Value.Question, 80));
            Terminal.Data.WriteLine();
            Terminal.Data.WriteLine(report?.Text.TrimEnd() ?? (problem is null
                ? $"There is no answer yet: interrupted after {Done}."
                : Words.Wrapped($"There is no answer: {problem}.", 80)));
            SummaryTable.ExplainMark(report?.Text ?? "");
            Terminal.Data.WriteLine();
            Terminal.Data.WriteLine(
                $"{Words.Count(results.Count, "trial")} at {Words.Count(recorder.Points.Count, "point")}, {recorder.Failed} failed, in {Words.Short(seconds)} s on {Words.Count(setup.Request.Workers, "worker")}");
            foreach (var line in ReuseText.Lines(Reuse))
            {
                Terminal.Data.WriteLine(Words.Wrapped(line, 80));
            }

            Terminal.Data.WriteLine($"results in {folder}");
        }

        foreach (var warning in report?.Warnings ?? [])
        {
            Terminal.Messages.WriteLine($"hubsim: {warning}");
        }
    }

    private JsonObject Document(string folder) => new()
    {
        ["schemaVersion"] = SummaryJson.SchemaVersion,
        ["run"] = folder,
        ["kind"] = setup.Loaded.Value!.Kind,
        ["interrupted"] = report is null && problem is null,
        ["problem"] = problem,
        ["trials"] = results.Count,
        ["failed"] = recorder.Failed,
        ["reuse"] = ReuseText.Json(Reuse),
        ["warnings"] = new JsonArray([.. (report?.Warnings ?? []).Select(warning => JsonValue.Create(warning))]),
        ["needsJobs"] = new JsonArray([.. study.Responses.Where(column => setup.MarkOf(column.Name).Length > 0).Select(column => JsonValue.Create(column.Name))]),
        ["summary"] = report is null ? new JsonArray() : TableJson.Rows(report.Summary),
    };

    private void SayFailures()
    {
        foreach (var result in results.Where(result => result.Failed).Take(FailuresShown))
        {
            Terminal.Messages.WriteLine($"hubsim: point {result.Trial.Point.Number} ({result.Trial.Point.Name}), replication {result.Trial.Replication} failed: {result.Failure}");
            Terminal.Messages.WriteLine($"        to repeat it: {Repeat(result.Trial)}");
        }

        if (recorder.Failed > FailuresShown)
        {
            Terminal.Messages.WriteLine($"hubsim: {recorder.Failed - FailuresShown} more failed; the column `failure` of trials.parquet has them all");
        }
    }

    private string Repeat(Trial trial)
    {
        var binding = study.Bind(trial.Point);
        var policy = setup.Policies[binding.Policy];
        var set = policy.Changes.Concat(binding.Changes).Select(change => $" --set {Shell.Quote(change.ToString())}");
        return string.Create(CultureInfo.InvariantCulture, $"{Shell.Program} run {Shell.Quote(policy.File)}{string.Concat(set)} --replication {trial.Replication}");
    }

    private ExperimentManifest Manifest(DateTimeOffset started, double seconds)
    {
        var loaded = setup.Loaded;
        return new ExperimentManifest
        {
            Program = new ProgramEntry("hubsim", Assembly.GetExecutingAssembly().GetName().Version!.ToString(3), ModelVersion.Current),
            Experiment = new ExperimentEntry(
                loaded.Name, loaded.Value!.Kind, loaded.Value.Title, loaded.Value.Question, setup.Sha256, JsonNode.Parse(loaded.CanonicalJson)!),
            Scenarios =
            [
                .. setup.Policies.Select(policy => new PolicyEntry(
                    policy.Name,
                    policy.Label,
                    policy.Loaded.Value!.Title,
                    policy.File,
                    [.. policy.Changes.Select(change => change.ToString())],
                    policy.Loaded.Sha256,
                    JsonNode.Parse(policy.Loaded.CanonicalJson)!)),
            ],
            Seed = setup.Seed,
            Trials = new TrialsEntry(recorder.Points.Count, results.Count, recorder.Failed),
            Tables = [],
            Failures = [.. results.Where(result => result.Failed).Take(FailuresListed).Select(result => new TrialFailureEntry(
                result.Trial.Point.Number, result.Trial.Replication, result.Failure!, Repeat(result.Trial)))],
            Run = new RunEntry
            {
                Started = started,
                Seconds = Math.Round(seconds, 3),
                PeakMemoryMb = Math.Round(Process.GetCurrentProcess().PeakWorkingSet64 / 1e6, 1),
                Workers = setup.Request.Workers,
                Machine = MachineEntry.Here(),
                CommandLine = [.. Environment.GetCommandLineArgs().Skip(1)],
                Interrupted = interrupted is not null && report is null,
                Taken = results.Count,
                Reuse = Reuse,
            },
        };
    }
}
