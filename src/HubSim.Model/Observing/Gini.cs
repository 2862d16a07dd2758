namespace HubSim.Model.Observing;

/// <summary>How unequally something is shared.</summary>
static class Gini
{
    /// <summary>
    /// The Gini coefficient: half the mean absolute difference of all pairs over the mean; 0 when all are equal, (n-1)/n when
    /// one has everything. Reckoned from the sorted values as sum of (2i - n - 1) x_i over n sum of x_i, i from 1, which is
    /// the same (Sen, On Economic Inequality, 1973).
    /// </summary>
    /// <param name="values">Not negative, in any order.</param>
    /// <returns>Null when there is nothing to share or nobody to share it.</returns>
    public static double? Of(IEnumerable<long> values)
    {
        var sorted = values.Order().ToList();
        var (weighted, sum) = (0.0, 0.0);
        for (var i = 0; i < sorted.Count; i++)
        {
            weighted += ((2.0 * (i + 1)) - sorted.Count - 1) * sorted[i];
            sum += sorted[i];
        }

        return sum > 0 ? weighted / (sorted.Count * sum) : null;
    }
}
