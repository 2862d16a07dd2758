using System.Text.Json;
using HubSim.Cli.Experimenting;
using HubSim.Cli.Output;
using HubSim.Cli.Running;
using HubSim.Experiments.Precision;
using HubSim.Files.Journals;
using HubSim.Files.Results;

namespace HubSim.Cli.Reusing;

/// <summary>Going on with a run that was broken off: which one, and whether it is still the same.</summary>
/// <param name="Run">The run.</param>
/// <param name="Plan">What its journal was begun for.</param>
sealed record Resumption(UnfinishedRun Run, JournalPlan Plan)
{
    private const int Shown = 5;

    /// <summary>Folder of all results that the run belongs to.</summary>
    public string Output => Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Run.Parent)) is { Length: > 0 } folder ? folder : ".";

    /// <summary>Finds a run, or says that it is finished.</summary>
    /// <param name="command">The command that was given: run or experiment.</param>
    /// <param name="name">The run, as the user names it.</param>
    /// <param name="output">Folder of all results, for a bare name.</param>
    /// <param name="file">The scenario's or experiment's file, for a bare name; empty if not given.</param>
    /// <returns>The run; null when it is finished, which has been said then.</returns>
    /// <exception cref="JournalException">There is no such run, or it cannot be gone on with.</exception>
    public static Resumption? Find(string command, string name, string output, string file)
    {
        var run = UnfinishedRun.Find(name, output, file.Length == 0 ? null : Path.GetFileNameWithoutExtension(file));
        if (run.JournalPath.Length == 0 || IsWhole(run))
        {
            RequireWhole(run);
            Terminal.Messages.WriteLine($"hubsim: {run.Name} is finished: its results are whole in {run.FinalPath}, and there is nothing to resume");
            return null;
        }

        var plan = JournalContent.Read(run.JournalPath).Plan;
        return plan.Command == command
            ? new Resumption(run, plan)
            : throw new JournalException($"--resume {name}: that is no run of this command; say: hubsim {plan.Command} --resume {run.FinalPath}");
    }

    /// <summary>The request with all that it does not say itself taken from the run.</summary>
    public RunRequest Complete(RunRequest request)
    {
        var isAlone = request.Replication is not null || (request.Replications is null && Option("replication") is not null);
        return request with
        {
            File = request.File.Length > 0 ? request.File : Plan.FileFromHere(),
            Replications = isAlone ? null : request.Replications ?? (int?)Option("replications"),
            Replication = isAlone ? request.Replication ?? (int?)Option("replication") : null,
            Seed = request.Seed ?? Option("seed"),
            Set = request.Set.Count > 0 ? request.Set : Texts("set"),
            Detail = request.Detail.Count > 0 ? request.Detail : Texts("detail"),
            Kernel = request.Kernel == Kernels.Native && Texts("kernel") is [var kernel] ? kernel : request.Kernel,
            Precision = request.Precision ?? (Texts("precision") is [var targets] && !isAlone && request.Replications is null ? PrecisionText.Parse(targets) : null),
            Cap = request.Precision is null && Option("max-replications") is { } cap ? (int)cap : request.Cap,
            Out = Output,
        };
    }

    /// <summary>The request for an experiment with all that it does not say itself taken from the one that was begun.</summary>
    public ExperimentRequest Complete(ExperimentRequest request) => request with
    {
        File = request.File.Length > 0 ? request.File : Plan.FileFromHere(),
        Seed = request.Seed ?? Option("seed"),
        Set = request.Set.Count > 0 ? request.Set : Texts("set"),
        Out = Output,
    };

    /// <summary>Refuses to go on with something else than what was begun.</summary>
    /// <param name="now">What would run now.</param>
    /// <exception cref="JournalException">It is not the same; the message says what differs.</exception>
    public void RequireSame(JournalPlan now)
    {
        var differences = Differences(now).ToList();
        if (differences.Count > 0)
        {
            var more = differences.Count > Shown ? $"\n  and {Words.Count(differences.Count - Shown, "more difference")}" : "";
            throw new JournalException(
                $"{Run.Name} cannot be resumed, because it would not be the same run (then -> now):\n  {string.Join("\n  ", differences.Take(Shown))}{more}\n"
                + "hubsim: nothing was changed; undo the difference, or start a new run without --resume, which takes from the store what fits");
        }
    }

    private IEnumerable<string> Differences(JournalPlan now)
    {
        if (Plan.ModelVersion != now.ModelVersion)
        {
            yield return $"model version: {Plan.ModelVersion} -> {now.ModelVersion} (the program's kernel or model has changed)";
        }

        if (Plan.Name != now.Name)
        {
            yield return $"name: {Plan.Name} -> {now.Name}";
        }

        if (Plan.ResolvedSha256 != now.ResolvedSha256)
        {
            foreach (var line in JsonDifference.Between(Plan.Resolved, now.Resolved))
            {
                yield return line;
            }
        }
        else if (Plan.InputsSha256 != now.InputsSha256)
        {
            yield return "named entries stand in another order";
        }

        if (Plan.First != now.First || Plan.Count != now.Count)
        {
            yield return $"replications: {Numbers(Plan)} -> {Numbers(now)}";
        }

        if (Plan.Detail != now.Detail)
        {
            yield return $"detail: {Plan.Detail} -> {now.Detail}";
        }

        foreach (var name in Plan.Options.Keys.Union(now.Options.Keys, StringComparer.Ordinal).Except(JournalPlans.Resolved, StringComparer.Ordinal))
        {
            if (Given(Plan, name) is var then && Given(now, name) is var here && then != here)
            {
                yield return $"--{name}: {then} -> {here}";
            }
        }
    }

    private static string Numbers(JournalPlan plan) => plan.Count == 1 ? $"number {plan.First}" : $"{plan.First} to {plan.First + plan.Count - 1}";

    private static string Given(JournalPlan plan, string name) => plan.Options.TryGetValue(name, out var values) ? string.Join(' ', values) : "not given";

    private IReadOnlyList<string> Texts(string name) => Plan.Options.GetValueOrDefault(name) ?? [];

    private long? Option(string name) => Texts(name) is [var text] && long.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : null;

    private static bool IsWhole(UnfinishedRun run) =>
        Path.GetDirectoryName(run.JournalPath) == run.FinalPath && WasInterrupted(run) is false;

    private static void RequireWhole(UnfinishedRun run)
    {
        if (WasInterrupted(run) is not false)
        {
            throw new JournalException($"{run.FinalPath} was interrupted, but its journal is gone, so that nothing can be added to it. Start the run again without --resume.");
        }
    }

    /// <summary>What the manifest says; null when there is none that can be read.</summary>
    private static bool? WasInterrupted(UnfinishedRun run)
    {
        try
        {
            using var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(run.FinalPath, ManifestFile.Name)));
            return manifest.RootElement.GetProperty("run").GetProperty("interrupted").GetBoolean();
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }
}
