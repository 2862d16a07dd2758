namespace HubSim.Model.Recording;

/// <summary>
/// Rows for one result file, stored by column. Filled row by row: one Add for each column, in the order of the columns.
/// </summary>
public sealed class Table
{
    private readonly Cells[] cells;
    private int next;

    /// <summary>An empty table.</summary>
    /// <param name="columns">The columns, in file order.</param>
    public Table(IReadOnlyList<Column> columns)
    {
        Columns = columns;
        cells = [.. columns.Select(column => new Cells(column))];
    }

    /// <summary>The columns, in file order.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>Number of complete rows.</summary>
    public int Rows { get; private set; }

    /// <summary>The values of a column.</summary>
    public Cells this[int column] => cells[column];

    /// <summary>Adds a whole number (also 0 or 1 for a Boolean column).</summary>
    public void Add(long value) => Take().Add(value);

    /// <summary>Adds a whole number, or a missing value.</summary>
    public void Add(long? value)
    {
        if (value is { } known)
        {
            Add(known);
        }
        else
        {
            AddNull();
        }
    }

    /// <summary>Adds a real number.</summary>
    public void Add(double value) => Take().Add(value);

    /// <summary>Adds a real number, or a missing value.</summary>
    public void Add(double? value)
    {
        if (value is { } known)
        {
            Add(known);
        }
        else
        {
            AddNull();
        }
    }

    /// <summary>Adds a truth value.</summary>
    public void Add(bool value) => Take().Add(value ? 1 : 0);

    /// <summary>Adds a day.</summary>
    public void Add(DateOnly value) => Take().Add(value.DayNumber);

    /// <summary>Adds a day, or a missing value.</summary>
    public void Add(DateOnly? value) => Add((long?)value?.DayNumber);

    /// <summary>Adds a text, or a missing value.</summary>
    public void Add(string? value)
    {
        if (value is null)
        {
            AddNull();
        }
        else
        {
            Take().Add(value);
        }
    }

    /// <summary>Adds a missing value.</summary>
    public void AddNull() => Take().AddNull();

    /// <summary>Adds the rows of another table with the same columns.</summary>
    public void Add(Table rows)
    {
        for (var column = 0; column < cells.Length; column++)
        {
            cells[column].Add(rows[column]);
        }

        Rows += rows.Rows;
    }

    /// <summary>Forgets all rows, which are complete, and keeps their room.</summary>
    public void Clear()
    {
        foreach (var column in cells)
        {
            column.Clear();
        }

        Rows = 0;
    }

    private Cells Take()
    {
        var column = cells[next];
        next++;
        if (next == cells.Length)
        {
            next = 0;
            Rows++;
        }

        return column;
    }
}
