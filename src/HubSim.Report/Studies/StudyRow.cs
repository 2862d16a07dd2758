using HubSim.Report.Reading;

namespace HubSim.Report.Studies;

/// <summary>A row of a table of an experiment, read by names of columns.</summary>
/// <param name="grid">The table.</param>
/// <param name="row">The row.</param>
internal readonly struct StudyRow(Grid grid, object?[] row)
{
    /// <summary>A text; empty where there is none.</summary>
    public string Text(string column) => grid[column] is >= 0 and var place ? row[place] as string ?? "" : "";

    /// <summary>True when the table has the column.</summary>
    public bool Has(string column) => grid[column] >= 0;

    /// <summary>A number; NaN where there is none.</summary>
    public double Number(string column) => Grid.Number(row, grid[column]);

    /// <summary>A truth value; false where there is none.</summary>
    public bool Is(string column) => Number(column) == 1;

    /// <summary>A number with the ends of its interval, from the columns NAME, NAME_lower and NAME_upper.</summary>
    public Estimated Estimate(string column) => new(Number(column), Number($"{column}_lower"), Number($"{column}_upper"));
}

/// <summary>A number with the ends of its interval; NaN for what is not there.</summary>
/// <param name="Value">The number.</param>
/// <param name="Lower">Lower end.</param>
/// <param name="Upper">Upper end.</param>
internal readonly record struct Estimated(double Value, double Lower, double Upper)
{
    /// <summary>True when the interval is there and does not hold 0.</summary>
    public bool IsSure => Lower > 0 || Upper < 0;
}
