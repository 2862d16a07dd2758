using System.Buffers;
using HubSim.Model.Recording;
using Parquet;
using Parquet.Schema;

namespace HubSim.Files.Results;

/// <summary>Values of fixed size. Missing ones take no place but are marked.</summary>
/// <param name="column">The column.</param>
/// <param name="read">Reads a value of a row.</param>
/// <param name="isNothing">True for values that stand for a missing one; null if there are none.</param>
internal sealed class ValueBuffer<T>(Column column, Func<Cells, int, T> read, Func<T, bool>? isNothing = null)
    : ColumnBuffer(new DataField(column.Name, typeof(T), column.Nullable))
    where T : unmanaged
{
    private readonly Stretch<T> values = new();

    /// <summary>For each row of a column in which values may be missing, 1 where there is one.</summary>
    private readonly Stretch<byte> marks = new();

    internal override void Add(Cells cells, int from, int count)
    {
        for (var row = from; row < from + count; row++)
        {
            Add(read(cells, row), cells.IsMissing(row));
        }
    }

    /// <summary>Adds the same value many times.</summary>
    internal void Add(T value, int count)
    {
        for (var i = 0; i < count; i++)
        {
            values.Add(value);
        }
    }

    private void Add(T value, bool isMissing)
    {
        if (!isMissing && isNothing?.Invoke(value) is not true)
        {
            values.Add(value);
            if (Field.IsNullable)
            {
                marks.Add(1);
            }
        }
        else if (Field.IsNullable)
        {
            marks.Add(0);
        }
        else
        {
            throw new InvalidOperationException($"column {Field.Name} must have a value in every row");
        }
    }

    internal override void SetAside(RowSpool spool)
    {
        values.SetAside(spool);
        if (Field.IsNullable)
        {
            marks.SetAside(spool);
        }
    }

    internal override async Task WriteAsync(ParquetRowGroupWriter group, RowSpool? spool)
    {
        if (spool is null)
        {
            await WriteAsync(group, values.Held, spool);
            values.Clear();
            return;
        }

        var count = values.Count;
        var room = ArrayPool<T>.Shared.Rent(count);
        values.Empty(room, spool);
        await WriteAsync(group, room.AsMemory(0, count), spool);
        ArrayPool<T>.Shared.Return(room);
    }

    private async Task WriteAsync(ParquetRowGroupWriter group, ReadOnlyMemory<T> present, RowSpool? spool)
    {
        if (!Field.IsNullable)
        {
            await group.WriteAsync(Field, present);
            return;
        }

        var rows = marks.Count;
        var (bytes, levels) = (ArrayPool<byte>.Shared.Rent(rows), ArrayPool<int>.Shared.Rent(rows));
        marks.Empty(bytes, spool);
        for (var row = 0; row < rows; row++)
        {
            levels[row] = bytes[row];
        }

        await group.WriteAllPartsAsync(Field, present, levels.AsMemory(0, rows), repetitionLevels: null, CancellationToken.None);
        ArrayPool<byte>.Shared.Return(bytes);
        ArrayPool<int>.Shared.Return(levels);
    }
}
