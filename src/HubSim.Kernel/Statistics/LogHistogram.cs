namespace HubSim.Kernel.Statistics;

/// <summary>
/// Statistic over observations of at least 0 that answers for quantiles, such as the 95th percentile of waiting times,
/// in constant memory of 41 kB. A quantile is within <see cref="RelativeError"/> of the observation it stands for.
/// </summary>
/// <remarks>
/// Counts in 64 equal bins per doubling, from 2^-30 to 2^50. Smaller observations count as 0, so their error is at most
/// 1e-9; larger ones as the largest observation. Merging gives exactly the bins of all observations together.
/// </remarks>
public sealed class LogHistogram
{
    /// <summary>Largest relative error of a quantile: half a bin, 1/128.</summary>
    public const double RelativeError = 1.0 / (2 * BinsPerDoubling);

    private const int BinsPerDoubling = 64;
    private const int BinBits = 6;
    private const int MantissaBits = 52;
    private const int SmallestExponent = -30;
    private const int LargestExponent = 50;
    private const int BinCount = (LargestExponent - SmallestExponent) * BinsPerDoubling;

    // The upper bits of a positive double, read as an integer, count its bins from the smallest double there is.
    private const int FirstBin = (1023 + SmallestExponent) << BinBits;

    private readonly long[] bins = new long[BinCount];
    private readonly Tally tally = new();
    private long small;
    private long large;

    /// <summary>Number of observations.</summary>
    public long Count => tally.Count;

    /// <summary>Mean of the observations; not subject to the bins.</summary>
    /// <exception cref="InvalidOperationException">There are none.</exception>
    public double Mean => tally.Mean;

    /// <summary>Smallest observation; not subject to the bins.</summary>
    /// <exception cref="InvalidOperationException">There are none.</exception>
    public double Minimum => tally.Minimum;

    /// <summary>Largest observation; not subject to the bins.</summary>
    /// <exception cref="InvalidOperationException">There are none.</exception>
    public double Maximum => tally.Maximum;

    /// <summary>Adds an observation.</summary>
    /// <param name="observation">A finite number of at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is negative, infinite, or not a number.</exception>
    public void Add(double observation)
    {
        if (observation < 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(observation), observation, $"An observation is at least 0{Simulator.WhereRunning}.");
        }

        tally.Add(observation);
        var bin = (BitConverter.DoubleToInt64Bits(observation) >> (MantissaBits - BinBits)) - FirstBin;
        if ((ulong)bin < BinCount)
        {
            bins[bin]++;
        }
        else if (bin < 0)
        {
            small++;
        }
        else
        {
            large++;
        }
    }

    /// <summary>Adds a time, in seconds.</summary>
    /// <param name="observation">A duration of at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The duration is negative.</exception>
    public void Add(TimeSpan observation) => Add(observation.TotalSeconds);

    /// <summary>
    /// The smallest observation that at least a share <paramref name="probability"/> of all does not exceed, within
    /// <see cref="RelativeError"/>.
    /// </summary>
    /// <param name="probability">From 0 (the minimum, exact) to 1 (the maximum, exact).</param>
    /// <exception cref="InvalidOperationException">There are no observations.</exception>
    public double Quantile(double probability)
    {
        if (!(probability >= 0 && probability <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(probability), probability, $"A probability is from 0 to 1{Simulator.WhereRunning}.");
        }

        var rank = (long)Math.Ceiling(probability * Count);
        if (rank <= 1)
        {
            return Minimum;
        }

        return rank == Count ? Maximum : Math.Clamp(MiddleOfBinWith(rank), Minimum, Maximum);
    }

    /// <summary>Adds all observations of another histogram, which stays as it is.</summary>
    /// <param name="other">The other.</param>
    public void Merge(LogHistogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (var bin = 0; bin < BinCount; bin++)
        {
            bins[bin] += other.bins[bin];
        }

        small += other.small;
        large += other.large;
        tally.Merge(other.tally);
    }

    /// <summary>Forgets all observations, as at the end of the warm-up.</summary>
    public void Reset()
    {
        Array.Clear(bins);
        small = 0;
        large = 0;
        tally.Reset();
    }

    private double MiddleOfBinWith(long rank)
    {
        var below = small;
        if (rank <= below)
        {
            return 0;
        }

        for (var bin = 0; bin < BinCount; bin++)
        {
            below += bins[bin];
            if (rank <= below)
            {
                return (LowerEdge(bin) + LowerEdge(bin + 1)) / 2;
            }
        }

        // Beyond the last bin.
        return Maximum;
    }

    private static double LowerEdge(int bin) =>
        BitConverter.Int64BitsToDouble((long)(bin + FirstBin) << (MantissaBits - BinBits));
}
