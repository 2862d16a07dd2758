namespace HubSim.Experiments.Survival;

/// <summary>
/// The variance of the logarithm of a Kaplan-Meier estimate when lives come in clusters that are independent of each other,
/// while lives of the same cluster are not: for simulated lives, the replications. The sum over the clusters of the square of
/// what each adds, sum over the days of (d_c - Y_c d / Y) / (Y - d). For clusters of one life each and one day of ends it is
/// Greenwood's formula. Source: Williams, "Product-limit survival functions with correlated survival times", Lifetime Data
/// Analysis 1 (1995) 171-186.
/// </summary>
/// <param name="whole">The estimate over all lives, complete.</param>
public sealed class ClusterVariance(KaplanMeier whole)
{
    private readonly long[] atRisk = whole.AtRisk();
    private readonly double[] squares = new double[whole.Days + 1];
    private int clusters;

    /// <summary>Adds a cluster.</summary>
    /// <param name="own">The lives of the cluster alone, counted with the same number of days.</param>
    public void Add(KaplanMeier own)
    {
        ArgumentNullException.ThrowIfNull(own);
        if (own.Days != whole.Days)
        {
            throw new ArgumentException($"a cluster of {own.Days} days in an estimate of {whole.Days}", nameof(own));
        }

        var followed = own.AtRisk();
        var sum = 0.0;
        for (var day = 0; day <= whole.Days; day++)
        {
            double ends = whole.EndsOn(day);
            if (ends > 0)
            {
                sum += (own.EndsOn(day) - (followed[day] * ends / atRisk[day])) / (atRisk[day] - ends);
            }

            squares[day] += sum * sum;
        }

        clusters++;
    }

    /// <summary>The variance on each day, with the correction C / (C - 1) for C clusters; not a number with fewer than two.</summary>
    public double[] Values()
    {
        var correction = clusters < 2 ? double.NaN : clusters / (clusters - 1.0);
        return [.. squares.Select(square => square * correction)];
    }
}
