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
    private ParquetTableWriter? large;

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

    /// <summary>Told of a file that could not be written, on the thread that simulates.</summary>
    internal Action<ResultsException>? Broken { get; init; }

    /// <inheritdoc/>
    public void Take(Table rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (large is null && waiting!.Rows + rows.Rows <= rowGroupRows)
        {
            waiting.Add(rows);
            return;
        }

        Guarded(() =>
        {
            if (large is null)
            {
                large = ParquetTableWriter.Create(path, columns, stamp, rowGroupRows);
                large.Append(replication, waiting!);
                waiting = null;
            }

            large.Append(replication, rows);
            return true;
        });
    }

    /// <summary>Ends the rows; their file, if there is one, is complete and on the disk then.</summary>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    internal DetailRows Finish() => large is { } file ? Guarded(() => new DetailRows(null, file.Complete(), path)) : new DetailRows(waiting, null, "");

    /// <summary>Deletes the file, unless it is complete.</summary>
    public void Dispose() => large?.Dispose();

    private T Guarded<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (ResultsException cause)
        {
            Broken?.Invoke(cause);
            throw;
        }
    }
}
