using MathNet.Numerics.Distributions;

namespace HubSim.Benchmarks.Gating;

/// <summary>
/// Derives the tolerance of a ratio from repeated runs of the program, not of a loop inside it: from run to run the
/// runtime compiles from another profile and memory lies elsewhere, which no repetition within a run shows.
/// </summary>
/// <remarks>
/// Let x be the logarithms of a workload's ratios in K runs, with mean m and standard deviation s. If they are normal,
/// one more run of the same code stays below m + t s sqrt(1 + 1/K) with chance 1 - a, where t is Student's quantile with
/// K - 1 degrees of freedom: the upper end of a prediction interval. With W workloads and a = 0.01 / W, the same code is
/// refused in at most one gate of a hundred. K runs may by chance lie close together, so no workload counts as quieter
/// than all of them are on average: the same bound with the pooled deviation and W (K - 1) degrees of freedom applies if
/// it is wider. Not covered is what differs between the hour of the baseline and that of the gate, but for what the
/// yardstick shares.
/// </remarks>
static class Noise
{
    public const double FalseAlarms = 0.01;

    public const string Derivation =
        "exp(max(t(K-1) s, t(W(K-1)) pooled s) sqrt(1 + 1/K)) - 1, from the logarithms of the K ratios below, with "
        + "Student's quantiles t at 1 - 0.01/W for W timed workloads: the same code is refused in at most one gate of a "
        + "hundred";

    /// <summary>Tolerances, in the order of the workloads.</summary>
    /// <param name="ratios">For each workload, one ratio from each run; all of the same number.</param>
    public static double[] Tolerances(IReadOnlyList<IReadOnlyList<double>> ratios)
    {
        var runs = ratios[0].Count;
        var variances = ratios.Select(Variance).ToArray();
        var own = Quantile(ratios.Count, runs - 1);
        var pooled = Quantile(ratios.Count, ratios.Count * (runs - 1)) * Math.Sqrt(variances.Average());
        return [.. variances.Select(variance =>
            Math.Exp(Math.Max(own * Math.Sqrt(variance), pooled) * Math.Sqrt(1 + (1.0 / runs))) - 1)];
    }

    /// <summary>The mean on the scale of logarithms.</summary>
    public static double GeometricMean(IReadOnlyList<double> ratios) => Math.Exp(ratios.Average(Math.Log));

    private static double Quantile(int workloads, int degreesOfFreedom) =>
        StudentT.InvCDF(0, 1, degreesOfFreedom, 1 - (FalseAlarms / workloads));

    private static double Variance(IReadOnlyList<double> ratios)
    {
        var mean = ratios.Average(Math.Log);
        return ratios.Sum(ratio => Math.Pow(Math.Log(ratio) - mean, 2)) / (ratios.Count - 1);
    }
}
