namespace HubSim.Experiments.Worth;

/// <summary>
/// What a policy's lead is expected to be for each value of an input, all else averaged: the curve of a regression, as smooth as
/// cross-validation finds best.
/// Sources: Strong, Oakley and Brennan, Medical Decision Making 34 (2014), 311-326 (regression); generalised
/// cross-validation with the factor 1.4 against too lively curves: Kim and Gu, JRSS B 66 (2004), 337-356.
/// </summary>
internal static class Expected
{
    private const double Caution = 1.4;

    /// <summary>The bases of an input that are worth trying.</summary>
    public static IReadOnlyList<double[][]> Bases(double[] input) =>
        [.. SplineBasis.Sizes.Where(size => size * 10 <= input.Length).Select(size => SplineBasis.Of(input, size)).OfType<double[][]>()];

    /// <summary>The basis that predicts best.</summary>
    public static double[][] Best(IReadOnlyList<double[][]> bases, double[] lead) => bases.MinBy(basis =>
    {
        var misses = Fitted(basis, lead);
        SplineBasis.AddTo(misses, lead, -1);
        var freedom = lead.Length - (Caution * basis.Length);
        return SplineBasis.Product(misses, misses) / (freedom * freedom);
    })!;

    /// <summary>The fitted values.</summary>
    public static double[] Fitted(double[][] basis, double[] lead)
    {
        var fitted = new double[lead.Length];
        foreach (var column in basis)
        {
            SplineBasis.AddTo(fitted, column, SplineBasis.Product(column, lead));
        }

        return fitted;
    }

    /// <summary>What choosing by the curves is worth more than one choice for all: the mean of the largest less the largest mean.</summary>
    /// <param name="leads">For each policy but the first, its lead over the first in each draw.</param>
    public static double Value(IReadOnlyList<double[]> leads)
    {
        var sum = 0.0;
        for (var draw = 0; draw < leads[0].Length; draw++)
        {
            var most = 0.0;
            foreach (var lead in leads)
            {
                most = Math.Max(most, lead[draw]);
            }

            sum += most;
        }

        var whole = Math.Max(0, leads.Max(lead => lead.Sum()));

        // A choice for each value cannot be worse than one for all; what falls below is rounding.
        return Math.Max(0, (sum - whole) / leads[0].Length);
    }
}
