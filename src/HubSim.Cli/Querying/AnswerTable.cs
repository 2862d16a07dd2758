using System.Data.Common;
using System.Globalization;
using HubSim.Cli.Output;

namespace HubSim.Cli.Querying;

/// <summary>An answer for people: a table within 80 columns, or, where that is too narrow, a block for each row.</summary>
static class AnswerTable
{
    private const int Width = 80;
    private const int MostRows = 100;
    private const long MostCounted = 1_000_000;
    private const string Gap = "  ";

    /// <summary>Writes the first rows; the messages say how many are left.</summary>
    public static void Write(DbDataReader reader, TextWriter data, TextWriter messages)
    {
        string[] names = AnswerFormats.Names(reader);
        bool[] isRight = [.. Enumerable.Range(0, reader.FieldCount).Select(i => Cell.IsNumber(reader.GetFieldType(i)))];
        var values = new AnswerValues(reader);
        var rows = new List<string[]>();
        var count = 0L;
        for (; count < MostCounted && reader.Read(); count++)
        {
            if (rows.Count < MostRows)
            {
                rows.Add([.. names.Select((_, i) => Cell.Text(Rounded(values[i])))]);
            }
        }

        int[] widths = [.. names.Select((name, i) => rows.Select(row => row[i].Length).Append(name.Length).Max())];
        if (widths.Sum() + (Gap.Length * (widths.Length - 1)) <= Width || rows.Count == 0)
        {
            AsTable(data, names, rows, widths, isRight);
        }
        else
        {
            AsBlocks(data, names, rows);
        }

        if (count > rows.Count)
        {
            messages.WriteLine($"hubsim: the first {rows.Count} of {(count == MostCounted ? "more than " : "")}{Words.Whole(count)} rows; --format csv or json writes all");
        }
    }

    /// <summary>Six figures are enough to look at; the other formats have all.</summary>
    private static object Rounded(object value) =>
        value is double number && double.IsFinite(number) ? double.Parse(number.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : value;

    private static void AsTable(TextWriter data, string[] names, List<string[]> rows, int[] widths, bool[] isRight)
    {
        string Line(IEnumerable<string> cells) => string.Join(Gap, cells.Select((cell, i) => isRight[i] ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]))).TrimEnd();
        data.WriteLine(Line(names));
        data.WriteLine(string.Join(Gap, widths.Select(width => new string('-', width))));
        foreach (var row in rows)
        {
            data.WriteLine(Line(row));
        }
    }

    private static void AsBlocks(TextWriter data, string[] names, List<string[]> rows)
    {
        var margin = Math.Min(names.Max(name => name.Length), Width / 2);
        for (var i = 0; i < rows.Count; i++)
        {
            data.WriteLine(string.Create(CultureInfo.InvariantCulture, $"-- row {i + 1}"));
            foreach (var (name, cell) in names.Zip(rows[i]))
            {
                data.WriteLine($"{name.PadRight(margin)}  {cell}".TrimEnd());
            }
        }
    }
}
