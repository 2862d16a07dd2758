using HubSim.Experiments.Analysis;

namespace HubSim.Experiments.Comparing;

/// <summary>
/// Mean of one quantity over the mean of another, from the same replications: so many extra survivors for each extra RMB. The
/// mean of single ratios would be something else, and is undefined where a replication has no extra RMB.
/// </summary>
public static class RatioOfMeans
{
    /// <summary>
    /// The ratio with an interval by the jackknife: each replication is left out in turn, and the pseudo-values get Student's t
    /// interval. Source: Miller, The jackknife - a review, Biometrika 61 (1974), sections 2 and 3.1.
    /// </summary>
    /// <param name="over">Values of the numerator, by replication.</param>
    /// <param name="under">Values of the denominator, from the same replications.</param>
    /// <param name="confidence">Coverage, between 0 and 1.</param>
    /// <returns>The estimate; null when the denominator's own interval holds 0, for a ratio then says nothing.</returns>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    /// <exception cref="SampleTooSmallException">There are fewer than two replications.</exception>
    public static Estimate? Of(IReadOnlyList<double> over, IReadOnlyList<double> under, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(over);
        ArgumentNullException.ThrowIfNull(under);
        if (over.Count != under.Count)
        {
            throw new ArgumentException($"a ratio needs as many values above as below, and there are {over.Count} and {under.Count}", nameof(under));
        }

        var denominator = Estimates.Mean(under, confidence);
        if (denominator.Interval.Lower <= 0 && denominator.Interval.Upper >= 0)
        {
            return null;
        }

        var n = over.Count;
        var (above, below) = (over.Sum(), under.Sum());
        double[] pseudo = [.. over.Zip(under, (x, y) => (n * above / below) - ((n - 1) * (above - x) / (below - y)))];
        return pseudo.All(double.IsFinite) ? Estimates.Mean(pseudo, confidence) : null;
    }
}
