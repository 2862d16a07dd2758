using HubSim.Cli.Output;
using HubSim.Cli.Querying;
using HubSim.Cli.Running;
using HubSim.Files.Journals;
using HubSim.Files.Results;
using HubSim.Files.Scenarios;
using HubSim.Kernel;
using HubSim.Kernel.Tracing;
using HubSim.Model;
using HubSim.Model.Scenarios;

namespace HubSim.Cli.Replaying;

/// <summary>Repeats one replication of a run alone, shows a firm's life in it, and compares both with the run.</summary>
static class RunReplay
{
    /// <summary>Does what was asked for.</summary>
    /// <returns>An exit code.</returns>
    public static int Execute(ReplayRequest request)
    {
        if (request.Process is null)
        {
            return Refuse($"--trace {request.Trace}: a firm is named as firm:ORIGIN/NUMBER, such as firm:local/412");
        }

        if (RunTables.Find(request.Run) is not { } folder || Read(folder) is not { } manifest)
        {
            return Refuse($"{request.Run} has no manifest of a run; name a folder that `hubsim run` wrote");
        }

        if (manifest.Program.ModelVersion != ModelVersion.Current)
        {
            return Refuse($"the run was made by another model ({manifest.Program.ModelVersion ?? "unknown"}, here {ModelVersion.Current}), which may have given other events; use the program that made it, {manifest.Program.Name} {manifest.Program.Version}");
        }

        var (first, taken) = (manifest.Replications.First, manifest.Run.Taken);
        if (request.Replication < first || request.Replication >= first + taken)
        {
            return Refuse($"the run has the replications {first} to {first + taken - 1}, not {request.Replication}");
        }

        return Load(request, folder, manifest) is { } loaded ? Replay(request, folder, loaded) : ExitCode.InvalidInput;
    }

    private static Manifest? Read(string folder)
    {
        try
        {
            return ManifestFile.Read(folder);
        }
        catch (Exception e) when (e is IOException or System.Text.Json.JsonException)
        {
            return null;
        }
    }

    /// <summary>The scenario that the run was made of, checked by its hash; null after a message.</summary>
    private static LoadResult<Scenario>? Load(ReplayRequest request, string folder, Manifest manifest)
    {
        var file = request.Scenario ?? Find(manifest.Run.ScenarioFile ?? "", folder);
        if (file is null)
        {
            Refuse($"the scenario file {manifest.Run.ScenarioFile} is not there; name it with --scenario FILE");
            return null;
        }

        var loaded = ScenarioLoader.Load<Scenario>(file, manifest.Run.Overrides);
        if (loaded.Value is null)
        {
            Refusal.Of(loaded, file, "nothing was repeated");
            return null;
        }

        if (loaded.Sha256 == manifest.Scenario.Sha256)
        {
            return loaded;
        }

        Refuse($"{file} is no longer the scenario of the run (its hash is {loaded.Sha256[..12]}, that of the run {manifest.Scenario.Sha256[..12]}); put it back as it was, or name it with --scenario FILE");
        return null;
    }

    /// <summary>The file as it was named, from here or from a folder around the results.</summary>
    private static string? Find(string file, string folder)
    {
        for (var around = Path.GetFullPath("."); around is not null; around = around == Path.GetFullPath(".") ? Path.GetFullPath(folder) : Path.GetDirectoryName(around))
        {
            if (file.Length > 0 && File.Exists(Path.Combine(around, file)))
            {
                return around == Path.GetFullPath(".") ? file : Path.Combine(around, file);
            }
        }

        return null;
    }

    private static int Replay(ReplayRequest request, string folder, LoadResult<Scenario> loaded)
    {
        ITraceObserver lines = request.Json ? new JsonTrace(Terminal.Data) : new TextTrace(Terminal.Data, TimeSpan.FromDays(1), 4);
        var trace = new FirmTrace(request.Process!, lines);
        var model = new HubModel(loaded.Value!, loaded.Quantities);
        HubReplication replication;
        try
        {
            replication = model.Run(new Simulator(), request.Replication, CancellationToken.None, trace);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            var hasFailed = RunRows.HasFailed(folder, request.Replication);
            Terminal.Messages.WriteLine($"hubsim: replication {request.Replication} fails here {(hasFailed ? "as it did in the run" : "and did not in the run")}: {Words.Message(fault)}");
            return hasFailed ? ExitCode.Done : ExitCode.Failed;
        }

        if (trace.Events == 0)
        {
            return Refuse($"there is no {request.Process} in replication {request.Replication}{RunRows.Nearest(replication.Firms, request.Firm)}; see hubsim query {folder} \"select origin, candidate from firms where replication = {request.Replication}\"");
        }

        var differences = RunRows.Compare(folder, request, model, replication);
        foreach (var difference in differences)
        {
            Terminal.Messages.WriteLine($"hubsim: not equal to the run: {difference}");
        }

        if (differences.Count == 0)
        {
            Terminal.Messages.WriteLine($"hubsim: {Words.Whole(trace.Events)} events of {request.Process}; its row of firms and all responses of replication {request.Replication} are equal to those of the run");
        }

        return differences.Count == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static int Refuse(string message)
    {
        Terminal.Messages.WriteLine($"hubsim: {message}");
        return ExitCode.InvalidInput;
    }
}
