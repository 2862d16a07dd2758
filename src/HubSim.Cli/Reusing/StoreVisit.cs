using System.Globalization;
using System.Text.Json.Nodes;
using HubSim.Cli.Output;
using HubSim.Files.Journals;
using HubSim.Files.Results;
using HubSim.Files.Storing;

namespace HubSim.Cli.Reusing;

/// <summary>Lists and prunes the store.</summary>
static class StoreVisit
{
    /// <summary>Shows what a store holds.</summary>
    /// <returns>An exit code.</returns>
    public static int List(string folder, bool isJson) => Guarded(() =>
    {
        var store = Store.Open(folder);
        if (isJson)
        {
            SummaryJson.Write(new JsonObject
            {
                ["schemaVersion"] = SummaryJson.SchemaVersion,
                ["folder"] = folder,
                ["bytes"] = store.Bytes,
                ["modelVersion"] = ModelVersion.Current,
                ["files"] = new JsonArray([.. store.Segments.Select(Describe)]),
            });
            return;
        }

        if (store.Segments.Count > 0)
        {
            Terminal.Data.WriteLine("used              replications      MB  model    what");
        }

        foreach (var segment in store.Segments)
        {
            Terminal.Data.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{segment.Used.LocalDateTime:yyyy-MM-dd HH:mm}  {Words.Whole(segment.Replications),12}{segment.Bytes / 1e6,8:0.0}  {(IsCurrent(segment) ? "same" : "another"),-7}  {segment.Plan.Name}, seed {segment.Plan.Seed}, {What(segment)}"));
        }

        Terminal.Data.WriteLine($"{Words.Count(store.Segments.Count, "file")}, {Words.Short(store.Bytes / 1e6)} MB in {folder}");
    });

    /// <summary>Deletes what was unused for longest.</summary>
    /// <returns>An exit code.</returns>
    public static int Prune(string folder, long left, bool isJson) => Guarded(() =>
    {
        var (files, bytes) = Store.Prune(folder, left);
        var remaining = Store.Open(folder).Bytes;
        if (isJson)
        {
            SummaryJson.Write(new JsonObject
            {
                ["schemaVersion"] = SummaryJson.SchemaVersion,
                ["folder"] = folder,
                ["deletedFiles"] = files,
                ["deletedBytes"] = bytes,
                ["bytes"] = remaining,
            });
        }
        else
        {
            Terminal.Data.WriteLine($"{Words.Count(files, "file")} deleted, {Words.Short(bytes / 1e6)} MB; {Words.Short(remaining / 1e6)} MB left in {folder}");
        }
    });

    private static JsonObject Describe(StoreSegment segment) => new()
    {
        ["file"] = Path.GetFileName(segment.Path),
        ["used"] = segment.Used.ToString("O", CultureInfo.InvariantCulture),
        ["bytes"] = segment.Bytes,
        ["replications"] = segment.Replications,
        ["command"] = segment.Plan.Command,
        ["name"] = segment.Plan.Name,
        ["seed"] = segment.Plan.Seed,
        ["detail"] = segment.Plan.Detail,
        ["keys"] = segment.KeyCount,
        ["inputsSha256"] = segment.Plan.InputsSha256,
        ["modelVersion"] = segment.Plan.ModelVersion,
        ["isUsable"] = IsCurrent(segment),
    };

    private static bool IsCurrent(StoreSegment segment) => segment.Plan.ModelVersion == ModelVersion.Current;

    private static string What(StoreSegment segment) => segment.Plan.Command == "run" ? segment.Plan.Detail : Words.Count(segment.KeyCount, "point");

    private static int Guarded(Action visit)
    {
        try
        {
            visit();
            return ExitCode.Done;
        }
        catch (ResultsException exception)
        {
            Terminal.Messages.WriteLine($"hubsim: {exception.Message}");
            return ExitCode.Failed;
        }
    }
}
