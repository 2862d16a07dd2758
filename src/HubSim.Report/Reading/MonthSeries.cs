using System.Buffers;

namespace HubSim.Report.Reading;

/// <summary>
/// One column of months.parquet by month: its quantiles over all replications on each day that the file has. While they are
/// computed, the values of that one column are in memory, eight bytes for each replication and month, and no longer.
/// </summary>
internal sealed class MonthSeries
{
    private readonly double[][] quantiles;

    private MonthSeries(IReadOnlyList<double> days, double[][] quantiles, bool isEmpty)
    {
        Days = days;
        this.quantiles = quantiles;
        IsEmpty = isEmpty;
    }

    /// <summary>The days, as day numbers, in order.</summary>
    public IReadOnlyList<double> Days { get; }

    /// <summary>True when there is no value at all.</summary>
    public bool IsEmpty { get; }

    /// <summary>Reads a column; null when the file does not have it.</summary>
    /// <param name="run">The run.</param>
    /// <param name="column">Name of the column.</param>
    /// <param name="convert">Turns a value of the file into one of the chart.</param>
    public static MonthSeries? Read(FinishedRun run, string column, Func<double, double> convert)
    {
        ArgumentNullException.ThrowIfNull(convert);
        return run.Months.Has(column) ? Read(run, ["month", column], (block, row) => convert(block.Numbers(1)[row])) : null;
    }

    /// <summary>One column over another, by month; null when the file does not have both. Nothing over nothing is missing.</summary>
    /// <param name="run">The run.</param>
    /// <param name="part">Name of the column above.</param>
    /// <param name="whole">Name of the column below.</param>
    public static MonthSeries? Ratio(FinishedRun run, string part, string whole) =>
        run.Months.Has(part) && run.Months.Has(whole)
            ? Read(run, ["month", part, whole], (block, row) => block.Numbers(2)[row] > 0 ? block.Numbers(1)[row] / block.Numbers(2)[row] : double.NaN)
            : null;

    /// <summary>The days of months.parquet, as day numbers, in order.</summary>
    public static double[] DaysOf(FinishedRun run)
    {
        var days = new SortedSet<double>();
        run.Months.Scan(["month"], block =>
        {
            foreach (var day in block.Numbers(0))
            {
                days.Add(day);
            }
        });
        return [.. days];
    }

    /// <summary>Lower end of the outer band on each day (<see cref="FinishedRun.Tail"/>); NaN, as all below, on days without values.</summary>
    public double[] Lower => quantiles[0];

    /// <summary>Lower quartile of each day.</summary>
    public double[] LowerHalf => quantiles[1];

    /// <summary>Median of each day.</summary>
    public double[] Median => quantiles[2];

    /// <summary>Upper quartile of each day.</summary>
    public double[] UpperHalf => quantiles[3];

    /// <summary>Upper end of the outer band on each day.</summary>
    public double[] Upper => quantiles[4];

    /// <summary>
    /// The quantile of sorted values, linear between order statistics. Source: Hyndman and Fan, The American Statistician 50
    /// (1996), definition 7.
    /// </summary>
    public static double OfSorted(ReadOnlySpan<double> sorted, double probability)
    {
        if (sorted.Length == 0)
        {
            return double.NaN;
        }

        var place = probability * (sorted.Length - 1);
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }

    private static MonthSeries Read(FinishedRun run, IReadOnlyList<string> columns, Func<Block, int, double> value)
    {
        double[] probabilities = [run.Tail, 0.25, 0.5, 0.75, 1 - run.Tail];
        var months = new SortedDictionary<double, Gathering>();
        try
        {
            run.Months.Scan(columns, block =>
            {
                for (var row = 0; row < block.Rows; row++)
                {
                    var day = block.Numbers(0)[row];
                    if (!months.TryGetValue(day, out var month))
                    {
                        months.Add(day, month = new Gathering(run.Finished));
                    }

                    month.Add(value(block, row));
                }
            });
            double[][] ofDays = [.. months.Values.Select(month => month.Quantiles(probabilities))];
            double[][] byProbability = [.. probabilities.Select((_, place) => ofDays.Select(day => day[place]).ToArray())];
            return new MonthSeries([.. months.Keys], byProbability, months.Values.All(month => month.IsEmpty));
        }
        finally
        {
            foreach (var month in months.Values)
            {
                month.Dispose();
            }
        }
    }

    /// <summary>The values of one day, in room that goes back to the pool.</summary>
    private sealed class Gathering(int expected) : IDisposable
    {
        /// <summary>Room that is asked for at first, whatever a manifest says.</summary>
        private const int Most = 1 << 20;

        private double[] values = ArrayPool<double>.Shared.Rent(Math.Clamp(expected, 16, Most));
        private int count;

        public bool IsEmpty => count == 0;

        public void Add(double value)
        {
            if (double.IsNaN(value))
            {
                return;
            }

            if (count == values.Length)
            {
                var wider = ArrayPool<double>.Shared.Rent(count * 2);
                values.CopyTo(wider, 0);
                ArrayPool<double>.Shared.Return(values);
                values = wider;
            }

            values[count] = value;
            count++;
        }

        public double[] Quantiles(double[] probabilities)
        {
            var sorted = values.AsSpan(0, count);
            sorted.Sort();
            var found = new double[probabilities.Length];
            for (var i = 0; i < found.Length; i++)
            {
                found[i] = OfSorted(sorted, probabilities[i]);
            }

            return found;
        }

        public void Dispose() => ArrayPool<double>.Shared.Return(values);
    }
}
