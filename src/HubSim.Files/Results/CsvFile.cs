using System.Globalization;
using System.Text;
using HubSim.Model.Recording;

namespace HubSim.Files.Results;

/// <summary>
/// A table as comma-separated values for a spreadsheet (RFC 4180): a line of names, then a line for each row, in UTF-8 with
/// the mark by which spreadsheets know it. Numbers have a point and all their digits, days are YYYY-MM-DD, what is missing
/// is empty. Texts that a spreadsheet would take for a formula get an apostrophe in front.
/// </summary>
public static class CsvFile
{
    /// <summary>Writes a file.</summary>
    /// <param name="path">The file; nothing may be there.</param>
    /// <param name="table">The rows.</param>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void Write(string path, Table table) => ResultsException.Guard(path, () =>
    {
        using var file = new StreamWriter(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 1 << 16 });
        file.Write('\uFEFF');
        file.Write(Text(table));
    });

    /// <summary>The table as text.</summary>
    public static string Text(Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var text = new StringBuilder();
        Line(text, table.Columns.Select(column => column.Name));
        for (var row = 0; row < table.Rows; row++)
        {
            var at = row;
            Line(text, table.Columns.Select((_, column) => Cell(table[column], at)));
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, IEnumerable<string> cells) =>
        text.AppendJoin(',', cells.Select(Quoted)).Append("\r\n");

    private static string Cell(Cells cells, int row) => cells.IsMissing(row) ? "" : cells.Column.Type switch
    {
        ColumnType.Double => double.IsNaN(cells.Real[row]) ? "" : cells.Real[row].ToString(CultureInfo.InvariantCulture),
        ColumnType.Boolean => cells.Whole[row] != 0 ? "true" : "false",
        ColumnType.Date => DateOnly.FromDayNumber((int)cells.Whole[row]).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ColumnType.Category or ColumnType.Text => Harmless(cells.Text[row]!),
        _ => cells.Whole[row].ToString(CultureInfo.InvariantCulture),
    };

    private static string Harmless(string text) => text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny("\",\r\n") < 0
        ? cell
        : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
