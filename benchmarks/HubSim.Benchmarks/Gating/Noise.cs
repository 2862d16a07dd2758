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
/// refused in at most one gate of a hundred. Deviations are not pooled: what needs much memory is ten times as noisy as
/// what needs little. Not covered is what differs between the hour of the baseline and that of the gate, but for what
/// the yardstick shares.
/// </remarks>
static class Noise
{
    public const double FalseAlarms = 0.01;

    public const string Derivation =
        "exp(t s sqrt(1 + 1/K)) - 1, from the standard deviation s of the logarithms of the K ratios below and Student's "
        + "quantile t at 1 - 0.01/W with K - 1 degrees of freedom for W timed workloads: the same code is refused in at "
        + "most one gate of a hundred";

    /// <summary>Tolerances, in the order of the workloads.</summary>
    /// <param name="ratios">For each workload, one ratio from each run; all of the same number.</param>
    public static double[] Tolerances(IReadOnlyList<IReadOnlyList<double>> ratios)
    {
        var runs = ratios[0].Count;
        var t = StudentT.InvCDF(0, 1, runs - 1, 1 - (FalseAlarms / ratios.Count));
        return [.. ratios.Select(one => Math.Exp(t * Math.Sqrt(Variance(one) * (1 + (1.0 / runs)))) - 1)];
    }

    /// <summary>The mean on the scale of logarithms.</summary>
    public static double GeometricMean(IReadOnlyList<double> ratios) => Math.Exp(ratios.Average(Math.Log));

    private static double Variance(IReadOnlyList<double> ratios)
    {
        var mean = ratios.Average(Math.Log);
        return ratios.Sum(ratio => Math.Pow(Math.Log(ratio) - mean, 2)) / (ratios.Count - 1);
    }
}
