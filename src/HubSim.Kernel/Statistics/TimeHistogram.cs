namespace HubSim.Kernel.Statistics;

/// <summary>
/// For how long something had which value: how long was the queue empty, how long did one wait, how long two. Kept by a
/// <see cref="TimeWeighted"/> that was asked to (<see cref="TimeWeighted.KeepTimes"/>).
/// </summary>
/// <remarks>Times are whole ticks: merging gives exactly the times of all together.</remarks>
public sealed class TimeHistogram
{
    private readonly FixedBins bins;
    private readonly long[] ticks;
    private long below;
    private long above;

    /// <summary>Makes a histogram without any time.</summary>
    /// <param name="low">Lower edge of the first bin; finite.</param>
    /// <param name="width">Width of each bin; above 0. With low 0 and width 1, bin n is the time at the whole number
    /// n.</param>
    /// <param name="binCount">Number of bins; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of range, or the bins are too narrow to tell
    /// their edges apart.</exception>
    public TimeHistogram(double low, double width, int binCount)
    {
        bins = new FixedBins(low, width, binCount);
        ticks = new long[binCount];
    }

    /// <summary>Number of bins.</summary>
    public int BinCount => bins.Count;

    /// <summary>Time in all, that outside of the bins included.</summary>
    public TimeSpan Total => new(below + above + ticks.Sum());

    /// <summary>Time at values below the first bin.</summary>
    public TimeSpan Below => new(below);

    /// <summary>Time at values at or above the upper edge of the last bin.</summary>
    public TimeSpan Above => new(above);

    /// <summary>Time at the values of a bin.</summary>
    /// <param name="bin">From 0 to <see cref="BinCount"/> - 1.</param>
    public TimeSpan this[int bin]
    {
        get
        {
            bins.RequireBin(bin);
            return new TimeSpan(ticks[bin]);
        }
    }

    /// <summary>Share of the time at the values of a bin, from 0 to 1.</summary>
    /// <param name="bin">From 0 to <see cref="BinCount"/> - 1.</param>
    /// <exception cref="InvalidOperationException">No time has passed.</exception>
    public double Share(int bin)
    {
        var total = Total.Ticks;
        return total > 0
            ? (double)this[bin].Ticks / total
            : throw new InvalidOperationException(
                $"No time has passed, so there are no shares of it{Simulator.WhereRunning}.");
    }

    /// <summary>Lower edge of a bin, which belongs to it.</summary>
    /// <param name="bin">From 0 to <see cref="BinCount"/> - 1.</param>
    public double LowerEdge(int bin)
    {
        bins.RequireBin(bin);
        return bins.Edge(bin);
    }

    /// <summary>Adds the times of another histogram, which stays as it is.</summary>
    /// <param name="other">The other.</param>
    /// <exception cref="ArgumentException">Its bins are not the same.</exception>
    public void Merge(TimeHistogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        bins.RequireSame(other.bins);
        for (var bin = 0; bin < ticks.Length; bin++)
        {
            ticks[bin] += other.ticks[bin];
        }

        below += other.below;
        above += other.above;
    }

    /// <summary>Adds time at a value.</summary>
    internal void Add(double value, long duration)
    {
        var bin = bins.IndexOf(value);
        if (bin < 0)
        {
            below += duration;
        }
        else if (bin == BinCount)
        {
            above += duration;
        }
        else
        {
            ticks[bin] += duration;
        }
    }

    internal void Reset()
    {
        Array.Clear(ticks);
        below = above = 0;
    }
}
