namespace HubSim.Experiments.Sensitivity;

/// <summary>
/// Variances over the rows of Saltelli's design. Jansen's estimators: with V the variance of the expected response g,
/// S_i = 1 - E (g(B) - g(AB_i))^2 / (2 V) and T_i = E (g(A) - g(AB_i))^2 / (2 V).
/// Sources: Jansen, Computer Physics Communications 117 (1999), 35-43; Saltelli et al., ibid. 181 (2010), table 2, (c) and (f).
/// </summary>
/// <remarks>
/// V itself can be had in two ways: pooled, from the spread of all means at A and B less what chance adds to it, which is the
/// better way where chance is small; or from pairs, E (g(A) - g(B))^2 / 2, in which common random numbers cancel most of chance.
/// First-order indices always use the pairs: numerator and denominator then err alike, and a factor without influence gets
/// an index of exactly 0. For the rest the analysis takes the way that varies less between resamples.
/// </remarks>
internal sealed class SobolMoments
{
    private readonly double[] first;
    private readonly double[] total;

    private SobolMoments(double mean, double pooled, double pairs, double chanceVariance, double[] first, double[] total)
    {
        Mean = mean;
        Pooled = pooled;
        Pairs = pairs;
        ChanceVariance = chanceVariance;
        this.first = first;
        this.total = total;
    }

    /// <summary>Mean response.</summary>
    public double Mean { get; }

    /// <summary>Variance of g from the means at A and B, less what chance adds to it.</summary>
    public double Pooled { get; }

    /// <summary>Variance of g from the differences of A and B.</summary>
    public double Pairs { get; }

    /// <summary>Mean variance within a point.</summary>
    public double ChanceVariance { get; }

    /// <summary>Moments of rows, each counted as often as said; once if nothing is said.</summary>
    public static SobolMoments Of(IReadOnlyList<SobolRow> rows, int[]? counts)
    {
        var columns = rows[0].First.Length;
        var (first, total) = (new double[columns], new double[columns]);
        double mean = 0, noise = 0, chance = 0, pairs = 0;
        for (var index = 0; index < rows.Count; index++)
        {
            var weight = (counts?[index] ?? 1) / (double)rows.Count;
            var row = rows[index];
            mean += weight * (row.MeanA + row.MeanB) / 2;
            noise += weight * row.Noise;
            chance += weight * row.Chance;
            pairs += weight * row.Pair;
            for (var column = 0; column < columns; column++)
            {
                first[column] += weight * row.First[column];
                total[column] += weight * row.Total[column];
            }
        }

        return new SobolMoments(mean, Spread(rows, counts, mean) - noise, pairs, chance, first, total);
    }

    /// <summary>Variance of g in one of the two ways.</summary>
    public double InputVariance(bool fromPairs) => fromPairs ? Pairs : Pooled;

    /// <summary>Chance as a share of the whole variance; an inputs' variance below 0 counts as 0.</summary>
    public double ChanceShare(bool fromPairs) =>
        ChanceVariance + Math.Max(0, InputVariance(fromPairs)) is > 0 and var whole ? ChanceVariance / whole : double.NaN;

    /// <summary>First-order index of a column.</summary>
    public double First(int column) => Pairs > 0 ? 1 - (first[column] / Pairs) : double.NaN;

    /// <summary>Total index of a column.</summary>
    public double Total(int column, bool fromPairs) => InputVariance(fromPairs) is > 0 and var whole ? total[column] / whole : double.NaN;

    private static double Spread(IReadOnlyList<SobolRow> rows, int[]? counts, double mean)
    {
        var squares = 0.0;
        for (var index = 0; index < rows.Count; index++)
        {
            var (a, b) = (rows[index].MeanA - mean, rows[index].MeanB - mean);
            squares += (counts?[index] ?? 1) * ((a * a) + (b * b));
        }

        return squares / ((2.0 * rows.Count) - 1);
    }
}
