namespace HubSim.Model.Recording;

/// <summary>
/// The values of one column. Whole numbers, truth values (0 or 1) and days (<see cref="DateOnly.DayNumber"/>) are in
/// <see cref="Whole"/>, real numbers in <see cref="Real"/>, texts and categories in <see cref="Text"/>.
/// </summary>
/// <param name="column">The column whose values these are.</param>
public sealed class Cells(Column column)
{
    private readonly List<long> whole = [];
    private readonly List<double> real = [];
    private readonly List<string?> text = [];
    private readonly List<bool> missing = [];

    /// <summary>What the values are.</summary>
    public Column Column { get; } = column;

    /// <summary>Number of values, missing ones included.</summary>
    public int Count => missing.Count;

    /// <summary>Whole numbers, by row; empty for other types.</summary>
    public IReadOnlyList<long> Whole => whole;

    /// <summary>Real numbers, by row; empty for other types.</summary>
    public IReadOnlyList<double> Real => real;

    /// <summary>Texts, by row; empty for other types.</summary>
    public IReadOnlyList<string?> Text => text;

    /// <summary>True by row where the value is missing.</summary>
    public bool IsMissing(int row) => missing[row];

    internal void Add(long value)
    {
        Expect(Column.Type is ColumnType.Int32 or ColumnType.Int64 or ColumnType.Boolean or ColumnType.Date, "a whole number");
        whole.Add(value);
        missing.Add(false);
    }

    internal void Add(double value)
    {
        Expect(Column.Type is ColumnType.Double, "a real number");
        real.Add(value);
        missing.Add(false);
    }

    internal void Add(string value)
    {
        Expect(Column.Type is ColumnType.Text or ColumnType.Category, "a text");
        text.Add(value);
        missing.Add(false);
    }

    internal void AddNull()
    {
        Expect(Column.Nullable, "a missing value");
        switch (Column.Type)
        {
            case ColumnType.Double: real.Add(double.NaN); break;
            case ColumnType.Text or ColumnType.Category: text.Add(null); break;
            default: whole.Add(0); break;
        }

        missing.Add(true);
    }

    internal void Add(Cells others)
    {
        whole.AddRange(others.whole);
        real.AddRange(others.real);
        text.AddRange(others.text);
        missing.AddRange(others.missing);
    }

    internal void Clear()
    {
        whole.Clear();
        real.Clear();
        text.Clear();
        missing.Clear();
    }

    private void Expect(bool fits, string what)
    {
        if (!fits)
        {
            throw new InvalidOperationException($"column {Column.Name} is {Column.Type}{(Column.Nullable ? ", nullable" : "")}: it cannot take {what}");
        }
    }
}
