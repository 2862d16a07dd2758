using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using HubSim.Model.Recording;
using Parquet;
using Parquet.Schema;

namespace HubSim.Files.Results;

/// <summary>Texts and categories.</summary>
internal sealed class TextBuffer(Column column) : ColumnBuffer(new DataField(column.Name, typeof(string), column.Nullable))
{
    /// <summary>Stands for the length of a missing text.</summary>
    private const int Missing = -1;

    /// <summary>Texts of one row group that are told apart when they are read back: categories have a few.</summary>
    private const int MostShared = 1_000;

    /// <summary>Longest text that is looked for among those [byte].</summary>
    private const int Longest = 256;

    private readonly List<string?> values = [];

    /// <summary>Texts that are set aside: the length of each in bytes, and the bytes of all.</summary>
    private readonly Stretch<int> lengths = new();
    private readonly Stretch<byte> bytes = new();

    internal override void Add(Cells cells, int from, int count)
    {
        for (var row = from; row < from + count; row++)
        {
            values.Add(cells.Text[row]);
        }
    }

    internal override void SetAside(RowSpool spool)
    {
        foreach (var value in CollectionsMarshal.AsSpan(values))
        {
            byte[] encoded = value is null ? [] : Encoding.UTF8.GetBytes(value);
            lengths.Add(value is null ? Missing : encoded.Length);
            bytes.Add(encoded);
        }

        values.Clear();
        lengths.SetAside(spool);
        bytes.SetAside(spool);
    }

    internal override async Task WriteAsync(ParquetRowGroupWriter group, RowSpool? spool)
    {
        if (lengths.Count == 0)
        {
            await group.WriteAsync(Field, values);
            values.Clear();
            return;
        }

        var rows = lengths.Count + values.Count;
        var room = ArrayPool<string?>.Shared.Rent(rows);
        values.CopyTo(room, lengths.Count);
        values.Clear();
        TakeBack(room, spool!);
        await group.WriteAsync(Field, new ArraySegment<string?>(room, 0, rows));
        ArrayPool<string?>.Shared.Return(room, clearArray: true);
    }

    /// <summary>Reads what was set aside. Equal texts are one object, as long as they are few.</summary>
    private void TakeBack(string?[] into, RowSpool spool)
    {
        var (count, size) = (lengths.Count, bytes.Count);
        var (sizes, encoded) = (ArrayPool<int>.Shared.Rent(count), ArrayPool<byte>.Shared.Rent(size));
        lengths.Empty(sizes, spool);
        bytes.Empty(encoded, spool);
        var shared = new HashSet<string>(StringComparer.Ordinal);
        var at = 0;
        for (var row = 0; row < count; row++)
        {
            into[row] = sizes[row] == Missing ? null : Text(encoded.AsSpan(at, sizes[row]), shared);
            at += Math.Max(0, sizes[row]);
        }

        ArrayPool<int>.Shared.Return(sizes);
        ArrayPool<byte>.Shared.Return(encoded);
    }

    private static string Text(ReadOnlySpan<byte> encoded, HashSet<string> shared)
    {
        if (encoded.Length > Longest)
        {
            return Encoding.UTF8.GetString(encoded);
        }

        Span<char> room = stackalloc char[Longest];
        var text = room[..Encoding.UTF8.GetChars(encoded, room)];
        if (!shared.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var known))
        {
            known = text.ToString();
            if (shared.Count < MostShared)
            {
                shared.Add(known);
            }
        }

        return known;
    }
}
