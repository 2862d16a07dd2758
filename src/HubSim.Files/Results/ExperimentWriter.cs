using HubSim.Model.Recording;

namespace HubSim.Files.Results;

/// <summary>A table of an experiment's results.</summary>
/// <param name="Name">Name of its file, without ".parquet".</param>
/// <param name="Description">What a row is, as one sentence.</param>
/// <param name="Table">The rows.</param>
public sealed record ResultTable(string Name, string Description, Table Table);

/// <summary>
/// Writes the results of an experiment: its tables, the summary also as <c>summary.csv</c>, manifest.json and its
/// descriptions for other programs, in a folder that appears whole or
/// not at all. Whether the folder can be written to is found out before the first trial.
/// </summary>
public sealed class ExperimentWriter : IDisposable
{
    /// <summary>Name of the summary for spreadsheets.</summary>
    public const string SummaryName = "summary.csv";

    /// <summary>Name of the table of design points.</summary>
    public const string PointsTable = "points";

    /// <summary>Name of the table of trials.</summary>
    public const string TrialsTable = "trials";

    private readonly RunFolder folder;

    private readonly bool ownsFolder;

    private ExperimentWriter(RunFolder folder, bool ownsFolder)
    {
        this.folder = folder;
        this.ownsFolder = ownsFolder;
    }

    /// <summary>Folder in which files are written until <see cref="Commit"/>.</summary>
    public string WorkingPath => folder.WorkingPath;

    /// <summary>Where the results are after <see cref="Commit"/>.</summary>
    public string FinalPath => folder.FinalPath;

    /// <summary>Claims a folder.</summary>
    /// <param name="output">Folder of all results; made if it does not exist.</param>
    /// <param name="experiment">Name of the experiment.</param>
    /// <exception cref="ResultsException">The folder cannot be written to.</exception>
    public static ExperimentWriter Open(string output, string experiment) => new(RunFolder.Claim(output, experiment), ownsFolder: true);

    /// <summary>Writes in a folder that was claimed. It is committed with this, but not disposed.</summary>
    /// <param name="claimed">The folder.</param>
    public static ExperimentWriter Open(RunFolder claimed) => new(claimed, ownsFolder: false);

    /// <summary>Writes all files and gives the folder its name.</summary>
    /// <param name="tables">The tables, in the order of the manifest.</param>
    /// <param name="summary">The rows for spreadsheets; null when the experiment came to no end.</param>
    /// <param name="manifest">The manifest; its tables are filled in here.</param>
    /// <param name="texts">Further files by name.</param>
    /// <returns>The folder of the results.</returns>
    /// <exception cref="ResultsException">A file cannot be written, or a table has no rows where rows were due.</exception>
    public string Commit(IReadOnlyList<ResultTable> tables, Table? summary, ExperimentManifest manifest, IReadOnlyList<KeyValuePair<string, string>>? texts = null)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(manifest);
        var stamp = new FileStamp(manifest.Experiment.Name, manifest.Experiment.Sha256, manifest.Seed) { IsOfExperiment = true, Version = manifest.Program.Version };
        var entries = new List<ExperimentTableEntry>();
        IReadOnlyList<ResultTable> all = summary is null ? tables : [.. tables, new ResultTable("summary", "What the experiment found, as in summary.csv.", summary)];
        foreach (var (name, description, table) in all)
        {
            var written = ParquetTableWriter.Write(Path.Combine(WorkingPath, $"{name}.parquet"), table, stamp);
            entries.Add(new ExperimentTableEntry(written.File, description, written.Rows, written.Sha256, [.. written.Columns.Select(ColumnEntry.Of)]));
        }

        RequireRows(entries, manifest.Trials);
        if (summary is not null)
        {
            CsvFile.Write(Path.Combine(WorkingPath, SummaryName), summary);
        }

        foreach (var (name, text) in texts ?? [])
        {
            PosteriorFile.Replace(Path.Combine(WorkingPath, name), text);
        }

        var whole = manifest with { Tables = entries };
        var data = DataSet.Of(whole,
        [
            .. summary is null ? Array.Empty<(string, string, string)>() : [(SummaryName, "What the experiment found, for spreadsheets", "text/csv")],
            .. (texts ?? []).Select(text => (text.Key, "Rows for scenarios", "text/csv")),
        ]);
        DataPackage.Write(WorkingPath, data);
        ResearchCrate.Write(WorkingPath, data);
        ManifestFile.Write(WorkingPath, whole);
        folder.Commit();
        return folder.FinalPath;
    }

    /// <summary>
    /// A file without its rows looks like an answer; where there must be rows it is a fault of the program. There is a row for
    /// every design point and every trial that ended; what was found may be nothing.
    /// </summary>
    private static void RequireRows(List<ExperimentTableEntry> written, TrialsEntry trials)
    {
        foreach (var table in written)
        {
            var isWhole = Path.GetFileNameWithoutExtension(table.File) switch
            {
                PointsTable => table.Rows == trials.Points,
                TrialsTable => table.Rows == trials.Count,
                _ => true,
            };
            if (!isWhole)
            {
                throw new ResultsException($"The table {table.File} has {table.Rows} rows, although {trials.Count} trials of {trials.Points} design points ended. This is an error in the program, please report it; nothing was kept.");
            }
        }
    }

    /// <summary>Deletes everything that was written, unless it was committed.</summary>
    public void Dispose()
    {
        if (ownsFolder)
        {
            folder.Dispose();
        }
    }
}
