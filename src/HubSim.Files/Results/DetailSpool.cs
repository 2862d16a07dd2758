using HubSim.Model.Recording;

namespace HubSim.Files.Results;

/// <summary>
/// Rows of one replication of a long table, on their way from the thread that simulates to the parts of the table. As many
/// as fit into a row group wait in memory; when there are more, all go to a Parquet file of their own, row group by row
/// group, so that memory does not grow with the rows.
/// </summary>
public sealed class DetailSpool : IRowSink, IDisposable
{
    private readonly string path;
    private readonly int replication;
    private readonly IReadOnlyList<Column> columns;
    private readonly FileStamp stamp;
    private readonly int rowGroupRows;
    private Table? waiting;

    /// <summary>An empty spool.</summary>
    /// <param name="path">Name of the file, should there be one; nothing may be there.</param>
    /// <param name="replication">Number of the replication.</param>
    /// <param name="columns">Columns of the rows.</param>
    /// <param name="stamp">What the file says of its origin.</param>
    /// <param name="rowGroupRows">Rows of a row group.</param>
    internal DetailSpool(string path, int replication, IReadOnlyList<Column> columns, FileStamp stamp, int rowGroupRows)
    {
        this.path = path;
        this.replication = replication;
        this.columns = columns;
        this.stamp = stamp;
        this.rowGroupRows = rowGroupRows;
        waiting = new Table(columns);
    }

    /// <summary>The rows, as long as all of them are in memory.</summary>
    internal Table? Small => waiting;

    /// <summary>The file with the rows, when they are not.</summary>
    internal ParquetTableWriter? Large { get; private set; }

    /// <inheritdoc/>
    public void Take(Table rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (Large is null && waiting!.Rows + rows.Rows <= rowGroupRows)
        {
            waiting.Add(rows);
            return;
        }

        if (Large is null)
        {
            Large = ParquetTableWriter.Create(path, columns, stamp, rowGroupRows);
            Large.Append(replication, waiting!);
            waiting = null;
        }

        Large.Append(replication, rows);
    }

    /// <summary>Deletes the file, unless it has become a part.</summary>
    public void Dispose() => Large?.Dispose();
}
