using MathNet.Numerics.Distributions;

namespace HubSim.Report.Statistics;

/// <summary>How an uncertain input goes along with an outcome over the replications.</summary>
/// <param name="Name">Path of the input.</param>
/// <param name="Correlation">Spearman's rank correlation, -1 to 1; equal values share their rank.</param>
/// <param name="Low">Mean outcome of the third of the replications in which the input was lowest.</param>
/// <param name="High">Mean outcome of the third in which it was highest.</param>
internal sealed record RankInfluence(string Name, double Correlation, double Low, double High)
{
    /// <summary>The influence of an input; null when it has one value only, or values are missing.</summary>
    /// <param name="name">Path of the input.</param>
    /// <param name="input">Its values, by replication.</param>
    /// <param name="outcome">The outcome, by replication.</param>
    public static RankInfluence? Of(string name, double[] input, double[] outcome)
    {
        if (input.Length != outcome.Length || input.Any(double.IsNaN) || outcome.Any(double.IsNaN) || input.Max() <= input.Min() || outcome.Max() <= outcome.Min())
        {
            return null;
        }

        var order = Enumerable.Range(0, input.Length).OrderBy(i => input[i]).ThenBy(i => i).ToArray();
        var third = Math.Max(1, input.Length / 3);
        return new RankInfluence(
            name,
            MathNet.Numerics.Statistics.Correlation.Spearman(input, outcome),
            order.Take(third).Average(i => outcome[i]),
            order.TakeLast(third).Average(i => outcome[i]));
    }

    /// <summary>
    /// The correlation that the largest of many inputs without any influence stays below in 95 of 100 experiments: Student's t
    /// for a rank correlation, at a level divided by the number of inputs (Bonferroni). Source: Kendall and Gibbons, Rank
    /// Correlation Methods, 5th ed. (1990), section 4.
    /// </summary>
    /// <param name="n">Number of replications, from 3.</param>
    /// <param name="inputs">Number of inputs, from 1.</param>
    public static double Floor(int n, int inputs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(n, 3);
        ArgumentOutOfRangeException.ThrowIfLessThan(inputs, 1);
        var t = StudentT.InvCDF(0, 1, n - 2, 1 - (0.05 / 2 / inputs));
        return t / Math.Sqrt(n - 2 + (t * t));
    }
}
