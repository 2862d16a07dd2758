namespace HubSim.Benchmarks.Gating;

/// <summary>What one process says of time.</summary>
static class Ratios
{
    /// <summary>
    /// Stands for all workloads that need little memory: the geometric mean of their ratios, which shows what slows down
    /// everything with less noise than any of them.
    /// </summary>
    public const string Together = "together";

    private static readonly string[] NeedingMemory = ["hold_10000", "shanghai_days", "shanghai_first_year"];

    /// <summary>The ratio of each workload, and of those together.</summary>
    /// <param name="process">What was measured in a process.</param>
    public static IReadOnlyDictionary<string, double> Of(IReadOnlyList<TimeFigures> process)
    {
        var ratios = process.ToDictionary(one => one.Workload, one => one.Ratio, StringComparer.Ordinal);
        ratios[Together] = Noise.GeometricMean(
            [.. process.Where(one => !NeedingMemory.Contains(one.Workload)).Select(one => one.Ratio)]);
        return ratios;
    }
}
