namespace HubSim.Kernel.Tracing;

/// <summary>
/// Writes a line per event, in columns: its number, the time, the process, why it goes on, and what then.
/// </summary>
/// <remarks>
/// The text is the same on every machine and in every culture; lines end in a line feed. A column that turns out too
/// narrow is wider from there on.
/// </remarks>
public sealed class TextTrace : ITraceObserver
{
    private readonly TextWriter writer;
    private readonly TimeFormat format;
    private readonly Column[] columns;
    private bool hasHeading;

    /// <summary>Writes to a writer, which stays open.</summary>
    /// <param name="writer">Where the lines go.</param>
    /// <param name="unit">Write times as numbers of this unit, such as <c>TimeSpan.FromMinutes(1)</c>; null to write
    /// them like a clock.</param>
    /// <param name="decimals">Digits after the point of a number of units, 0 to 7.</param>
    /// <exception cref="ArgumentOutOfRangeException">The unit is not above 0, or the digits are out of
    /// range.</exception>
    public TextTrace(TextWriter writer, TimeSpan? unit = null, int decimals = 2)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(unit?.Ticks ?? 1, 0, nameof(unit));
        ArgumentOutOfRangeException.ThrowIfNegative(decimals);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(decimals, 7);
        this.writer = writer;
        format = new TimeFormat(unit, decimals);
        columns =
        [
            new Column("event", 6, isRight: true),
            new Column("time", format.IsNumber ? 8 : 10, format.IsNumber),
            new Column("  # process", 22, isRight: false),
            new Column("goes on because", 36, isRight: false),
            new Column("then", 0, isRight: false),
        ];
    }

    /// <inheritdoc/>
    public void OnEvent(in TraceRecord record)
    {
        if (!hasHeading)
        {
            hasHeading = true;
            Write(columns[0].Heading, columns[1].Heading, columns[2].Heading, columns[3].Heading, columns[4].Heading);
        }

        Write(
            WaitText.Number(record.Event),
            format.Of(record.Time),
            $"{WaitText.Number(record.ProcessNumber),3} {record.ProcessName}",
            TraceText.Cause(record),
            TraceText.Effect(record, format.Of));
    }

    private void Write(params ReadOnlySpan<string> cells)
    {
        for (var i = 0; i < cells.Length - 1; i++)
        {
            writer.Write(columns[i].Fit(cells[i].ReplaceLineEndings(" ")));
            writer.Write("  ");
        }

        writer.Write(cells[^1].ReplaceLineEndings(" "));
        writer.Write('\n');
    }

    private sealed class Column(string heading, int width, bool isRight)
    {
        private int width = width;

        public string Heading => heading;

        public string Fit(string cell)
        {
            width = Math.Max(width, cell.Length);
            return isRight ? cell.PadLeft(width) : cell.PadRight(width);
        }
    }
}
