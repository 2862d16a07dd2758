using System.Collections.Concurrent;
using HubSim.Files.Journals;
using HubSim.Model.Recording;

namespace HubSim.Files.Results;

/// <summary>
/// The long tables' rows of the replications that are under way or wait for their turn. Any thread begins those of the
/// replication that it simulates, or puts those of one that is finished already in place; the writer takes them in the order
/// of the replications.
/// </summary>
public sealed class DetailSpools : IDisposable
{
    private readonly ConcurrentDictionary<(string Table, int Replication), DetailSpool> begun = new();
    private readonly ConcurrentDictionary<(string Table, int Replication), DetailRows> finished = new();
    private readonly IReadOnlyDictionary<string, IReadOnlyList<Column>> tables;
    private readonly DetailFiles files;
    private readonly FileStamp stamp;
    private volatile Exception? fault;

    internal DetailSpools(DetailFiles files, IReadOnlyDictionary<string, IReadOnlyList<Column>> tables, FileStamp stamp)
    {
        this.files = files;
        this.tables = tables;
        this.stamp = stamp;
        if (AreWanted)
        {
            files.Prepare();
        }
    }

    /// <summary>True when there are tables that replications have to write while they run.</summary>
    public bool AreWanted => tables.Count > 0;

    /// <summary>
    /// Why rows could not be written; null as long as all is well. Whatever a replication says of its end after that is not
    /// its own failure.
    /// </summary>
    public Exception? Fault => fault;

    /// <summary>Where a replication puts the rows of its long tables; null when none is wanted.</summary>
    /// <param name="replication">Number of the replication.</param>
    public RowSinks? Begin(int replication) =>
        AreWanted ? new RowSinks(Begin(RunDescription.JobsTable, replication), Begin(RunDescription.EventsTable, replication)) : null;

    /// <summary>Ends the rows of a replication, and says what a journal must keep for <see cref="Restore"/>.</summary>
    /// <param name="replication">Number of the replication.</param>
    /// <exception cref="ResultsException">A file cannot be written.</exception>
    public RowRecords Finish(int replication)
    {
        foreach (var table in tables.Keys)
        {
            using var spool = begun[(table, replication)];
            finished[(table, replication)] = spool.Finish();
            begun.TryRemove((table, replication), out _);
        }

        return RowsCoder.Encode(tables.Keys.Order(StringComparer.Ordinal).Select(table => (table, finished[(table, replication)])));
    }

    /// <summary>Puts the rows of a replication in place that a journal kept.</summary>
    /// <param name="replication">Number of the replication.</param>
    /// <param name="records">What <see cref="Finish"/> gave.</param>
    /// <returns>False when something is missing or damaged, so that the replication must be simulated.</returns>
    public bool Restore(int replication, RowRecords records)
    {
        IReadOnlyDictionary<string, DetailRows> rows;
        try
        {
            rows = RowsCoder.Decode(records, tables, files);
        }
        catch (InvalidDataException)
        {
            return false;
        }

        if (!tables.Keys.All(rows.ContainsKey))
        {
            return false;
        }

        foreach (var table in tables.Keys)
        {
            finished[(table, replication)] = rows[table];
        }

        return true;
    }

    /// <summary>The rows of a replication; null for one that failed.</summary>
    internal DetailRows? Take(string table, int replication)
    {
        if (begun.TryRemove((table, replication), out var broken))
        {
            broken.Dispose();
        }

        return finished.TryRemove((table, replication), out var rows) ? rows : null;
    }

    /// <summary>Puts in order what nobody took.</summary>
    /// <param name="isInterrupted">True when the run may be gone on with.</param>
    internal void Leave(bool isInterrupted)
    {
        Dispose();
        files.Leave(isInterrupted, finished.Values);
    }

    /// <summary>Deletes what is not complete.</summary>
    public void Dispose()
    {
        fault ??= new ObjectDisposedException(nameof(DetailSpools));
        foreach (var spool in begun.Values)
        {
            spool.Dispose();
        }

        begun.Clear();
    }

    private DetailSpool? Begin(string table, int replication) => tables.TryGetValue(table, out var columns)
        ? begun[(table, replication)] = new DetailSpool(files.PathOf(table, replication), replication, columns, stamp, ParquetTableWriter.DefaultRowGroupRows)
        {
            Broken = cause => fault ??= cause,
        }
        : null;
}
