using HubSim.Kernel.Statistics;

namespace HubSim.Kernel.Tests.Queueing;

/// <summary>
/// Replications of a queue, compared with theory. The means of replications are independent and, being means of
/// thousands of customers, close to normal; so the difference from theory over its standard error follows Student's t
/// with 29 degrees of freedom, which is beyond 4.5 with probability 1e-4 in a correct kernel. What a warm-up of some
/// hundred services leaves of the empty beginning is far below the standard error. The seeds are fixed, so a test that
/// passes once passes always.
/// </summary>
internal static class Replicated
{
    private const int Replications = 30;
    private const double StandardErrors = 4.5;

    /// <summary>The means of several responses, each over the replications.</summary>
    /// <param name="count">How many responses there are.</param>
    /// <param name="replicate">One replication: a simulator as new, a generator of its own, a value a response.</param>
    public static Tally[] Run(int count, Func<Simulator, Dice, double[]> replicate)
    {
        var simulator = new Simulator();
        var tallies = Enumerable.Range(0, count).Select(_ => new Tally()).ToArray();
        for (var replication = 0; replication < Replications; replication++)
        {
            simulator.Reset();
            var responses = replicate(simulator, new Dice(31 + (1_000_000UL * (ulong)replication)));
            for (var i = 0; i < count; i++)
            {
                tallies[i].Add(responses[i]);
            }
        }

        return tallies;
    }

    /// <summary>Whether a mean agrees with theory.</summary>
    public static bool Agrees(double theory, Tally seen) =>
        Math.Abs(seen.Mean - theory) <= StandardErrors * seen.StandardDeviation / Math.Sqrt(seen.Count);

    /// <summary>Fails unless every mean agrees with theory.</summary>
    public static void IsMean(double[] theory, Tally[] seen)
    {
        for (var i = 0; i < theory.Length; i++)
        {
            Assert.True(
                Agrees(theory[i], seen[i]),
                $"Response {i}: {seen[i].Mean:G6} ± {seen[i].StandardDeviation / Math.Sqrt(Replications):G2}, theory "
                + $"{theory[i]:G6}");
        }
    }
}
