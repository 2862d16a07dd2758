using System.Globalization;

namespace HubSim.Benchmarks.Gating;

/// <summary>How large a ratio may be.</summary>
/// <param name="Workload">Of which workload.</param>
/// <param name="Expected">The ratio that is expected.</param>
/// <param name="Tolerance">By what share it may be exceeded.</param>
sealed record TimeLimit(string Workload, double Expected, double Tolerance)
{
    /// <summary>
    /// The tolerance on a processor that has no times of its own: a factor of two. It is chosen, not derived. Processors
    /// differ in how they guess branches and fetch memory, and so in these ratios; a gate that only another processor can
    /// open would be of no use.
    /// </summary>
    public const double ForeignTolerance = 1;

    /// <summary>The largest ratio that is tolerated.</summary>
    public double Most => Expected * (1 + Tolerance);

    /// <summary>Limits of a processor that has times of its own.</summary>
    public static IReadOnlyList<TimeLimit> Of(TimeBaseline own) =>
        [.. own.Workloads.Select(one => new TimeLimit(one.Workload, one.Ratio, one.Tolerance))];

    /// <summary>Limits from the times of other processors: of each workload the largest ratio.</summary>
    public static IReadOnlyList<TimeLimit> Foreign(IReadOnlyList<TimeBaseline> others) =>
        [.. others.SelectMany(one => one.Workloads).GroupBy(one => one.Workload, StringComparer.Ordinal)
            .Select(group => new TimeLimit(group.Key, group.Max(one => one.Ratio), ForeignTolerance))];

    /// <summary>
    /// Limits from what the same code has just shown here: they say whether the gate can tell times apart on this machine,
    /// and nothing about a change of the code. The tolerances are those of other processors, widened because there are so
    /// few processes to expect anything from.
    /// </summary>
    /// <param name="others">Times of other processors.</param>
    /// <param name="here">For each process, the ratios by workload.</param>
    public static IReadOnlyList<TimeLimit> Calibrated(
        IReadOnlyList<TimeBaseline> others, IReadOnlyList<IReadOnlyDictionary<string, double>> here) =>
        [.. others.SelectMany(one => one.Workloads).GroupBy(one => one.Workload, StringComparer.Ordinal)
            .Where(group => here.All(process => process.ContainsKey(group.Key)))
            .Select(group => new TimeLimit(
                group.Key,
                Noise.GeometricMean([.. here.Select(process => process[group.Key])]),
                Math.Pow(1 + group.Max(one => one.Tolerance), Math.Sqrt(1 + (1.0 / here.Count))) - 1))];

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"expected {Expected:F3}, at most {Most:F3}");
}
