using System.Globalization;
using HubSim.Model.Recording;

namespace HubSim.Files.Results;

/// <summary>
/// A table in parts: <c>jobs/part-00000.parquet</c> and so on, in the order of the replications. A replication with more rows
/// than a row group has a part of its own; the others share parts of about ten row groups, never cut inside a replication.
/// So the parts follow from the rows alone.
/// </summary>
internal sealed class PartSeries : IDisposable
{
    private const int RowGroupsPerPart = 10;

    private readonly string folder;
    private readonly string table;
    private readonly IReadOnlyList<Column> columns;
    private readonly FileStamp stamp;
    private readonly int rowGroupRows;
    private readonly List<WrittenTable> parts = [];
    private ParquetTableWriter? open;

    /// <summary>A table without parts.</summary>
    public PartSeries(string folder, string table, IReadOnlyList<Column> columns, FileStamp stamp, int rowGroupRows = ParquetTableWriter.DefaultRowGroupRows)
    {
        this.folder = folder;
        this.table = table;
        this.columns = columns;
        this.stamp = stamp;
        this.rowGroupRows = rowGroupRows;
        ResultsException.Guard(Path.Combine(folder, table), () => Directory.CreateDirectory(Path.Combine(folder, table)));
    }

    /// <summary>Adds the rows of the next replication.</summary>
    public void Append(int replication, Table rows)
    {
        open ??= ParquetTableWriter.Create(NextPath(), columns, stamp, rowGroupRows);
        open.Append(replication, rows);
        if (open.Rows >= (long)rowGroupRows * RowGroupsPerPart)
        {
            Close();
        }
    }

    /// <summary>Adds the rows of the next replication; a file with them becomes a part.</summary>
    public void Append(int replication, DetailRows rows)
    {
        if (rows.Small is { } small)
        {
            Append(replication, small);
            return;
        }

        Close();
        var path = NextPath();
        rows.Become(path);
        parts.Add(rows.Written! with { File = NameOf(path) });
    }

    /// <summary>Completes the last part. A table without rows has one part, which says so with its columns.</summary>
    public IReadOnlyList<WrittenTable> Complete()
    {
        if (parts.Count == 0)
        {
            open ??= ParquetTableWriter.Create(NextPath(), columns, stamp, rowGroupRows);
        }

        Close();
        return parts;
    }

    /// <summary>Deletes the part that is not complete.</summary>
    public void Dispose() => open?.Dispose();

    private void Close()
    {
        if (open is { } part)
        {
            var path = NextPath();
            parts.Add(part.Complete() with { File = NameOf(path) });
            open = null;
        }
    }

    private string NextPath() => Path.Combine(folder, table, string.Create(CultureInfo.InvariantCulture, $"part-{parts.Count:D5}.parquet"));

    private string NameOf(string path) => $"{table}/{Path.GetFileName(path)}";
}
