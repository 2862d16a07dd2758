using System.IO.Compression;
using System.Security.Cryptography;
using HubSim.Model.Recording;
using Parquet;
using Parquet.Schema;

namespace HubSim.Files.Results;

/// <summary>
/// Writes one result file, table by table. Rows wait in memory for their row group, which is cut purely by the number of
/// rows: the bytes do not depend on how the rows were portioned out. The file has a temporary name until
/// <see cref="Complete"/>; without that nothing of it remains.
/// </summary>
public sealed class ParquetTableWriter : IDisposable
{
    /// <summary>
    /// Rows of a row group: what DuckDB makes its own of, and enough for readers to skip. A group is written at once: until it
    /// is full its rows wait, in memory or, where a file says how many rows it holds there, beside the file.
    /// </summary>
    public const int DefaultRowGroupRows = 122_880;

    /// <summary>The column that every result file of a run begins with.</summary>
    public static readonly Column ReplicationColumn =
        new("replication", ColumnType.Int32, Nullable: false, Unit: "", "Number of the replication, from 0.");

    private readonly string path;
    private readonly int rowGroupRows;
    private readonly int heldRows;
    private readonly FileStream file;
    private readonly IReadOnlyList<Column> given;
    private readonly ValueBuffer<int>? replications;
    private readonly ColumnBuffer[] buffers;
    private readonly ParquetWriter writer;
    private RowSpool? spool;
    private int waiting;
    private int held;
    private bool ended;

    private ParquetTableWriter(string path, FileStream file, IReadOnlyList<Column> columns, FileStamp stamp, (int Group, int Held) rows, bool isOfReplications)
    {
        this.path = path;
        this.file = file;
        (rowGroupRows, heldRows) = rows;
        given = columns;
        Columns = isOfReplications ? [ReplicationColumn, .. columns] : columns;
        replications = isOfReplications ? new ValueBuffer<int>(ReplicationColumn, static (cells, row) => (int)cells.Whole[row]) : null;
        buffers = [.. columns.Select(ColumnBuffer.For)];
        var schema = new ParquetSchema([.. replications is null ? [] : new[] { replications.Field }, .. buffers.Select(buffer => buffer.Field)]);
        writer = Finish(ParquetWriter.CreateAsync(schema, file, Options(columns)));
        writer.CustomMetadata = stamp.ToMetadata(Columns);
    }

    /// <summary>The columns of the file, the one for the replication first where there is one.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>Number of rows given so far.</summary>
    public long Rows { get; private set; }

    private string TemporaryPath => file.Name;

    /// <summary>Opens a file for writing, under a temporary name.</summary>
    /// <param name="path">The name that the file gets when it is complete; nothing may be there.</param>
    /// <param name="columns">The columns of the tables to come, without the one for the replication.</param>
    /// <param name="stamp">What the file says of its origin.</param>
    /// <param name="rowGroupRows">Rows of a row group, from 1; the last one may have fewer.</param>
    /// <param name="heldRows">
    /// Most rows that wait in memory, from 1; when there are more, they are set aside in a file beside this one. The bytes do
    /// not depend on it.
    /// </param>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static ParquetTableWriter Create(
        string path, IReadOnlyList<Column> columns, FileStamp stamp, int rowGroupRows = DefaultRowGroupRows, int heldRows = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rowGroupRows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(heldRows, 1);
        return Open(path, columns, stamp, (rowGroupRows, heldRows), isOfReplications: true);
    }

    /// <summary>Writes a file of one table that has no column for the replication on top of its own.</summary>
    /// <param name="path">The name of the file; nothing may be there.</param>
    /// <param name="table">The whole table.</param>
    /// <param name="stamp">What the file says of its origin.</param>
    /// <returns>What the manifest says of the file.</returns>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static WrittenTable Write(string path, Table table, FileStamp stamp)
    {
        ArgumentNullException.ThrowIfNull(table);
        using var whole = Open(path, table.Columns, stamp, (DefaultRowGroupRows, int.MaxValue), isOfReplications: false);
        whole.Append(0, table);
        return whole.Complete();
    }

    /// <summary>Adds the rows of a replication. Replications come in the order of their numbers.</summary>
    /// <param name="replication">Number of the replication.</param>
    /// <param name="table">Its rows, with the columns that the file was opened with.</param>
    /// <exception cref="ArgumentException">The table has other columns.</exception>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public void Append(int replication, Table table)
    {
        ObjectDisposedException.ThrowIf(ended, this);
        ArgumentNullException.ThrowIfNull(table);
        if (!ReferenceEquals(table.Columns, given) && !table.Columns.SequenceEqual(given))
        {
            throw new ArgumentException($"{Path.GetFileName(path)} was opened with other columns than the table has", nameof(table));
        }

        for (var from = 0; from < table.Rows;)
        {
            var count = Math.Min(Math.Min(rowGroupRows - waiting, heldRows - held), table.Rows - from);
            replications?.Add(replication, count);
            for (var column = 0; column < buffers.Length; column++)
            {
                buffers[column].Add(table[column], from, count);
            }

            from += count;
            waiting += count;
            held += count;
            Rows += count;
            if (waiting == rowGroupRows)
            {
                ResultsException.Guard(path, () => Finish(WriteGroupAsync()));
            }
            else if (held == heldRows)
            {
                ResultsException.Guard(path, SetAside);
            }
        }
    }

    /// <summary>Writes what is left, closes the file and gives it its name.</summary>
    /// <returns>What the manifest says of the file.</returns>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public WrittenTable Complete()
    {
        ObjectDisposedException.ThrowIf(ended, this);
        ResultsException.Guard(path, () =>
        {
            if (waiting > 0)
            {
                Finish(WriteGroupAsync());
            }

            spool?.Dispose();
            Finish(writer.DisposeAsync().AsTask());
            file.Flush(flushToDisk: true);
            file.Dispose();
            File.Move(TemporaryPath, path);
        });
        ended = true;
        return new WrittenTable(Path.GetFileName(path), Rows, HashOf(path), Columns);
    }

    /// <summary>Deletes the file, unless it is complete. The writer below is left alone: disposed, it would write a footer.</summary>
    public void Dispose()
    {
        if (!ended)
        {
            ended = true;
            spool?.Dispose();
            Discard(file);
        }
    }

    private static ParquetTableWriter Open(
        string path, IReadOnlyList<Column> columns, FileStamp stamp, (int Group, int Held) rows, bool isOfReplications)
    {
        return ResultsException.Guard(path, () =>
        {
            var opened = new FileStream($"{path}.tmp", FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 1 << 16);
            try
            {
                return new ParquetTableWriter(path, opened, columns, stamp, rows, isOfReplications);
            }
            catch
            {
                Discard(opened);
                throw;
            }
        });
    }

    private static ParquetOptions Options(IReadOnlyList<Column> columns)
    {
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = CompressionLevel.Fastest };
        foreach (var column in columns.Where(column => column.Type is ColumnType.Category))
        {
            options.ColumnEncodingHints[column.Name] = EncodingHint.Dictionary;
        }

        return options;
    }

    private async Task<long> WriteGroupAsync()
    {
        using var group = writer.CreateRowGroup();
        if (replications is not null)
        {
            await replications.WriteAsync(group, spool);
        }

        foreach (var buffer in buffers)
        {
            await buffer.WriteAsync(group, spool);
        }

        group.CompleteValidate();
        spool?.Clear();
        (waiting, held) = (0, 0);
        return Rows;
    }

    private void SetAside()
    {
        spool ??= RowSpool.For(path);
        replications?.SetAside(spool);
        foreach (var buffer in buffers)
        {
            buffer.SetAside(spool);
        }

        held = 0;
    }

    private static string HashOf(string path) => ResultsException.Guard(path, () =>
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    });

    private static void Discard(FileStream file)
    {
        try
        {
            // Closing flushes, and on a full disk fails once more.
            file.Dispose();
        }
        catch (IOException)
        {
            // The file goes anyway, and the first failure is what counts.
        }

        File.Delete(file.Name);
    }

    /// <summary>The file is not opened for asynchronous use: its tasks end before they are handed out.</summary>
    private static T Finish<T>(Task<T> task) => task.GetAwaiter().GetResult();

    private static void Finish(Task task) => task.GetAwaiter().GetResult();
}

/// <summary>A complete result file.</summary>
/// <param name="File">Its name, without the folder.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Sha256">Hash of the file, in hexadecimal.</param>
/// <param name="Columns">Its columns, in order.</param>
public sealed record WrittenTable(string File, long Rows, string Sha256, IReadOnlyList<Column> Columns);
