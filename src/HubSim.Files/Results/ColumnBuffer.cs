using System.Diagnostics;
using HubSim.Model.Recording;
using Parquet;
using Parquet.Schema;

namespace HubSim.Files.Results;

/// <summary>The values of one column that wait for their row group.</summary>
internal abstract class ColumnBuffer(DataField field)
{
    /// <summary>The column in the Parquet schema.</summary>
    internal DataField Field { get; } = field;

    /// <summary>Adds some rows of a table's column.</summary>
    internal abstract void Add(Cells cells, int from, int count);

    /// <summary>Writes what was added as the next column of the row group, and forgets it.</summary>
    internal abstract Task WriteAsync(ParquetRowGroupWriter group);

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

/// <summary>Values of fixed size. Missing ones take no place but are marked in <see cref="levels"/>.</summary>
/// <param name="column">The column.</param>
/// <param name="read">Reads a value of a row.</param>
/// <param name="isNothing">True for values that stand for a missing one; null if there are none.</param>
internal sealed class ValueBuffer<T>(Column column, Func<Cells, int, T> read, Func<T, bool>? isNothing = null)
    : ColumnBuffer(new DataField(column.Name, typeof(T), column.Nullable))
    where T : struct
{
    private readonly Stretch<T> values = new();
    private readonly Stretch<int> levels = new();

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
                levels.Add(1);
            }
        }
        else if (Field.IsNullable)
        {
            levels.Add(0);
        }
        else
        {
            throw new InvalidOperationException($"column {Field.Name} must have a value in every row");
        }
    }

    internal override async Task WriteAsync(ParquetRowGroupWriter group)
    {
        if (Field.IsNullable)
        {
            await group.WriteAllPartsAsync(Field, values.Filled, levels.Filled, repetitionLevels: null, CancellationToken.None);
        }
        else
        {
            await group.WriteAsync(Field, values.Filled);
        }

        values.Clear();
        levels.Clear();
    }
}

/// <summary>Texts and categories.</summary>
internal sealed class TextBuffer(Column column) : ColumnBuffer(new DataField(column.Name, typeof(string), column.Nullable))
{
    private readonly List<string?> values = [];

    internal override void Add(Cells cells, int from, int count)
    {
        for (var row = from; row < from + count; row++)
        {
            values.Add(cells.Text[row]);
        }
    }

    internal override async Task WriteAsync(ParquetRowGroupWriter group)
    {
        await group.WriteAsync(Field, values);
        values.Clear();
    }
}

/// <summary>An array that is filled from the front and used again.</summary>
internal sealed class Stretch<T>
{
    private T[] items = new T[256];
    private int count;

    internal ReadOnlyMemory<T> Filled => items.AsMemory(0, count);

    internal void Add(T item)
    {
        if (count == items.Length)
        {
            Array.Resize(ref items, count * 2);
        }

        items[count] = item;
        count++;
    }

    internal void Clear() => count = 0;
}
