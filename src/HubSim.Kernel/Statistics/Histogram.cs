namespace HubSim.Kernel.Statistics;

/// <summary>
/// Statistic over observations that counts them in bins of equal width, with those below and above apart. For
/// quantiles of waiting times with a stated error take <see cref="LogHistogram"/>, and for what has a value at every
/// moment <see cref="TimeHistogram"/>.
/// </summary>
/// <remarks>Counts are whole numbers: merging gives exactly the counts of all observations together.</remarks>
public sealed class Histogram
{
    private readonly FixedBins bins;
    private readonly long[] counts;

    /// <summary>Makes a histogram without observations.</summary>
    /// <param name="low">Lower edge of the first bin; finite.</param>
    /// <param name="width">Width of each bin; above 0.</param>
    /// <param name="binCount">Number of bins; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range, or the bins are too narrow to tell
    /// their edges apart.</exception>
    public Histogram(double low, double width, int binCount)
    {
        bins = new FixedBins(low, width, binCount);
        counts = new long[binCount];
    }

    /// <summary>Number of bins.</summary>
    public int BinCount => bins.Count;

    /// <summary>Number of observations, those outside of the bins included.</summary>
    public long Count { get; private set; }

    /// <summary>Observations below the first bin.</summary>
    public long Below { get; private set; }

    /// <summary>Observations at or above the upper edge of the last bin.</summary>
    public long Above { get; private set; }

    /// <summary>Observations in a bin.</summary>
    /// <param name="bin">From 0 to <see cref="BinCount"/> - 1.</param>
    public long this[int bin]
    {
        get
        {
            bins.RequireBin(bin);
            return counts[bin];
        }
    }

    /// <summary>Lower edge of a bin, which belongs to it.</summary>
    /// <param name="bin">From 0 to <see cref="BinCount"/> - 1.</param>
    public double LowerEdge(int bin)
    {
        bins.RequireBin(bin);
        return bins.Edge(bin);
    }

    /// <summary>Upper edge of a bin, which belongs to the next.</summary>
    /// <param name="bin">From 0 to <see cref="BinCount"/> - 1.</param>
    public double UpperEdge(int bin)
    {
        bins.RequireBin(bin);
        return bins.Edge(bin + 1);
    }

    /// <summary>Adds an observation.</summary>
    /// <param name="observation">A finite number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is infinite, or not a number.</exception>
    public void Add(double observation)
    {
        Finite.Check(observation, nameof(observation));
        var bin = bins.IndexOf(observation);
        Count++;
        if (bin < 0)
        {
            Below++;
        }
        else if (bin == BinCount)
        {
            Above++;
        }
        else
        {
            counts[bin]++;
        }
    }

    /// <summary>Adds a time, in seconds.</summary>
    /// <param name="observation">A duration.</param>
    public void Add(TimeSpan observation) => Add(observation.TotalSeconds);

    /// <summary>Adds all observations of another histogram, which stays as it is.</summary>
    /// <param name="other">The other.</param>
    /// <exception cref="ArgumentException">Its bins are not the same.</exception>
    public void Merge(Histogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        bins.RequireSame(other.bins);
        for (var bin = 0; bin < counts.Length; bin++)
        {
            counts[bin] += other.counts[bin];
        }

        Count += other.Count;
        Below += other.Below;
        Above += other.Above;
    }

    /// <summary>Forgets all observations, as at the end of the warm-up.</summary>
    public void Reset()
    {
        Array.Clear(counts);
        Count = Below = Above = 0;
    }
}
