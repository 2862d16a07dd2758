using HubSim.Experiments.Selecting;
using HubSim.Experiments.Tests.Trials;
using HubSim.Experiments.Trials;

namespace HubSim.Experiments.Tests.Selecting;

/// <summary>Selecting the best one replication after another. How often it is right is in the coverage audit.</summary>
public sealed class SequentialSelectionTests
{
    private static readonly SelectionGoal Largest = new("y", isLargest: true, delta: 1);

    [Theory]
    // Kim and Nelson, Selecting the best system (2006), section 4: eta = ((2 alpha/(k - 1))^(-2/(n0 - 1)) - 1)/2.
    [InlineData(0.05, 2, 10, 0.334050)]
    [InlineData(0.05, 10, 20, 0.302934)]
    public void The_constant_is_that_of_the_paper(double alpha, int systems, int firstStage, double eta)
    {
        Assert.Equal(eta, SequentialSelection.Eta(alpha, systems, firstStage), 5);

        // What eta is made for: half of (1 + 2 eta) to the power -(n0 - 1)/2 is the error of one comparison.
        Assert.Equal(alpha / (systems - 1), 0.5 * Math.Pow(1 + (2 * eta), -(firstStage - 1) / 2.0), 4);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void It_is_the_procedure_of_the_paper_step_by_step(ulong seed)
    {
        double Value(Trial trial) => (0.7 * trial.Point.Number) + (3 * Noise.Common(seed, trial.Replication, "all")) + (2 * Noise.Own(seed, trial, "own"));
        var found = SequentialSelection.Run(new FunctionLaboratory(["y"], trial => [Value(trial)]), Systems(6), Largest, 10, 100_000, CancellationToken.None);
        var (best, dropped) = Slowly((system, replication) => Value(new Trial(Systems(6)[system], replication)), 6, 1, 0.05, 10);
        Assert.Equal(best, found.Best);
        Assert.Equal(dropped, found.Systems.Select(system => system.DroppedAt));
        Assert.True(found.IsGuaranteed);
        Assert.Contains("95 %", found.Statement, StringComparison.Ordinal);
    }

    [Fact]
    public void The_smallest_is_the_largest_of_what_is_turned_round()
    {
        double Value(Trial trial) => trial.Point.Number + Noise.Own(4, trial, "own");
        var largest = SequentialSelection.Run(new FunctionLaboratory(["y"], trial => [Value(trial)]), Systems(4), Largest, 10, 1_000, CancellationToken.None);
        var smallest = SequentialSelection.Run(new FunctionLaboratory(["y"], trial => [-Value(trial)]), Systems(4), new SelectionGoal("y", false, 1), 10, 1_000, CancellationToken.None);
        Assert.Equal(3, largest.Best);
        Assert.Equal(3, smallest.Best);
        Assert.Equal(largest.Systems.Select(system => -system.Mean), smallest.Systems.Select(system => system.Mean));
    }

    [Fact]
    public void Systems_that_never_differ_are_told_at_once_and_the_first_of_equals_is_taken()
    {
        var found = SequentialSelection.Run(new FunctionLaboratory(["y"], trial => [trial.Replication]), Systems(3), Largest, 10, 1_000, CancellationToken.None);
        Assert.Equal(0, found.Best);
        Assert.All(found.Systems, system => Assert.Equal(10, system.N));
    }

    [Fact]
    public void Truth_values_that_happen_to_agree_are_not_taken_for_equal()
    {
        // One true value in a hundred: most first stages of 20 have none.
        var found = SequentialSelection.Run(new FunctionLaboratory(["y"], trial => [Noise.Own(1, trial, "own") > 2.33 ? 1 : 0]), Systems(2), new SelectionGoal("y", true, 0.05), 20, 1_000, CancellationToken.None);
        Assert.True(found.Systems[0].N >= 40, $"{found.Systems[0].N} replications");
    }

    [Fact]
    public void At_the_cap_nothing_is_selected_and_those_that_are_left_are_named()
    {
        var found = SequentialSelection.Run(new FunctionLaboratory(["y"], trial => [(trial.Point.Number == 0 ? -9 : 0) + (5 * Noise.Own(2, trial, "own"))]), Systems(3), Largest, 10, 25, CancellationToken.None);
        Assert.Null(found.Best);
        Assert.False(found.IsGuaranteed);
        Assert.NotNull(found.Systems[0].DroppedAt);
        Assert.Equal([null, null], found.Systems.Skip(1).Select(system => system.DroppedAt));
        Assert.Equal(25, found.Systems[1].N);
        Assert.True(found.MostReplications > 25);
        Assert.StartsWith("not decided", found.Statement, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Trials_do_not_depend_on_workers(int workers)
    {
        using var laboratory = new ThreadedLaboratory(["y"], workers, () => new Noisy());
        var found = SequentialSelection.Run(laboratory, Systems(5), Largest, 10, 10_000, TestContext.Current.CancellationToken);
        var alone = SequentialSelection.Run(new FunctionLaboratory(["y"], Noisy.Value), Systems(5), Largest, 10, 10_000, CancellationToken.None);
        Assert.Equal(alone.Results.Select(result => result.Trial), found.Results.Select(result => result.Trial));
        Assert.Equal(alone.Systems, found.Systems);
    }

    [Fact]
    public void A_failed_trial_or_a_missing_value_ends_it_because_leaving_it_out_would_favour_the_survivors()
    {
        var failing = new FunctionLaboratory(["y"], trial => trial.Replication == 3 ? throw new InvalidOperationException("no seats") : [1]);
        Assert.Contains("replication 3 failed (no seats)", Refused(failing).Message, StringComparison.Ordinal);
        Assert.Contains("no value of y", Refused(new FunctionLaboratory(["y"], trial => [trial.Replication == 2 ? double.NaN : 1])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Plans_that_make_no_selection_are_refused()
    {
        var laboratory = new FunctionLaboratory(["y"], _ => [1]);
        Assert.Throws<UnsuitableException>(() => new SelectionGoal("y", true, 0));
        Assert.Throws<UnsuitableException>(() => new SelectionGoal("y", true, 1, 0.5));
        Assert.Throws<UnsuitableException>(() => SequentialSelection.Run(laboratory, Systems(1), Largest, 10, 100, CancellationToken.None));
        Assert.Throws<UnsuitableException>(() => SequentialSelection.Run(laboratory, Systems(2), Largest, 4, 100, CancellationToken.None));
        Assert.Throws<UnsuitableException>(() => SequentialSelection.Run(laboratory, Systems(2), Largest, 10, 9, CancellationToken.None));
        Assert.Throws<ArgumentException>(() => SequentialSelection.Run(laboratory, Systems(2), new SelectionGoal("z", true, 1), 10, 100, CancellationToken.None));
        Assert.Throws<UnsuitableException>(() => SequentialSelection.Run(laboratory, [Systems(1)[0], Systems(1)[0]], Largest, 10, 100, CancellationToken.None));
    }

    internal static DesignPoint[] Systems(int count) => [.. Enumerable.Range(0, count).Select(number => new DesignPoint(number, $"policy {number}", []))];

    private static UnsuitableException Refused(ILaboratory laboratory) =>
        Assert.Throws<UnsuitableException>(() => SequentialSelection.Run(laboratory, Systems(2), Largest, 10, 100, CancellationToken.None));

    /// <summary>Procedure KN as the paper states it: one replication at a time, every mean added up anew.</summary>
    private static (int Best, int?[] Dropped) Slowly(Func<int, int, double> value, int k, double delta, double alpha, int n0)
    {
        var eta = 0.5 * (Math.Pow(2 * alpha / (k - 1), -2.0 / (n0 - 1)) - 1);
        var h2 = 2 * eta * (n0 - 1);
        double Variance(int i, int l)
        {
            double[] differences = [.. Enumerable.Range(0, n0).Select(r => value(i, r) - value(l, r))];
            return differences.Sum(d => Math.Pow(d - differences.Average(), 2)) / (n0 - 1);
        }

        double Mean(int i, int r) => Enumerable.Range(0, r).Average(one => value(i, one));
        var dropped = new int?[k];
        for (var r = n0; ; r++)
        {
            int[] left = [.. Enumerable.Range(0, k).Where(i => dropped[i] is null)];
            if (left.Length == 1 || r > 1 + left.Max(i => left.Where(l => l != i).Max(l => Math.Floor(h2 * Variance(i, l) / (delta * delta)))))
            {
                return (left.MaxBy(i => Mean(i, r)), dropped);
            }

            foreach (var i in left)
            {
                if (left.Any(l => l != i && Mean(i, r) < Mean(l, r) - Math.Max(0, delta / (2 * r) * ((h2 * Variance(i, l) / (delta * delta)) - r))))
                {
                    dropped[i] = r;
                }
            }
        }
    }

    private sealed class Noisy : ITrialWorker
    {
        public static double[] Value(Trial trial) => [(0.5 * trial.Point.Number) + (2 * Noise.Own(3, trial, "own"))];

        public TrialYield Run(Trial trial, CancellationToken cancellation) => new(Value(trial));

        public void Dispose()
        {
        }
    }
}
