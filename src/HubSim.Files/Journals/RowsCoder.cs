using System.Diagnostics.CodeAnalysis;
using HubSim.Files.Results;
using HubSim.Model.Recording;

namespace HubSim.Files.Journals;

/// <summary>What a journal keeps of the long tables' rows of a replication.</summary>
/// <param name="Inline">Record with the rows themselves, of tables with few; null without such.</param>
/// <param name="Files">Record with the names and hashes of the files, of tables with many; null without such.</param>
[SuppressMessage("Performance", "CA1819:Properties should not return arrays", Justification = "Bytes on their way to a file and back.")]
public sealed record RowRecords(byte[]? Inline, byte[]? Files);

/// <summary>Long tables' rows of a replication as bytes of records, and back.</summary>
internal static class RowsCoder
{
    /// <summary>The rows as bytes.</summary>
    /// <param name="rows">Names of tables with their rows.</param>
    internal static RowRecords Encode(IEnumerable<(string Table, DetailRows Rows)> rows)
    {
        var all = rows.ToList();
        return new RowRecords(
            Packed(all.Where(one => one.Rows.Small is not null), (packer, one) => TableCoder.Write(packer, one.Small!)),
            Packed(all.Where(one => one.Rows.Written is not null), (packer, one) =>
            {
                packer.AddSigned(one.Written!.Rows);
                packer.Add(one.Written.Sha256);
            }));
    }

    /// <summary>The rows that bytes stand for, as far as their files are there.</summary>
    /// <param name="records">What <see cref="Encode"/> gave.</param>
    /// <param name="tables">The columns of each table.</param>
    /// <param name="files">The files.</param>
    /// <exception cref="InvalidDataException">The bytes are something else.</exception>
    internal static IReadOnlyDictionary<string, DetailRows> Decode(
        RowRecords records, IReadOnlyDictionary<string, IReadOnlyList<Column>> tables, DetailFiles files)
    {
        var rows = new Dictionary<string, DetailRows>(StringComparer.Ordinal);
        Unpack(records.Inline, (unpacker, table) => rows[table] = new DetailRows(TableCoder.Read(unpacker, ColumnsOf(table, tables)), null, ""));
        Unpack(records.Files, (unpacker, table) =>
        {
            var (count, hash) = (unpacker.Signed(), unpacker.Text());
            if (files.Take(new WrittenTable("", count, hash, [ParquetTableWriter.ReplicationColumn, .. ColumnsOf(table, tables)])) is { } found)
            {
                rows[table] = found;
            }
        });
        return rows;
    }

    /// <summary>Hashes of the files that a record speaks of.</summary>
    /// <param name="record">What <see cref="Encode"/> gave for files.</param>
    /// <exception cref="InvalidDataException">The bytes are something else.</exception>
    internal static IReadOnlyList<string> HashesOf(byte[] record)
    {
        var hashes = new List<string>();
        Unpack(record, (unpacker, _) =>
        {
            unpacker.Signed();
            hashes.Add(unpacker.Text());
        });
        return hashes;
    }

    private static byte[]? Packed(IEnumerable<(string Table, DetailRows Rows)> some, Action<Packer, DetailRows> write)
    {
        var tables = some.ToList();
        if (tables.Count == 0)
        {
            return null;
        }

        var packer = new Packer();
        packer.Add(tables.Count);
        foreach (var (table, rows) in tables)
        {
            packer.Add(table);
            write(packer, rows);
        }

        return packer.Compressed();
    }

    private static void Unpack(byte[]? record, Action<Unpacker, string> read)
    {
        if (record is null)
        {
            return;
        }

        var unpacker = new Unpacker(record);
        for (var left = unpacker.Count(bitsEach: 8); left > 0; left--)
        {
            read(unpacker, unpacker.Text());
        }

        unpacker.End();
    }

    private static IReadOnlyList<Column> ColumnsOf(string table, IReadOnlyDictionary<string, IReadOnlyList<Column>> tables) =>
        tables.TryGetValue(table, out var columns) ? columns : throw Unpacker.Damaged();
}
