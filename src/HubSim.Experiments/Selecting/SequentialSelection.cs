using System.Globalization;
using HubSim.Experiments.Trials;
using HubSim.Kernel.Random.Numerics;

namespace HubSim.Experiments.Selecting;

/// <summary>
/// Selects the best of several systems on common random numbers, dropping those that fall behind: procedure KN with c = 1.
/// It selects the best with probability at least 1 - alpha whenever the best leads all others by delta or more, for normal
/// responses that are independent between replications and correlated in any way between systems.
/// Source: Kim and Nelson, A fully sequential procedure for indifference-zone selection in simulation, ACM TOMACS 11 (2001).
/// </summary>
public static class SequentialSelection
{
    /// <summary>Replications that are asked for at a time. They are looked at one by one, as the procedure wants it.</summary>
    public const int Batch = 5;

    /// <summary>Runs the procedure.</summary>
    /// <param name="laboratory">Where trials are run. All systems run the same replications, from 0.</param>
    /// <param name="systems">The systems, at least two; numbers of design points are unique.</param>
    /// <param name="goal">What is to be selected.</param>
    /// <param name="firstStage">Replications of each system before the first one is dropped, from 5: 20 is usual.</param>
    /// <param name="cap">Most replications of a system; not below the first stage.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <param name="progress">Told after each batch; may be null.</param>
    /// <exception cref="UnsuitableException">A number is out of its range, or a trial has no value.</exception>
    public static Selection Run(
        ILaboratory laboratory,
        IReadOnlyList<DesignPoint> systems,
        SelectionGoal goal,
        int firstStage,
        int cap,
        CancellationToken cancellation,
        Action<SelectionProgress>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(systems);
        ArgumentNullException.ThrowIfNull(goal);
        UnsuitableException.Unless(firstStage >= 5, "the first stage needs at least 5 replications of each system, from which the variances of differences are estimated");
        UnsuitableException.Unless(cap >= firstStage, "the largest number of replications must not lie below the first stage");
        var runs = new SelectionRuns(laboratory, systems, goal, cancellation);
        var contest = new Contest(runs, goal, firstStage, cap, progress);
        return contest.Run();
    }

    /// <summary>
    /// The constant eta, with c = 1 and the chance of error shared evenly among all others as Bonferroni's inequality allows
    /// for any correlation. Source: Kim and Nelson (2001), equation for g(eta) = alpha/(k - 1).
    /// </summary>
    /// <param name="alpha">Accepted probability of a wrong selection, above 0 and below 1/2.</param>
    /// <param name="systems">Number of systems, from 2.</param>
    /// <param name="firstStage">Replications of the first stage, from 2.</param>
    public static double Eta(double alpha, int systems, int firstStage) =>
        0.5 * (Elementary.Pow(2 * alpha / (systems - 1), -2.0 / (firstStage - 1)) - 1);

    private sealed class Contest(SelectionRuns runs, SelectionGoal goal, int firstStage, int cap, Action<SelectionProgress>? progress)
    {
        private readonly SystemValues[] systems = runs.Systems;
        private readonly double[,] reach = new double[runs.Systems.Length, runs.Systems.Length];
        private List<int> left = [.. Enumerable.Range(0, runs.Systems.Length)];

        internal Selection Run()
        {
            Extend(firstStage);
            MeasureDifferences();
            var seen = firstStage;
            while (true)
            {
                Screen(seen);
                if (left.Count == 1 || seen > Farthest())
                {
                    return Conclude(Leader(seen), seen);
                }

                if (seen == cap)
                {
                    return Conclude(null, seen);
                }

                seen++;
                if (systems[left[0]].N < seen)
                {
                    Extend(Math.Min(Batch, Math.Min(cap, Farthest() + 1) - seen + 1));
                }
            }
        }

        private void Extend(int count)
        {
            var from = systems[left[0]].N;
            runs.Take([.. Enumerable.Range(from, count).SelectMany(number => left.Select(place => (place, number)))]);
            var most = runs.Results.Count + (left.Count * (Math.Min(cap, reach[0, 0] < 0 ? cap : Farthest() + 1) - from - count));
            progress?.Invoke(new SelectionProgress(runs.Results.Count, Math.Max(most, runs.Results.Count), left.Count));
        }

        /// <summary>h squared times the variance of each difference over delta squared: how long a pair can go on.</summary>
        private void MeasureDifferences()
        {
            var scale = 2 * Eta(goal.Alpha, systems.Length, firstStage) * (firstStage - 1) / (goal.Delta * goal.Delta);
            for (var i = 0; i < systems.Length; i++)
            {
                for (var l = 0; l < i; l++)
                {
                    reach[i, l] = reach[l, i] = scale * VarianceOfDifference(systems[i].Values, systems[l].Values);
                }
            }
        }

        /// <summary>
        /// Sample variance over the first stage. Truth values that happen to agree would look as if they always did: half a
        /// replication is added for each way in which two of them can fall, which makes two that agree and one that
        /// differs. Source: Agresti and Min, Statistics in Medicine 24 (2005), for differences of matched proportions.
        /// </summary>
        private double VarianceOfDifference(List<double> first, List<double> second)
        {
            var sum = Enumerable.Range(0, firstStage).Sum(r => first[r] - second[r]);
            var (n, extra) = AreTruths(first) && AreTruths(second) ? (firstStage + 2, 1.0) : (firstStage, 0.0);
            var mean = sum / n;
            var squares = Enumerable.Range(0, firstStage).Sum(r => (first[r] - second[r] - mean) * (first[r] - second[r] - mean));
            return (squares + extra + ((n - firstStage) * mean * mean)) / (n - 1);
        }

        private bool AreTruths(List<double> values) => values.Take(firstStage).All(value => Math.Abs(value) is 0 or 1);

        /// <summary>Drops every system whose mean lies farther below another's than chance explains.</summary>
        private void Screen(int seen)
        {
            var before = left;
            left = [];
            foreach (var i in before)
            {
                var winner = before.FindIndex(l => l != i && systems[i].MeanOfFirst(seen) < systems[l].MeanOfFirst(seen) - Slack(i, l, seen));
                if (winner < 0)
                {
                    left.Add(i);
                    continue;
                }

                systems[i].DroppedAt = seen;
                systems[i].DroppedBy = before[winner];
            }
        }

        private double Slack(int i, int l, int seen) => Math.Max(0, goal.Delta / (2.0 * seen) * (reach[i, l] - seen));

        /// <summary>Replications up to which a pair that is left can go on.</summary>
        private int Farthest() => (int)Math.Min(int.MaxValue - 1, left.Max(i => left.Max(l => Math.Floor(reach[i, l]))));

        /// <summary>The system with the largest mean; of equal ones the first.</summary>
        private int Leader(int seen) => left.MaxBy(i => systems[i].MeanOfFirst(seen));

        private Selection Conclude(int? best, int seen) => new(best, runs.Describe(), runs.Results, Statement(best, seen), best is not null)
        {
            MostReplications = best is null ? Farthest() + 1 : null,
        };

        private string Statement(int? best, int seen)
        {
            var chance = ((1 - goal.Alpha) * 100).ToString("0.###", CultureInfo.InvariantCulture);
            var lead = goal.Delta.ToString("0.######", CultureInfo.InvariantCulture);
            return best is null
                ? string.Create(CultureInfo.InvariantCulture, $"not decided after {seen} replications of each of the {left.Count} that are left: these hold the best with probability at least {chance} % if it leads by at least {lead}")
                : $"it is the best with probability at least {chance} % if the best leads by at least {lead}; among systems closer to the best than {lead} the choice may fall on any (procedure KN on common random numbers; normal responses)";
        }
    }
}
