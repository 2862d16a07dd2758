using System.Globalization;
using HubSim.Experiments.Trials;
using MathNet.Numerics.Distributions;

namespace HubSim.Experiments.Selecting;

/// <summary>
/// Spends a fixed number of trials so that the best of several systems shows: optimal computing budget allocation. Systems
/// run replications of their own, so that they are independent. Nothing is guaranteed; how sure the selection is, is
/// estimated.
/// Source: Chen, Lin, Yücesan and Chick, Simulation budget allocation for further enhancing the efficiency of ordinal
/// optimization, Discrete Event Dynamic Systems 10 (2000), theorem 1 and the algorithm of section 4.
/// </summary>
public static class BudgetSelection
{
    /// <summary>Runs the procedure.</summary>
    /// <param name="laboratory">Where trials are run. System number i of k runs the replications i, k + i, 2k + i and so on.</param>
    /// <param name="systems">The systems, at least two; numbers of design points are unique.</param>
    /// <param name="goal">What is to be selected; means closer than delta are treated as if they were so far apart.</param>
    /// <param name="firstStage">Replications of each system before trials are shared out, from 5.</param>
    /// <param name="budget">Trials in all; at least the first stage of all systems.</param>
    /// <param name="increment">Trials shared out at a time, from 1.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <param name="progress">Told after each batch; may be null.</param>
    /// <exception cref="UnsuitableException">A number is out of its range, or a trial has no value.</exception>
    public static Selection Run(
        ILaboratory laboratory,
        IReadOnlyList<DesignPoint> systems,
        SelectionGoal goal,
        int firstStage,
        int budget,
        int increment,
        CancellationToken cancellation,
        Action<SelectionProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(systems);
        ArgumentNullException.ThrowIfNull(goal);
        UnsuitableException.Unless(firstStage >= 5, "the first stage needs at least 5 replications of each system, from which its variance is estimated");
        UnsuitableException.Unless(increment >= 1, "at least one trial must be shared out at a time");
        UnsuitableException.Unless(budget >= (long)firstStage * systems.Count, string.Create(CultureInfo.InvariantCulture, $"the first stage of {systems.Count} systems alone takes {(long)firstStage * systems.Count} trials, and the budget is {budget}"));
        UnsuitableException.Unless((long)budget * systems.Count < int.MaxValue, "the budget is too large for replications of each system's own");
        var runs = new SelectionRuns(laboratory, systems, goal, cancellation);
        Take(runs, [.. runs.Systems.Select(_ => firstStage)]);
        while (runs.Results.Count < budget)
        {
            progress?.Invoke(new SelectionProgress(runs.Results.Count, budget, systems.Count));
            Take(runs, Share(runs.Systems, goal.Delta, Math.Min(increment, budget - runs.Results.Count)));
        }

        var best = Leader(runs.Systems);
        var correct = Correct(runs.Systems, best);
        return new Selection(best, runs.Describe(), runs.Results, Statement(correct), false) { EstimatedCorrect = correct };
    }

    /// <summary>
    /// Shares of a budget that make a correct selection most likely: for others than the best in the ratio of (standard
    /// deviation over distance from the best) squared, for the best its standard deviation times the root of the sum of
    /// their squared shares over variances. Source: Chen et al. (2000), theorem 1.
    /// </summary>
    /// <param name="means">Means, the larger the better.</param>
    /// <param name="deviations">Standard deviations.</param>
    /// <param name="best">Place of the best mean.</param>
    /// <param name="closest">Smallest distance that is told apart: above 0.</param>
    /// <returns>Shares, which sum to 1.</returns>
    public static double[] Shares(IReadOnlyList<double> means, IReadOnlyList<double> deviations, int best, double closest)
    {
        ArgumentNullException.ThrowIfNull(means);
        ArgumentNullException.ThrowIfNull(deviations);
        var shares = new double[means.Count];
        var sum = 0.0;
        for (var i = 0; i < shares.Length; i++)
        {
            if (i != best)
            {
                var ratio = deviations[i] / Math.Max(means[best] - means[i], closest);
                shares[i] = ratio * ratio;

                // Its square over the variance, which is not divided by, because it may be 0.
                sum += shares[i] / Math.Max(means[best] - means[i], closest) / Math.Max(means[best] - means[i], closest);
            }
        }

        shares[best] = deviations[best] * Math.Sqrt(sum);
        var total = shares.Sum();
        return total > 0 ? [.. shares.Select(share => share / total)] : [.. shares.Select(_ => 1.0 / shares.Length)];
    }

    /// <summary>How many trials each system gets next: one by one to the one that is farthest below its share.</summary>
    private static int[] Share(SystemValues[] systems, double closest, int trials)
    {
        var best = Leader(systems);
        var shares = Shares([.. systems.Select(system => system.Mean)], [.. systems.Select(system => system.Sd)], best, closest);
        double all = systems.Sum(system => system.N) + trials;
        var given = new int[systems.Length];
        for (var trial = 0; trial < trials; trial++)
        {
            var hungriest = Enumerable.Range(0, systems.Length).MaxBy(i => (shares[i] * all) - systems[i].N - given[i]);
            given[hungriest]++;
        }

        return given;
    }

    private static void Take(SelectionRuns runs, int[] trials) => runs.Take(
        [.. trials.SelectMany((count, place) => Enumerable.Range(runs.Systems[place].N, count).Select(number => (place, (number * trials.Length) + place)))]);

    private static int Leader(SystemValues[] systems) => Enumerable.Range(0, systems.Length).MaxBy(i => systems[i].Mean);

    /// <summary>Lower bound by Bonferroni's inequality, from normal means. Source: Chen et al. (2000), equation 4.</summary>
    private static double Correct(SystemValues[] systems, int best)
    {
        var wrong = 0.0;
        for (var i = 0; i < systems.Length; i++)
        {
            var variance = (systems[i].Sd * systems[i].Sd / systems[i].N) + (systems[best].Sd * systems[best].Sd / systems[best].N);
            var lead = systems[best].Mean - systems[i].Mean;
            wrong += i == best ? 0 : variance > 0 ? Normal.CDF(0, Math.Sqrt(variance), -lead) : lead > 0 ? 0 : 0.5;
        }

        return Math.Max(0, 1 - wrong);
    }

    private static string Statement(double correct) => string.Create(
        CultureInfo.InvariantCulture,
        $"nothing is guaranteed for a fixed budget; from these data the selection is correct with a probability of {(correct > 0.999 ? "more than 99.9" : $"about {correct * 100:0.0}")} % (optimal computing budget allocation on independent replications; normal responses)");
}
