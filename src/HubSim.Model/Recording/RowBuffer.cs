namespace HubSim.Model.Recording;

/// <summary>Rows on their way to a sink.</summary>
/// <param name="columns">The columns.</param>
/// <param name="sink">Where they go.</param>
sealed class RowBuffer(IReadOnlyList<Column> columns, IRowSink sink)
{
    /// <summary>Rows that are handed on at once: few enough to stay in the processor's cache.</summary>
    private const int Most = 4_096;

    /// <summary>The rows that wait; add to it row by row.</summary>
    public Table Table { get; } = new(columns);

    /// <summary>To be called after each row.</summary>
    public void Next()
    {
        if (Table.Rows == Most)
        {
            Flush();
        }
    }

    /// <summary>Hands on what waits.</summary>
    public void Flush()
    {
        if (Table.Rows > 0)
        {
            sink.Take(Table);
            Table.Clear();
        }
    }
}
