using MathNet.Numerics.Statistics;

namespace HubSim.Experiments.Worth;

/// <summary>
/// Natural cubic splines of one variable, with knots at its quantiles: smooth curves that are straight beyond the outer knots.
/// Source: Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2nd ed. (2009), equations 5.4 and 5.5.
/// </summary>
internal static class SplineBasis
{
    /// <summary>Numbers of columns that are tried: a constant, a straight line, and splines with that many knots.</summary>
    public static readonly IReadOnlyList<int> Sizes = [1, 2, 3, 4, 5, 6, 8];

    /// <summary>An orthonormal basis, at the places of the values; null when they do not support that many columns.</summary>
    /// <param name="values">The variable, in any unit.</param>
    /// <param name="size">Number of columns, from 1.</param>
    /// <returns>The columns, each of length 1 and at right angles to the others.</returns>
    public static double[][]? Of(double[] values, int size) => Columns(values, size) is { } columns ? Straightened(columns) : null;

    /// <summary>
    /// Columns that span the same space, each of length 1 and at right angles to the others: fitted values are then sums of
    /// products. Gram and Schmidt, modified and done twice, which is as precise as Householder (Giraud et al., Numerische
    /// Mathematik 101 (2005), 87-100); the general decomposition of the numerics library takes thirty times as long.
    /// </summary>
    /// <param name="columns">The columns; they are changed. One that hangs on the earlier ones becomes 0.</param>
    public static double[][] Straightened(IReadOnlyList<double[]> columns)
    {
        for (var column = 0; column < columns.Count; column++)
        {
            var own = columns[column];
            var before = Product(own, own);
            for (var pass = 0; pass < 2; pass++)
            {
                for (var other = 0; other < column; other++)
                {
                    AddTo(own, columns[other], -Product(own, columns[other]));
                }
            }

            var after = Product(own, own);
            var scale = after > before * 1e-20 ? 1 / Math.Sqrt(after) : 0;
            for (var row = 0; row < own.Length; row++)
            {
                own[row] *= scale;
            }
        }

        return [.. columns];
    }

    /// <summary>Sum of the products.</summary>
    public static double Product(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var row = 0; row < left.Length; row++)
        {
            sum += left[row] * right[row];
        }

        return sum;
    }

    /// <summary>Adds a multiple of one column to another.</summary>
    public static void AddTo(double[] column, double[] other, double times)
    {
        for (var row = 0; row < column.Length; row++)
        {
            column[row] += times * other[row];
        }
    }

    private static List<double[]>? Columns(double[] values, int size)
    {
        var (mean, sd) = (values.Mean(), values.StandardDeviation());
        double[] scaled = [.. values.Select(value => sd > 0 ? (value - mean) / sd : 0)];
        List<double[]> columns = [[.. values.Select(_ => 1.0)]];
        if (size > 1)
        {
            columns.Add(scaled);
        }

        if (size > 2)
        {
            double[] sorted = [.. scaled.Order()];
            double[] knots = [.. Enumerable.Range(0, size).Select(knot => SortedArrayStatistics.QuantileCustom(sorted, 0.02 + (0.96 * knot / (size - 1)), QuantileDefinition.R7)).Distinct()];
            if (knots.Length < size)
            {
                return null;
            }

            columns.AddRange(Enumerable.Range(0, size - 2).Select(knot => scaled.Select(x => Bend(x, knots, knot) - Bend(x, knots, size - 2)).ToArray()));
        }

        return sd > 0 || size == 1 ? columns : null;
    }

    private static double Bend(double x, double[] knots, int knot) => (Cube(x - knots[knot]) - Cube(x - knots[^1])) / (knots[^1] - knots[knot]);

    private static double Cube(double x) => x > 0 ? x * x * x : 0;
}
