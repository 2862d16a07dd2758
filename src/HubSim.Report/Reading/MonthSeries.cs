using System.Buffers;

namespace HubSim.Report.Reading;

/// <summary>
/// One column of months.parquet by month: its quantiles over all replications on each day that the file has. While they are
/// computed, the values of that one column are in memory, eight bytes for each replication and month, and no longer.
/// </summary>
internal sealed class MonthSeries
{
    /// <summary>What charts show: the median, and the bands that hold half and nine tenths of the runs.</summary>
    private static readonly double[] Probabilities = [0.05, 0.25, 0.5, 0.75, 0.95];

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

    /// <summary>A quantile of each day, definition R-7; NaN on days without values.</summary>
    /// <param name="probability">0.05, 0.25, 0.5, 0.75 or 0.95.</param>
    public double[] Quantile(double probability) => Array.IndexOf(Probabilities, probability) is >= 0 and var place
        ? quantiles[place]
        : throw new ArgumentOutOfRangeException(nameof(probability), probability, "a series knows the quantiles that charts show");

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
            double[][] ofDays = [.. months.Values.Select(month => month.Quantiles(Probabilities))];
            double[][] byProbability = [.. Probabilities.Select((_, place) => ofDays.Select(day => day[place]).ToArray())];
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
