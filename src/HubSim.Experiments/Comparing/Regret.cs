using HubSim.Experiments.Analysis;
using MathNet.Numerics.Statistics;

namespace HubSim.Experiments.Comparing;

/// <summary>
/// What is lost by a system because another would have been better, replication by replication: the best system's value less
/// its own, so 0 or more. A replication is one future, uncertain inputs and chance included; the regret says what it costs to
/// have settled on the system before knowing which future comes. Source: Savage, Journal of the American Statistical
/// Association 46 (1951).
/// </summary>
/// <param name="System">Position of the system.</param>
/// <param name="Mean">Mean regret with Student's t interval, in the unit of the response.</param>
/// <param name="P95">Its 95 % quantile .</param>
/// <param name="Largest">The largest.</param>
/// <param name="ShareBest">Share of the replications in which the system is best, alone or with others.</param>
/// <param name="ShareBestAlone">Share in which no other is as good.</param>
public sealed record Regret(int System, Estimate Mean, double P95, double Largest, double ShareBest, double ShareBestAlone)
{
    /// <summary>
    /// The regret of each system that has values, over the replications in which all of these have one; empty with fewer than
    /// two. A system without any value (a response that it cannot have) is not among those to choose from.
    /// </summary>
    public static IReadOnlyList<Regret> Of(PairedSystems systems)
    {
        ArgumentNullException.ThrowIfNull(systems);
        IReadOnlyList<int> all = [.. Enumerable.Range(0, systems.Names.Count).Where(system => !systems.Values[system].All(double.IsNaN))];
        int[] complete = [.. systems.Complete(all)];
        if (complete.Length < 2 || all.Count < 2)
        {
            return [];
        }

        var sign = systems.MoreIsBetter ? 1 : -1;
        var best = complete.Select(replication => all.Max(system => sign * systems.Values[system][replication])).ToList();
        var holders = complete.Select((replication, i) => all.Count(system => (sign * systems.Values[system][replication]).Equals(best[i]))).ToList();
        return [.. all.Select(system =>
        {
            double[] regrets = [.. complete.Select((replication, i) => best[i] - (sign * systems.Values[system][replication]))];
            var isBest = regrets.Count(regret => regret == 0);
            var isAlone = regrets.Where((regret, i) => regret == 0 && holders[i] == 1).Count();
            return new Regret(
                system,
                Estimates.Mean(regrets),
                regrets.QuantileCustom(0.95, QuantileDefinition.R7),
                regrets.Max(),
                (double)isBest / regrets.Length,
                (double)isAlone / regrets.Length);
        })];
    }
}
