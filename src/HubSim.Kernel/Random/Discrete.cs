namespace HubSim.Kernel.Random;

/// <summary>One of some given values, each with a weight.</summary>
public sealed class Discrete : Distribution
{
    // In ascending order, without repetition, with the probability of each value and all below it.
    private readonly double[] values;
    private readonly double[] cumulative;
    private readonly AliasTable table;

    /// <summary>These values with these weights, in any order; weights of equal values add up.</summary>
    /// <param name="values">The values; finite.</param>
    /// <param name="weights">A weight of at least 0 for each value, not all 0; they need not sum to 1.</param>
    /// <exception cref="ArgumentException">The lists differ in length, are empty, or hold a refused number.</exception>
    public Discrete(IReadOnlyList<double> values, IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(values);
        var sum = AliasTable.SumOf(weights);
        if (values.Count != weights.Count)
        {
            throw new ArgumentException(
                $"There are {values.Count} values and {weights.Count} weights; each value needs one weight"
                + $"{Simulator.WhereRunning}.",
                nameof(weights));
        }

        var merged = new SortedDictionary<double, double>();
        for (var i = 0; i < values.Count; i++)
        {
            var value = Guard.Finite(values[i], $"values[{Guard.Text(i)}]");
            if (weights[i] > 0)
            {
                merged[value] = merged.GetValueOrDefault(value) + weights[i];
            }
        }

        this.values = [.. merged.Keys];
        table = new AliasTable([.. merged.Values]);
        cumulative = new double[merged.Count];
        var running = 0.0;
        var index = 0;
        foreach (var weight in merged.Values)
        {
            running += weight;
            Mean += this.values[index] * (weight / sum);
            cumulative[index++] = Math.Min(1, running / sum);
        }

        cumulative[^1] = 1;
    }

    /// <inheritdoc/>
    public override double Mean { get; }

    /// <inheritdoc/>
    public override double Minimum => values[0];

    /// <inheritdoc/>
    public override double Maximum => values[^1];

    /// <inheritdoc/>
    public override double Cdf(double x)
    {
        Guard.Number(x);
        var last = LastIndexTo(x);
        return last < 0 ? 0 : cumulative[last];
    }

    /// <inheritdoc/>
    public override double Quantile(double u)
    {
        Guard.Probability(u);
        var found = Array.BinarySearch(cumulative, u);
        return values[found < 0 ? ~found : found];
    }

    /// <inheritdoc/>
    public override double Sample(ref Draw draw) => values[table.Sample(ref draw)];

    internal override double FirstFrom(double bound)
    {
        var found = Array.BinarySearch(values, bound);
        return values[Math.Min(found < 0 ? ~found : found, values.Length - 1)];
    }

    internal override double LastTo(double bound) => values[Math.Max(LastIndexTo(bound), 0)];

    internal override double MeanOf(Truncated part)
    {
        var sum = 0.0;
        var mass = 0.0;
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] >= part.Minimum && values[i] <= part.Maximum)
            {
                var probability = cumulative[i] - (i == 0 ? 0 : cumulative[i - 1]);
                sum += probability * values[i];
                mass += probability;
            }
        }

        return sum / mass;
    }

    private int LastIndexTo(double x)
    {
        var found = Array.BinarySearch(values, x);
        return found < 0 ? ~found - 1 : found;
    }
}
