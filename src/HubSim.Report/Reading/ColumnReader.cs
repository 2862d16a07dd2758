using System.Buffers;
using Parquet;
using Parquet.Schema;

namespace HubSim.Report.Reading;

/// <summary>
/// Reads a column of a row group into the room that it is given. What it needs on the way comes from the pool that all tables
/// share, so that a long file leaves no more behind than a short one.
/// </summary>
internal static class ColumnReader
{
    /// <summary>Texts that are told apart before each gets an object of its own: categories have a few.</summary>
    private const int MostShared = 1_000;

    /// <summary>Numbers, days (<see cref="DateOnly.DayNumber"/>) and truth values (0 and 1); NaN where one is missing.</summary>
    /// <param name="group">The row group.</param>
    /// <param name="field">The column.</param>
    /// <param name="into">Room for all its rows.</param>
    /// <exception cref="ReportException">The column holds no numbers.</exception>
    public static void Numbers(ParquetRowGroupReader group, DataField field, Span<double> into)
    {
        switch (field.ClrType)
        {
            case var type when type == typeof(int): Read<int>(group, field, into, static value => value); break;
            case var type when type == typeof(long): Read<long>(group, field, into, static value => value); break;
            case var type when type == typeof(double): Read<double>(group, field, into, static value => value); break;
            case var type when type == typeof(bool): Read<bool>(group, field, into, static value => value ? 1 : 0); break;
            case var type when type == typeof(DateOnly): Read<DateOnly>(group, field, into, static value => value.DayNumber); break;
            case var type when type == typeof(DateTime): Read<DateTime>(group, field, into, static value => DateOnly.FromDateTime(value).DayNumber); break;
            default: throw new ReportException($"column {field.Name} holds {field.ClrType.Name}, which is no number");
        }
    }

    /// <summary>Texts; null where one is missing. Equal ones are one object, as long as they are few.</summary>
    /// <param name="group">The row group.</param>
    /// <param name="field">The column.</param>
    /// <param name="into">Room for all its rows.</param>
    /// <param name="shared">The texts that were seen in the column so far.</param>
    /// <exception cref="ReportException">The column holds no texts.</exception>
    public static void Texts(ParquetRowGroupReader group, DataField field, Span<string?> into, HashSet<string> shared)
    {
        if (field.ClrType != typeof(ReadOnlyMemory<char>) && field.ClrType != typeof(string))
        {
            throw new ReportException($"column {field.Name} holds {field.ClrType.Name}, which is no text");
        }

        using var raw = new RawColumn<ReadOnlyMemory<char>>(group, field, into.Length);
        var lookup = shared.GetAlternateLookup<ReadOnlySpan<char>>();
        var next = 0;
        for (var row = 0; row < into.Length; row++)
        {
            if (raw.IsMissing(row))
            {
                into[row] = null;
                continue;
            }

            var text = raw.Values[next++].Span;
            if (!lookup.TryGetValue(text, out into[row]!))
            {
                into[row] = text.ToString();
                if (shared.Count < MostShared)
                {
                    shared.Add(into[row]!);
                }
            }
        }
    }

    private static void Read<T>(ParquetRowGroupReader group, DataField field, Span<double> into, Func<T, double> convert)
        where T : struct
    {
        using var raw = new RawColumn<T>(group, field, into.Length);
        var next = 0;
        for (var row = 0; row < into.Length; row++)
        {
            into[row] = raw.IsMissing(row) ? double.NaN : convert(raw.Values[next++]);
        }
    }

    /// <summary>The values of a column as the file has them: missing ones take no place, but are marked in the levels.</summary>
    private readonly struct RawColumn<T> : IDisposable
        where T : struct
    {
        private readonly T[] values;
        private readonly int[]? levels;

        /// <summary>Reads the column.</summary>
        public RawColumn(ParquetRowGroupReader group, DataField field, int rows)
        {
            values = ArrayPool<T>.Shared.Rent(rows);
            levels = field.IsNullable ? ArrayPool<int>.Shared.Rent(rows) : null;
            try
            {
                var marks = levels is null ? (Memory<int>?)null : levels.AsMemory(0, rows);
                group.ReadRawAsync(field, values.AsMemory(0, rows), marks, repetitionLevels: null).AsTask().GetAwaiter().GetResult();
            }
            catch
            {
                Dispose();
                throw;
            }
        }

        /// <summary>The values that are there.</summary>
        public ReadOnlySpan<T> Values => values;

        /// <summary>True for a row without a value.</summary>
        public bool IsMissing(int row) => levels is not null && levels[row] == 0;

        /// <summary>Gives the room back.</summary>
        public void Dispose()
        {
            ArrayPool<T>.Shared.Return(values, System.Runtime.CompilerServices.RuntimeHelpers.IsReferenceOrContainsReferences<T>());
            if (levels is not null)
            {
                ArrayPool<int>.Shared.Return(levels);
            }
        }
    }
}
