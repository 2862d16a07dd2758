using MathNet.Numerics.Distributions;

namespace HubSim.Benchmarks.Gating;

/// <summary>
/// Derives the tolerance of a ratio from repeated runs of the program, not of a loop inside it: from process to process
/// the runtime compiles from another profile and memory lies elsewhere, which no repetition within a process shows. Half
/// of the processes ran beside a disturbance of our own, so that a busy machine is part of the noise.
/// </summary>
/// <remarks>
/// Let x be the logarithms of a workload's ratios in K processes, with mean m and standard deviation s. If they are
/// normal, one more process with the same code stays below m + t s sqrt(1 + 1/K) with chance 1 - a, where t is Student's
/// quantile with K - 1 degrees of freedom: the upper end of a prediction interval. Deviations are not pooled: what needs
/// much memory is far noisier than what needs little.
/// </remarks>
static class Noise
{
    /// <summary>Chance that one process with unchanged code exceeds the tolerance of one workload.</summary>
    public const double Exceeds = 0.001;

    public const string Derivation =
        "exp(t s sqrt(1 + 1/K)) - 1, from the standard deviation s of the logarithms of the K ratios below and Student's "
        + "quantile t at 0.999 with K - 1 degrees of freedom";

    /// <summary>The tolerance.</summary>
    /// <param name="ratios">One from each process; at least two.</param>
    public static double Tolerance(IReadOnlyList<double> ratios)
    {
        if (ratios.Count < 2)
        {
            throw new ArgumentException("One ratio shows no noise.", nameof(ratios));
        }

        var mean = ratios.Average(Math.Log);
        var variance = ratios.Sum(ratio => Math.Pow(Math.Log(ratio) - mean, 2)) / (ratios.Count - 1);
        var t = StudentT.InvCDF(0, 1, ratios.Count - 1, 1 - Exceeds);
        return Math.Exp(t * Math.Sqrt(variance * (1 + (1.0 / ratios.Count)))) - 1;
    }

    /// <summary>The mean on the scale of logarithms.</summary>
    public static double GeometricMean(IReadOnlyList<double> ratios) => Math.Exp(ratios.Average(Math.Log));
}
