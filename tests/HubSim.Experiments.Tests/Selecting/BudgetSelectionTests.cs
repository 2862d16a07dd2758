using HubSim.Experiments.Selecting;
using HubSim.Experiments.Tests.Trials;
using HubSim.Experiments.Trials;

namespace HubSim.Experiments.Tests.Selecting;

/// <summary>Sharing out a budget of trials.</summary>
public sealed class BudgetSelectionTests
{
    private static readonly SelectionGoal Largest = new("y", isLargest: true, delta: 0.01);

    [Fact]
    public void Shares_are_those_of_the_theorem()
    {
        // Distances 1 and 2 and equal spreads: 1 to 1/4, and for the best the root of 1 + 1/16.
        var shares = BudgetSelection.Shares([2, 3, 1], [5, 5, 5], 1, 0.01);
        Assert.Equal(1, shares.Sum(), 12);
        Assert.Equal(4, shares[0] / shares[2], 12);
        Assert.Equal(Math.Sqrt(17.0 / 16), shares[1] / shares[0], 12);
    }

    [Fact]
    public void Systems_without_spread_get_nothing_and_where_none_has_any_all_get_the_same()
    {
        Assert.Equal(0, BudgetSelection.Shares([1, 2, 3], [0, 1, 1], 2, 0.01)[0]);
        Assert.Equal([1.0 / 3, 1.0 / 3, 1.0 / 3], BudgetSelection.Shares([1, 2, 3], [0, 0, 0], 2, 0.01));
    }

    [Fact]
    public void The_budget_is_spent_to_the_last_trial_on_replications_that_no_two_systems_share()
    {
        var laboratory = new FunctionLaboratory(["y"], trial => [trial.Point.Number + (3 * Noise.Own(1, trial, "own"))]);
        var found = BudgetSelection.Run(laboratory, SequentialSelectionTests.Systems(5), Largest, 10, 333, 20, CancellationToken.None);
        Assert.Equal(333, found.Results.Count);
        Assert.Equal(333, laboratory.Trials.Select(trial => trial.Replication).Distinct().Count());
        Assert.Equal(4, found.Best);
        Assert.True(found.Systems[4].N + found.Systems[3].N > 200, "the two that are hard to tell apart get most");
        Assert.False(found.IsGuaranteed);
        Assert.InRange(found.EstimatedCorrect!.Value, 0.5, 1);
        Assert.StartsWith("nothing is guaranteed", found.Statement, StringComparison.Ordinal);
    }

    /// <summary>
    /// 150 selections, fixed seeds: 1,000 trials tell the best of ten in 95 of 100 cases if shared out, in 85 if spread
    /// evenly; that the first is not above the second by chance has odds below 1 in 500.
    /// </summary>
    [Fact]
    public void It_selects_the_best_more_often_than_equal_shares()
    {
        var (shared, even) = (0, 0);
        for (var seed = 0UL; seed < 150; seed++)
        {
            double[] Model(Trial trial) => [(0.8 * trial.Point.Number) + (4 * Noise.Own(seed, trial, "own"))];
            shared += BudgetSelection.Run(new FunctionLaboratory(["y"], Model), SequentialSelectionTests.Systems(10), Largest, 20, 1_000, 50, CancellationToken.None).Best == 9 ? 1 : 0;
            even += BudgetSelection.Run(new FunctionLaboratory(["y"], Model), SequentialSelectionTests.Systems(10), Largest, 100, 1_000, 50, CancellationToken.None).Best == 9 ? 1 : 0;
        }

        Assert.True(shared > even, $"{shared} against {even}");
    }

    [Fact]
    public void Plans_that_cannot_be_spent_are_refused()
    {
        var laboratory = new FunctionLaboratory(["y"], _ => [1]);
        Assert.Throws<UnsuitableException>(() => BudgetSelection.Run(laboratory, SequentialSelectionTests.Systems(5), Largest, 10, 49, 10, CancellationToken.None));
        Assert.Throws<UnsuitableException>(() => BudgetSelection.Run(laboratory, SequentialSelectionTests.Systems(5), Largest, 4, 100, 10, CancellationToken.None));
        Assert.Throws<UnsuitableException>(() => BudgetSelection.Run(laboratory, SequentialSelectionTests.Systems(5), Largest, 10, 100, 0, CancellationToken.None));
    }
}
