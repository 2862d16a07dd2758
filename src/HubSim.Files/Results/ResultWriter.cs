using HubSim.Model.Recording;

namespace HubSim.Files.Results;

/// <summary>
/// Writes the results of a run: replications.parquet, months.parquet, firms.parquet, on demand the ledger, jobs and events in
/// parts, and manifest.json with the descriptions of the data set, in a folder that appears whole or not at all. Everything that can be refused by the file system is tried
/// before the first replication.
/// </summary>
public sealed class ResultWriter : IDisposable
{
    /// <summary>
    /// Rows of a table that wait in memory for their row group; the others wait beside the file. Few, because waiting rows count
    /// towards what a run keeps for each replication, and replications.parquet has hundreds of columns.
    /// </summary>
    private const int HeldRows = 2_048;

    /// <summary>
    /// Failures that the manifest lists. Memory must not grow with the number of replications, also when all of them fail;
    /// the column <c>failure</c> of replications.parquet has every one.
    /// </summary>
    private const int FailuresListed = 1_000;

    private readonly RunDescription description;
    private readonly RunFolder folder;
    private readonly bool ownsFolder;
    private readonly ReplicationTable rows;
    private readonly List<FailureEntry> failures = [];
    private readonly List<ParquetTableWriter> files = [];
    private readonly HashSet<string> due = new(StringComparer.Ordinal);
    private DetailTables? details;

    private ResultWriter(RunDescription description, RunFolder folder, bool ownsFolder)
    {
        this.ownsFolder = ownsFolder;
        this.description = description;
        this.folder = folder;
        rows = new ReplicationTable(description.Inputs, description.Responses);
    }

    /// <summary>Where the results are after <see cref="Commit"/>.</summary>
    public string FinalPath => folder.FinalPath;

    /// <summary>Where replications put the rows of their long tables.</summary>
    public DetailSpools Spools => details!.Spools;

    /// <summary>Number of replications taken so far.</summary>
    public int Taken { get; private set; }

    /// <summary>Number of them that failed.</summary>
    public int Failed { get; private set; }

    /// <summary>Claims a folder and opens all files in it.</summary>
    /// <param name="output">Folder of all results; made if it does not exist.</param>
    /// <param name="description">What will run.</param>
    /// <exception cref="ResultsException">The folder cannot be written to.</exception>
    public static ResultWriter Open(string output, RunDescription description)
    {
        ArgumentNullException.ThrowIfNull(description);
        var claimed = RunFolder.Claim(output, description.Scenario.Name);
        try
        {
            return Open(claimed, description, ownsFolder: true);
        }
        catch
        {
            claimed.Dispose();
            throw;
        }
    }

    /// <summary>Opens all files in a folder that was claimed. It is committed with this, but not disposed.</summary>
    /// <param name="claimed">The folder.</param>
    /// <param name="description">What will run.</param>
    /// <exception cref="ResultsException">The folder cannot be written to.</exception>
    public static ResultWriter Open(RunFolder claimed, RunDescription description) => Open(claimed, description, ownsFolder: false);

    private static ResultWriter Open(RunFolder claimed, RunDescription description, bool ownsFolder)
    {
        ArgumentNullException.ThrowIfNull(claimed);
        ArgumentNullException.ThrowIfNull(description);
        var writer = new ResultWriter(description, claimed, ownsFolder);
        writer.OpenFiles();
        return writer;
    }

    /// <summary>Writes the rows of the next replication.</summary>
    /// <param name="row">The replication; they come in the order of their numbers.</param>
    /// <exception cref="ArgumentException">It is not the next replication, or its values do not fit the columns.</exception>
    /// <exception cref="ResultsException">A file cannot be written.</exception>
    public void Take(ReplicationRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Replication != description.First + Taken)
        {
            throw new ArgumentException($"replication {row.Replication} came in place of {description.First + Taken}", nameof(row));
        }

        files[0].Append(row.Replication, rows.Row(row));
        if (row.Failure is { } failure)
        {
            Failed++;
            if (failures.Count < FailuresListed)
            {
                failures.Add(new FailureEntry(row.Replication, failure.Message, failure.Repeat));
            }
        }
        else
        {
            files[1].Append(row.Replication, row.Months ?? throw new ArgumentException("a finished replication has months", nameof(row)));
            files[2].Append(row.Replication, row.Firms ?? throw new ArgumentException("a finished replication has firms", nameof(row)));
            due.UnionWith(row.Due);
        }

        details!.Take(row);
        Taken++;
    }

    /// <summary>
    /// Completes the files, adds the manifest, and gives the folder its name. If no replication was taken, nothing is
    /// left instead.
    /// </summary>
    /// <param name="run">The circumstances of the run; <see cref="RunEntry.Taken"/> is filled in here.</param>
    /// <param name="precision">
    /// How precisely responses are known, if that decided on the number of replications: it is then the number taken.
    /// </param>
    /// <returns>The folder of the results; null if there are none.</returns>
    /// <exception cref="ResultsException">A file cannot be written.</exception>
    public string? Commit(RunEntry run, PrecisionEntry? precision = null)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (Taken == 0)
        {
            Dispose();
            return null;
        }

        List<TableEntry> tables = [.. files.Select(file => file.Complete()).Concat(details!.Complete()).Select(TableEntry.Of)];
        details.Spools.Leave(run.Interrupted);
        RequireRows(tables);
        var manifest = new Manifest
        {
            Program = description.Program,
            Scenario = description.Scenario,
            Base = description.Base,
            Seed = description.Seed,
            Replications = new ReplicationsEntry(description.First, precision is null ? description.Count : Taken, Failed),
            Tables = tables,
            Failures = failures,
            Assumptions = description.Assumptions,
            Calibrated = description.Calibrated,
            Unsourced = description.Unsourced,
            Precision = precision,
            Run = run with { Taken = Taken },
        };
        ManifestFile.Write(folder.WorkingPath, manifest);
        DataPackage.Write(folder.WorkingPath, DataSet.Of(manifest));
        ResearchCrate.Write(folder.WorkingPath, DataSet.Of(manifest));
        folder.Commit();
        return folder.FinalPath;
    }

    /// <summary>Deletes everything that was written, unless it was committed.</summary>
    public void Dispose()
    {
        details?.Dispose();
        foreach (var file in files)
        {
            file.Dispose();
        }

        if (ownsFolder)
        {
            folder.Dispose();
        }
    }

    private void OpenFiles()
    {
        try
        {
            files.Add(Open("replications", rows.Columns));
            files.Add(Open("months", description.Months));
            files.Add(Open("firms", description.Firms));
            details = new DetailTables(folder, description);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>A file without rows looks like an answer; where there must be rows it is a fault of the program.</summary>
    private void RequireRows(List<TableEntry> tables)
    {
        var counted = tables.ToLookup(table => table.Table, table => table.Rows, StringComparer.Ordinal);
        if (due.FirstOrDefault(table => counted.Contains(table) && counted[table].Sum() == 0) is { } empty)
        {
            throw new ResultsException($"The table {empty} has no rows, although replications were finished that must have some. This is an error in the program, please report it; nothing was kept.");
        }
    }

    private ParquetTableWriter Open(string table, IReadOnlyList<Column> columns) =>
        ParquetTableWriter.Create(PathOf(table), columns, description.Stamp, heldRows: HeldRows);

    private string PathOf(string table) => Path.Combine(folder.WorkingPath, $"{table}.parquet");
}
