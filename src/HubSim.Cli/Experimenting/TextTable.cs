using System.Text;

namespace HubSim.Cli.Experimenting;

/// <summary>
/// A table for the terminal, 80 columns wide at most: names on the left, as wide as is left for them, numbers on the right. A
/// name that is longer stands on a line of its own.
/// </summary>
/// <param name="heads">Heads of the columns.</param>
sealed class TextTable(params string[] heads)
{
    private const int Width = 80;
    private const int Indent = 2;
    private readonly List<string[]> rows = [heads];

    /// <summary>Adds a row.</summary>
    /// <param name="cells">One text for each column.</param>
    public void Row(params string[] cells) => rows.Add(cells);

    /// <summary>The table, a line for each row, each line ended.</summary>
    public override string ToString()
    {
        int[] widths = [.. Enumerable.Range(0, heads.Length).Select(column => rows.Max(row => row[column].Length))];
        var first = Math.Max(8, Math.Min(widths[0], Width - Indent - widths.Skip(1).Sum(width => width + 2)));
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            var name = row[0];
            if (name.Length > first)
            {
                text.Append(' ', Indent).AppendLine(name);
                name = "";
            }

            var line = new StringBuilder().Append(' ', Indent).Append(name.PadRight(first));
            for (var column = 1; column < row.Length; column++)
            {
                line.Append("  ").Append(row[column].PadLeft(widths[column]));
            }

            text.AppendLine(line.ToString().TrimEnd());
        }

        return text.ToString();
    }
}
