using HubSim.Kernel.Processes;

namespace HubSim.Kernel.Statistics;

/// <summary>Bins of equal width: bin i takes what is at least its lower edge and below its upper one.</summary>
internal sealed class FixedBins
{
    private readonly double low;
    private readonly double width;

    public FixedBins(double low, double width, int count)
    {
        Finite.Check(low, nameof(low));
        Finite.Check(width, nameof(width));
        if (width <= 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(width), width, $"The width of a bin is above 0{Simulator.WhereRunning}.");
        }

        Misuse.RefuseBelow(1, count, "The number of bins", "binCount");
        this.low = low;
        this.width = width;
        Count = count;
        if (!double.IsFinite(Edge(count)) || !(Edge(1) > low) || !(Edge(count) > Edge(count - 1)))
        {
            throw new ArgumentOutOfRangeException(
                nameof(width), width, $"The edges of the bins must be different finite numbers{Simulator.WhereRunning}.");
        }
    }

    public int Count { get; }

    /// <summary>Lower edge of a bin; that of the bin after the last is the upper edge of the last.</summary>
    public double Edge(int bin) => low + (bin * width);

    /// <summary>The bin of a value; -1 if it lies below the first, the count if it is not below the last.</summary>
    public int IndexOf(double value)
    {
        if (value < low)
        {
            return -1;
        }

        // The quotient may be rounded across an edge; the edges decide.
        var bin = (int)Math.Min((value - low) / width, Count);
        if (bin > 0 && value < Edge(bin))
        {
            bin--;
        }
        else if (bin < Count && value >= Edge(bin + 1))
        {
            bin++;
        }

        return bin;
    }

    /// <summary>Throws unless the other bins are these.</summary>
    public void RequireSame(FixedBins other)
    {
        if (low != other.low || width != other.width || Count != other.Count)
        {
            throw new ArgumentException(
                $"Only histograms with the same bins can be merged{Simulator.WhereRunning}.", nameof(other));
        }
    }

    /// <summary>Throws unless there is such a bin.</summary>
    public void RequireBin(int bin)
    {
        if ((uint)bin >= Count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(bin), bin, $"The number of a bin is from 0 to {Count - 1}{Simulator.WhereRunning}.");
        }
    }
}
