namespace HubSim.Report.Reading;

/// <summary>
/// One column of months.parquet by month: the values of all replications on each day that the file has. Eight bytes for each
/// replication and month; a report reads one such series at a time.
/// </summary>
internal sealed class MonthSeries
{
    private readonly List<double>[] values;

    private MonthSeries(IReadOnlyList<double> days, List<double>[] values)
    {
        Days = days;
        this.values = values;
    }

    /// <summary>The days, as day numbers, in order.</summary>
    public IReadOnlyList<double> Days { get; }

    /// <summary>Number of days.</summary>
    public int Count => Days.Count;

    /// <summary>True when there is no value at all.</summary>
    public bool IsEmpty => values.All(month => month.Count == 0);

    /// <summary>The values of a day that are there, in ascending order.</summary>
    public IReadOnlyList<double> this[int day] => values[day];

    /// <summary>Reads a column; null when the file does not have it.</summary>
    /// <param name="run">The run.</param>
    /// <param name="column">Name of the column.</param>
    /// <param name="convert">Turns a value of the file into one of the chart.</param>
    public static MonthSeries? Read(FinishedRun run, string column, Func<double, double> convert)
    {
        ArgumentNullException.ThrowIfNull(convert);
        return run.Months.Has(column) ? Read(run, ["month", column], (block, row) => convert(block[1][row])) : null;
    }

    private static MonthSeries Read(FinishedRun run, IReadOnlyList<string> columns, Func<double[][], int, double> value)
    {
        var months = new SortedDictionary<double, List<double>>();
        run.Months.Scan(columns, block =>
        {
            for (var row = 0; row < block[0].Length; row++)
            {
                if (!months.TryGetValue(block[0][row], out var month))
                {
                    months.Add(block[0][row], month = new List<double>(Math.Min(run.Manifest.Run.Taken, 1 << 20)));
                }

                var one = value(block, row);
                if (!double.IsNaN(one))
                {
                    month.Add(one);
                }
            }
        });
        foreach (var month in months.Values)
        {
            month.Sort();
        }

        return new MonthSeries([.. months.Keys], [.. months.Values]);
    }

    /// <summary>One column over another, by month; null when the file does not have both. Nothing over nothing is missing.</summary>
    /// <param name="run">The run.</param>
    /// <param name="part">Name of the column above.</param>
    /// <param name="whole">Name of the column below.</param>
    public static MonthSeries? Ratio(FinishedRun run, string part, string whole) =>
        run.Months.Has(part) && run.Months.Has(whole)
            ? Read(run, ["month", part, whole], (block, row) => block[2][row] > 0 ? block[1][row] / block[2][row] : double.NaN)
            : null;

    /// <summary>The days of months.parquet, as day numbers, in order.</summary>
    public static double[] DaysOf(FinishedRun run)
    {
        var days = new SortedSet<double>();
        run.Months.Scan(["month"], block => days.UnionWith(block[0]));
        return [.. days];
    }

    /// <summary>A quantile of each day, definition R-7; NaN on days without values.</summary>
    /// <param name="probability">From 0 to 1.</param>
    public double[] Quantile(double probability) => [.. values.Select(month => OfSorted(month, probability))];

    /// <summary>
    /// The quantile of sorted values, linear between order statistics. Source: Hyndman and Fan, The American Statistician 50
    /// (1996), definition 7.
    /// </summary>
    public static double OfSorted(IReadOnlyList<double> sorted, double probability)
    {
        if (sorted.Count == 0)
        {
            return double.NaN;
        }

        var place = probability * (sorted.Count - 1);
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
