namespace HubSim.Experiments.Sensitivity;

/// <summary>What the indices need of one row of Saltelli's design.</summary>
/// <remarks>
/// The response is f(x, chance); the indices are those of its expectation g(x) over chance. With m replications at each
/// point, y(r) and z(r) at two points and d(r) = y(r) - z(r), the square (g - g')^2 is estimated without bias by the mean of
/// d(r) d(s) over all r other than s, because different replications are independent. Common random numbers of the two
/// points make d(r) smaller and leave this true. The square of the mean difference would count chance as influence.
/// Within-point variances divided by m are likewise what chance adds to the variance of means. Sources: van der Vaart,
/// Asymptotic Statistics (1998), chapter 12 (U-statistics); indices of the conditional mean of a stochastic
/// simulator: Zhu and Sudret, Reliability Engineering and System Safety 214 (2021), 107815.
/// </remarks>
internal sealed class SobolRow
{
    private SobolRow(double meanA, double meanB, double noise, double chance, double pair, double[] first, double[] total)
    {
        MeanA = meanA;
        MeanB = meanB;
        Noise = noise;
        Chance = chance;
        Pair = pair;
        First = first;
        Total = total;
    }

    /// <summary>Mean response at A.</summary>
    public double MeanA { get; }

    /// <summary>Mean response at B.</summary>
    public double MeanB { get; }

    /// <summary>Variance that chance adds to a mean at A or B: their mean within-point variance over the replications.</summary>
    public double Noise { get; }

    /// <summary>Mean within-point variance of all points of the row; 0 with one replication.</summary>
    public double Chance { get; }

    /// <summary>Half of (g(A) - g(B))^2, whose expectation is the variance of g.</summary>
    public double Pair { get; }

    /// <summary>By factor, the dummy last: half of (g(B) - g(AB_i))^2.</summary>
    public double[] First { get; }

    /// <summary>By factor, the dummy last: half of (g(A) - g(AB_i))^2.</summary>
    public double[] Total { get; }

    /// <summary>A row from the values at A, B, each AB_i and the dummy; null when one of them is missing.</summary>
    public static SobolRow? Of(ReadOnlySpan<double[]> values)
    {
        foreach (var point in values)
        {
            if (point.Any(double.IsNaN))
            {
                return null;
            }
        }

        var (a, b) = (values[0], values[1]);
        var first = new double[values.Length - 2];
        var total = new double[values.Length - 2];
        var chance = Variance(a) + Variance(b);
        for (var column = 0; column < first.Length; column++)
        {
            var mixed = values[column + 2];
            first[column] = SquaredDifference(b, mixed) / 2;
            total[column] = SquaredDifference(a, mixed) / 2;
            chance += Variance(mixed);
        }

        return new SobolRow(
            a.Average(), b.Average(), (Variance(a) + Variance(b)) / (2 * a.Length), chance / values.Length, SquaredDifference(a, b) / 2, first, total);
    }

    /// <summary>Unbiased estimate of the squared difference of two expectations; the plain square with one replication.</summary>
    internal static double SquaredDifference(double[] left, double[] right)
    {
        double sum = 0, squares = 0;
        for (var replication = 0; replication < left.Length; replication++)
        {
            var difference = left[replication] - right[replication];
            sum += difference;
            squares += difference * difference;
        }

        return left.Length == 1 ? squares : ((sum * sum) - squares) / (left.Length * (left.Length - 1.0));
    }

    private static double Variance(double[] values)
    {
        if (values.Length == 1)
        {
            return 0;
        }

        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }
}
