using System.Collections.Concurrent;
using System.Globalization;
using HubSim.Model.Recording;

namespace HubSim.Files.Results;

/// <summary>
/// The spools of the replications that are under way or wait for their turn. Any thread begins one for the replication that
/// it simulates; the writer takes them in the order of the replications.
/// </summary>
public sealed class DetailSpools : IDisposable
{
    private readonly ConcurrentDictionary<(string Table, int Replication), DetailSpool> spools = new();
    private readonly IReadOnlyDictionary<string, IReadOnlyList<Column>> tables;
    private readonly string folder;
    private readonly FileStamp stamp;

    internal DetailSpools(string folder, IReadOnlyDictionary<string, IReadOnlyList<Column>> tables, FileStamp stamp)
    {
        this.folder = folder;
        this.tables = tables;
        this.stamp = stamp;
    }

    /// <summary>True when there are tables that replications have to write while they run.</summary>
    public bool AreWanted => tables.Count > 0;

    /// <summary>Where a replication puts the rows of its long tables; null when none is wanted.</summary>
    /// <param name="replication">Number of the replication.</param>
    public RowSinks? Begin(int replication) =>
        AreWanted ? new RowSinks(Begin(RunDescription.JobsTable, replication), Begin(RunDescription.EventsTable, replication)) : null;

    /// <summary>The rows of a replication; null for a table that nobody asked for.</summary>
    internal DetailSpool? Take(string table, int replication) => spools.TryRemove((table, replication), out var spool) ? spool : null;

    /// <summary>Deletes what nobody took.</summary>
    public void Dispose()
    {
        foreach (var spool in spools.Values)
        {
            spool.Dispose();
        }

        spools.Clear();
    }

    private DetailSpool? Begin(string table, int replication)
    {
        if (!tables.TryGetValue(table, out var columns))
        {
            return null;
        }

        var path = Path.Combine(folder, table, string.Create(CultureInfo.InvariantCulture, $"replication-{replication:D9}.parquet"));
        return spools[(table, replication)] = new DetailSpool(path, replication, columns, stamp, ParquetTableWriter.DefaultRowGroupRows);
    }
}
