namespace HubSim.Experiments.Comparing;

/// <summary>Which systems are held against which.</summary>
public enum ComparedPairs
{
    /// <summary>Each against the first.</summary>
    First,

    /// <summary>Each against each.</summary>
    All,
}

/// <summary>
/// Compares systems in pairs. All comparisons of one response are a family: the intervals hold together with the stated
/// confidence (Bonferroni: each at 1 - (1 - confidence) / m), and p-values are adjusted by Holm's procedure. Sources: Law,
/// Simulation Modeling and Analysis, 5th ed. (2015), section 10.3; Holm, Scandinavian Journal of Statistics 6 (1979).
/// </summary>
public static class Comparison
{
    /// <summary>The differences, in the order of the systems.</summary>
    /// <param name="systems">The systems.</param>
    /// <param name="pairs">Which are held against which.</param>
    /// <param name="confidence">With which all intervals hold together, between 0 and 1.</param>
    public static IReadOnlyList<PairedDifference> Of(PairedSystems systems, ComparedPairs pairs = ComparedPairs.First, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(systems);
        Analysis.OrderStatistics.RequireShare(confidence, nameof(confidence));
        var count = systems.Names.Count;
        var compared = Enumerable.Range(0, pairs == ComparedPairs.All ? count - 1 : 1)
            .SelectMany(measure => Enumerable.Range(measure + 1, count - measure - 1).Select(other => (Measure: measure, Other: other)))
            .ToList();
        var single = 1 - ((1 - confidence) / compared.Count);
        return WithHolm([.. compared.Select(pair => PairedDifference.Between(systems, pair.Measure, pair.Other, single))]);
    }

    /// <summary>Holm's adjustment: the smallest p-value times m, the next times m - 1, and none below one before it.</summary>
    internal static IReadOnlyList<double> Holm(IReadOnlyList<double> values)
    {
        var adjusted = new double[values.Count];
        var largest = 0.0;
        foreach (var (place, rank) in Enumerable.Range(0, values.Count).OrderBy(place => values[place]).Select((place, rank) => (place, rank)))
        {
            largest = Math.Max(largest, Math.Min(1, (values.Count - rank) * values[place]));
            adjusted[place] = largest;
        }

        return adjusted;
    }

    /// <summary>A comparison that could not be tested counts in the family: it was made.</summary>
    private static IReadOnlyList<PairedDifference> WithHolm(IReadOnlyList<PairedDifference> found)
    {
        var adjusted = Holm([.. found.Select(one => one.PValue ?? 1)]);
        return [.. found.Select((one, i) => one with { HolmPValue = one.PValue is null ? null : adjusted[i] })];
    }
}
