namespace HubSim.Kernel.Random;

/// <summary>
/// Chooses an index with given weights in constant time and from one word.
/// Source: Walker (1977); built as by Vose, "A linear algorithm for generating random numbers with a given distribution"
/// (1991). Immutable, and safe to share between threads.
/// </summary>
public sealed class AliasTable
{
    private const double WholeColumn = 18446744073709551616.0;

    // Column i keeps index i for low words below Keep, and gives the alias for the others.
    private readonly Column[] columns;

    /// <summary>A table for these weights.</summary>
    /// <param name="weights">Weights of at least 0, not all 0; they need not sum to 1.</param>
    /// <exception cref="ArgumentException">There is no weight, one is negative or not finite, or all are 0.</exception>
    public AliasTable(IReadOnlyList<double> weights)
    {
        var sum = SumOf(weights);
        columns = new Column[weights.Count];
        var small = new Stack<int>();
        var large = new Stack<int>();
        var heights = new double[weights.Count];
        for (var i = 0; i < heights.Length; i++)
        {
            heights[i] = weights[i] / sum * heights.Length;
            (heights[i] < 1 ? small : large).Push(i);
        }

        while (small.Count > 0 && large.Count > 0)
        {
            var low = small.Pop();
            var high = large.Pop();
            columns[low] = new Column((ulong)(heights[low] * WholeColumn), high);
            heights[high] -= 1 - heights[low];
            (heights[high] < 1 ? small : large).Push(high);
        }

        // What is left is full but for rounding.
        foreach (var i in small.Concat(large))
        {
            columns[i] = new Column(ulong.MaxValue, i);
        }
    }

    /// <summary>Number of indices.</summary>
    public int Count => columns.Length;

    /// <summary>Draws an index from 0 to <see cref="Count"/> - 1.</summary>
    /// <typeparam name="T">Kind of the source.</typeparam>
    /// <param name="source">Where the word comes from.</param>
    public int Sample<T>(ref T source)
        where T : struct, IWordSource
    {
        // The product's high part is the column, its low part is uniform within the column.
        var index = (int)Math.BigMul(source.NextWord(), (ulong)columns.Length, out var within);
        ref readonly var column = ref columns[index];
        return within < column.Keep ? index : column.Alias;
    }

    internal static double SumOf(IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var sum = 0.0;
        for (var i = 0; i < weights.Count; i++)
        {
            if (!(weights[i] >= 0) || double.IsInfinity(weights[i]))
            {
                throw new ArgumentException(
                    $"weights[{i}] is {Guard.Text(weights[i])}; a weight must be a finite number of at least 0"
                    + $"{Simulator.WhereRunning}.",
                    nameof(weights));
            }

            sum += weights[i];
        }

        if (!(sum > 0) || double.IsInfinity(sum))
        {
            throw new ArgumentException(
                $"The {weights.Count} weights sum to {Guard.Text(sum)}; the sum must be a finite number above 0"
                + $"{Simulator.WhereRunning}.",
                nameof(weights));
        }

        return sum;
    }

    private readonly record struct Column(ulong Keep, int Alias);
}
