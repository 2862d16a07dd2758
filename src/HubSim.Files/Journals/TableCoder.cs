using HubSim.Model.Recording;

namespace HubSim.Files.Journals;

/// <summary>
/// A table as few bytes, column by column: whole numbers as steps from the one above, real numbers bit for bit, texts as
/// numbers of the words that the column has. Reader and writer know the columns; they are not part of it.
/// </summary>
internal static class TableCoder
{
    private const byte NoneMissing = 0;
    private const byte SomeMissing = 1;

    internal static void Write(Packer packer, Table table)
    {
        packer.Add(table.Rows);
        for (var column = 0; column < table.Columns.Count; column++)
        {
            var cells = table[column];
            WriteMissing(packer, cells, table.Rows);
            switch (table.Columns[column].Type)
            {
                case ColumnType.Double: packer.Add([.. cells.Real]); break;
                case ColumnType.Category or ColumnType.Text: WriteTexts(packer, cells.Text); break;
                default: WriteWhole(packer, cells.Whole); break;
            }
        }
    }

    internal static Table Read(Unpacker unpacker, IReadOnlyList<Column> columns)
    {
        // A row of a table takes at least a bit or so in each of its columns.
        var rows = unpacker.Count(bitsEach: 8);
        var stacks = new Stack[columns.Count];
        for (var column = 0; column < stacks.Length; column++)
        {
            stacks[column] = ReadColumn(unpacker, columns[column].Type, rows);
        }

        var table = new Table(columns);
        for (var row = 0; row < rows; row++)
        {
            foreach (var stack in stacks)
            {
                stack.AddTo(table, row);
            }
        }

        return table;
    }

    private static void WriteMissing(Packer packer, Cells cells, int rows)
    {
        var bits = new byte[(rows + 7) / 8];
        var any = NoneMissing;
        for (var row = 0; row < rows; row++)
        {
            if (cells.IsMissing(row))
            {
                bits[row / 8] |= (byte)(1 << (row % 8));
                any = SomeMissing;
            }
        }

        packer.AddByte(any);
        if (any == SomeMissing)
        {
            packer.AddBlock(bits);
        }
    }

    private static void WriteWhole(Packer packer, IReadOnlyList<long> values)
    {
        var before = 0L;
        foreach (var value in values)
        {
            packer.AddSigned(unchecked(value - before));
            before = value;
        }
    }

    private static void WriteTexts(Packer packer, IReadOnlyList<string?> values)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            places.TryAdd(value ?? "", places.Count);
        }

        packer.Add(places.Count);
        foreach (var word in places.OrderBy(place => place.Value))
        {
            packer.Add(word.Key);
        }

        foreach (var value in values)
        {
            packer.Add(places[value ?? ""]);
        }
    }

    private static Stack ReadColumn(Unpacker unpacker, ColumnType type, int rows)
    {
        var missing = unpacker.Byte() switch
        {
            NoneMissing => default,
            SomeMissing => unpacker.Block(),
            _ => throw Unpacker.Damaged(),
        };
        if (!missing.IsEmpty && missing.Length != (rows + 7) / 8)
        {
            throw Unpacker.Damaged();
        }

        return type switch
        {
            ColumnType.Double => new Stack(missing, Reals: Exactly(unpacker.Reals(), rows)),
            ColumnType.Category or ColumnType.Text => new Stack(missing, Texts: ReadTexts(unpacker, rows)),
            _ => new Stack(missing, Whole: ReadWhole(unpacker, rows)),
        };
    }

    private static double[] Exactly(double[] values, int rows) => values.Length == rows ? values : throw Unpacker.Damaged();

    private static long[] ReadWhole(Unpacker unpacker, int rows)
    {
        var values = new long[rows];
        var before = 0L;
        for (var row = 0; row < rows; row++)
        {
            before = unchecked(before + unpacker.Signed());
            values[row] = before;
        }

        return values;
    }

    private static string[] ReadTexts(Unpacker unpacker, int rows)
    {
        var words = new string[unpacker.Count(bitsEach: 8)];
        for (var word = 0; word < words.Length; word++)
        {
            words[word] = unpacker.Text();
        }

        var values = new string[rows];
        for (var row = 0; row < rows; row++)
        {
            var place = unpacker.Whole();
            values[row] = place < (ulong)words.Length ? words[place] : throw Unpacker.Damaged();
        }

        return values;
    }

    /// <summary>The values of one column, before they become cells of rows; one of the three kinds is there.</summary>
    private sealed record Stack(ReadOnlyMemory<byte> Missing, long[]? Whole = null, double[]? Reals = null, string[]? Texts = null)
    {
        internal void AddTo(Table table, int row)
        {
            if (!Missing.IsEmpty && (Missing.Span[row / 8] & (1 << (row % 8))) != 0)
            {
                table.AddNull();
            }
            else if (Whole is not null)
            {
                table.Add(Whole[row]);
            }
            else if (Reals is not null)
            {
                table.Add(Reals[row]);
            }
            else
            {
                table.Add(Texts![row]);
            }
        }
    }
}
