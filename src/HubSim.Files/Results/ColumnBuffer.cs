using System.Diagnostics;
using HubSim.Model.Recording;
using Parquet;
using Parquet.Schema;

namespace HubSim.Files.Results;

/// <summary>The values of one column that wait for their row group: in memory, or set aside.</summary>
internal abstract class ColumnBuffer(DataField field)
{
    /// <summary>The column in the Parquet schema.</summary>
    internal DataField Field { get; } = field;

    /// <summary>Adds some rows of a table's column.</summary>
    internal abstract void Add(Cells cells, int from, int count);

    /// <summary>Sets aside what waits in memory.</summary>
    internal abstract void SetAside(RowSpool spool);

    /// <summary>Writes all that waits as the next column of the row group, and forgets it.</summary>
    /// <param name="group">The row group.</param>
    /// <param name="spool">Where values were set aside; null if none were.</param>
    internal abstract Task WriteAsync(ParquetRowGroupWriter group, RowSpool? spool);

    /// <summary>A buffer for the values of a column.</summary>
    internal static ColumnBuffer For(Column column) => column.Type switch
    {
        ColumnType.Int32 => new ValueBuffer<int>(column, static (cells, row) => checked((int)cells.Whole[row])),
        ColumnType.Int64 => new ValueBuffer<long>(column, static (cells, row) => cells.Whole[row]),
        ColumnType.Double => new ValueBuffer<double>(column, static (cells, row) => cells.Real[row], double.IsNaN),
        ColumnType.Boolean => new ValueBuffer<bool>(column, static (cells, row) => cells.Whole[row] != 0),
        ColumnType.Date => new ValueBuffer<DateOnly>(column, static (cells, row) => DateOnly.FromDayNumber(checked((int)cells.Whole[row]))),
        ColumnType.Category or ColumnType.Text => new TextBuffer(column),
        _ => throw new UnreachableException(),
    };
}

/// <summary>Values that wait in the order in which they came: the first of them set aside, the last ones in memory.</summary>
internal sealed class Stretch<T>
    where T : unmanaged
{
    private readonly List<(long Place, int Count)> aside = [];
    private T[] items = new T[256];
    private int count;

    /// <summary>Number of values, wherever they are.</summary>
    internal int Count { get; private set; }

    /// <summary>The values in memory.</summary>
    internal ReadOnlyMemory<T> Held => items.AsMemory(0, count);

    internal void Add(T item)
    {
        if (count == items.Length)
        {
            Array.Resize(ref items, count * 2);
        }

        items[count] = item;
        count++;
        Count++;
    }

    /// <summary>Adds several values.</summary>
    internal void Add(ReadOnlySpan<T> several)
    {
        if (items.Length - count < several.Length)
        {
            Array.Resize(ref items, Math.Max(items.Length * 2, count + several.Length));
        }

        several.CopyTo(items.AsSpan(count));
        count += several.Length;
        Count += several.Length;
    }

    /// <summary>Sets aside what is in memory.</summary>
    internal void SetAside(RowSpool spool)
    {
        aside.Add((spool.Put<T>(items.AsSpan(0, count)), count));
        count = 0;
    }

    /// <summary>Copies all values, in their order, and forgets them.</summary>
    /// <param name="into">Room for them.</param>
    /// <param name="spool">Where some were set aside; null if none were.</param>
    internal void Empty(Span<T> into, RowSpool? spool)
    {
        foreach (var (place, many) in aside)
        {
            spool!.Take(place, into[..many]);
            into = into[many..];
        }

        items.AsSpan(0, count).CopyTo(into);
        Clear();
    }

    /// <summary>Forgets all values.</summary>
    internal void Clear()
    {
        aside.Clear();
        (count, Count) = (0, 0);
    }
}
