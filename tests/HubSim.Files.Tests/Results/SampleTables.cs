using HubSim.Files.Results;
using HubSim.Model.Recording;

namespace HubSim.Files.Tests.Results;

/// <summary>Tables with a column of every type, with and without missing values.</summary>
internal static class SampleTables
{
    public static readonly IReadOnlyList<Column> Columns =
    [
        new("candidate", ColumnType.Int32, false, "", "Number of the candidate."),
        new("cash_fen", ColumnType.Int64, false, "fen", "Cash at the end."),
        new("share", ColumnType.Double, false, "1", "A share."),
        new("alive", ColumnType.Boolean, false, "", "Alive at the end."),
        new("founded", ColumnType.Date, false, "", "Day of founding."),
        new("origin", ColumnType.Category, false, "", "Where it comes from; \"local\" or 外地."),
        new("name", ColumnType.Text, false, "", "Its name."),
        new("seat", ColumnType.Int32, true, "", "Seat, if any."),
        new("debt_fen", ColumnType.Int64, true, "fen", "Debt, if any."),
        new("wait_days", ColumnType.Double, true, "days", "Wait, if any."),
        new("moved", ColumnType.Boolean, true, "", "Moved, if known."),
        new("closed", ColumnType.Date, true, "", "Day of closing, if any."),
        new("cause", ColumnType.Category, true, "", "Cause of closing, if any."),
        new("note", ColumnType.Text, true, "", "A note, if any."),
    ];

    public static readonly FileStamp Stamp = new("sample", "ab12", 18_000_000_000_000_000_000);

    /// <summary>Rows from <paramref name="from"/> on; a row depends on its number only. Every third is full of gaps.</summary>
    public static Table Rows(int from, int count)
    {
        var table = new Table(Columns);
        for (var row = from; row < from + count; row++)
        {
            var gap = row % 3 == 2;
            table.Add(row);
            table.Add((row - 5) * 10_000_000_000L);
            table.Add(row / 7.0);
            table.Add(row % 2 == 0);
            table.Add(new DateOnly(2027, 1, 1).AddDays(row));
            table.Add(row % 2 == 0 ? "local" : "外地");
            table.Add($"firm {row}");
            table.Add(gap ? null : (long?)row);
            table.Add(gap ? null : (long?)-row);
            if (gap)
            {
                table.AddNull();
                table.AddNull();
            }
            else
            {
                table.Add(row * 0.5);
                table.Add(true);
            }

            table.Add(gap ? null : (DateOnly?)new DateOnly(1969, 12, 31).AddDays(row));
            table.Add(gap ? null : "cash");
            table.Add(gap ? null : $"n{row}");
        }

        return table;
    }
}
