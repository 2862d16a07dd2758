namespace HubSim.Files.Results;

/// <summary>What descriptions for other programs say of a run or of an experiment: the same things of both.</summary>
/// <param name="Name">Name of the scenario or experiment.</param>
/// <param name="Sha256">Hash of it, resolved.</param>
/// <param name="Title">Its title.</param>
/// <param name="Summary">What was done, as a sentence without its full stop.</param>
/// <param name="Program">The program that did it.</param>
/// <param name="Started">When.</param>
/// <param name="Action">What the program did, in a few words.</param>
/// <param name="Input">What it did that to: the resolved scenario, or the experiment with its scenarios.</param>
/// <param name="Details">More of what was done, as a sentence.</param>
/// <param name="Tables">The files of tables.</param>
/// <param name="Others">Further files: name, meaning, media type.</param>
internal sealed record DataSet(
    string Name,
    string Sha256,
    string Title,
    string Summary,
    ProgramEntry Program,
    DateTimeOffset Started,
    string Action,
    string Input,
    string Details,
    IReadOnlyList<DataFile> Tables,
    IReadOnlyList<(string Name, string Meaning, string MediaType)> Others)
{
    private static readonly Dictionary<string, (string Title, string[] Key)> TablesOfRuns = new(StringComparer.Ordinal)
    {
        ["replications"] = ("A row per replication: failure, every uncertain input as drawn, every response", ["replication"]),
        ["months"] = ("A row per replication and month: the state at the end of the month", ["replication", "month"]),
        ["firms"] = ("A row per firm: origin, dates, seat, money, causes, jobs", []),
        ["ledger"] = ("A row per payment", []),
        ["jobs"] = ("A row per attempt at a compute job", []),
        ["events"] = ("A row per event: the trace", ["replication", "event"]),
    };

    private static readonly Dictionary<string, string[]> KeysOfExperiments = new(StringComparer.Ordinal)
    {
        ["points"] = ["point"],
        ["trials"] = ["point", "replication"],
    };

    /// <summary>A run.</summary>
    /// <param name="manifest">All that is known of it.</param>
    public static DataSet Of(Manifest manifest) => new(
        manifest.Scenario.Name,
        manifest.Scenario.Sha256,
        manifest.Scenario.Title,
        $"{manifest.Replications.Count} simulated replications of the scenario {manifest.Scenario.Name}, seed {manifest.Seed}",
        manifest.Program,
        manifest.Run.Started,
        "Simulation run",
        "The resolved scenario, in the manifest.",
        $"Replications {manifest.Replications.First} to {manifest.Replications.First + manifest.Run.Taken - 1}, root seed {manifest.Seed}, {manifest.Replications.Failed} failed.",
        [.. manifest.Tables.Select(table =>
        {
            var (title, key) = TablesOfRuns.GetValueOrDefault(table.Table, (table.Table, []));
            return new DataFile(table.Table, title, key, table.File, table.Rows, table.Sha256, table.Columns);
        })],
        []);

    /// <summary>An experiment.</summary>
    /// <param name="manifest">All that is known of it.</param>
    /// <param name="others">Its files besides the tables: name, meaning, media type.</param>
    public static DataSet Of(ExperimentManifest manifest, IReadOnlyList<(string Name, string Meaning, string MediaType)> others) => new(
        manifest.Experiment.Name,
        manifest.Experiment.Sha256,
        manifest.Experiment.Title,
        $"{manifest.Trials.Count} simulated trials of the experiment {manifest.Experiment.Name} ({manifest.Experiment.Kind}), seed {manifest.Seed}",
        manifest.Program,
        manifest.Run.Started,
        "Simulation experiment",
        "The experiment with its resolved scenarios, in the manifest.",
        $"{manifest.Trials.Count} trials at {manifest.Trials.Points} design points, root seed {manifest.Seed}, {manifest.Trials.Failed} failed. Question: {manifest.Experiment.Question}",
        [.. manifest.Tables.Select(table =>
        {
            var name = Path.GetFileNameWithoutExtension(table.File);
            return new DataFile(name, table.Description.TrimEnd('.'), KeysOfExperiments.GetValueOrDefault(name, []), table.File, table.Rows, table.Sha256, table.Columns);
        })],
        others);
}

/// <summary>A file of a table.</summary>
/// <param name="Table">Name of the table; several files may be its parts.</param>
/// <param name="Title">What a row is.</param>
/// <param name="Key">Columns that no two rows have the same of; empty where nothing is promised.</param>
/// <param name="File">Its name, from the folder of the manifest.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Sha256">Hash of the file, in hexadecimal.</param>
/// <param name="Columns">Its columns, in order.</param>
internal sealed record DataFile(string Table, string Title, string[] Key, string File, long Rows, string Sha256, IReadOnlyList<ColumnEntry> Columns);
