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
        if (!run.Months.Has(column))
        {
            return null;
        }

        var months = new SortedDictionary<double, List<double>>();
        run.Months.Scan(["month", column], block =>
        {
            for (var row = 0; row < block[0].Length; row++)
            {
                if (!months.TryGetValue(block[0][row], out var month))
                {
                    months.Add(block[0][row], month = new List<double>(Math.Min(run.Manifest.Run.Taken, 1 << 20)));
                }

                if (!double.IsNaN(block[1][row]))
                {
                    month.Add(convert(block[1][row]));
                }
            }
        });
        foreach (var month in months.Values)
        {
            month.Sort();
        }

        return new MonthSeries([.. months.Keys], [.. months.Values]);
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
