using HubSim.Experiments.Designs;
using HubSim.Kernel.Random;

namespace HubSim.Experiments.Tests.Designs;

/// <summary>What each design promises of its points.</summary>
public class DesignTests
{
    private static readonly Factor[] Three =
    [
        Factor.Range("amount", 100, 200),
        Factor.OfLevels("places", 1, 2, 4),
        Factor.Prior("rate", new Exponential(3)),
    ];

    [Fact]
    public void A_factor_maps_the_unit_interval_to_its_values()
    {
        Assert.Equal(125, Three[0].At(0.25));
        Assert.Equal([1, 2, 4], new[] { 0.1, 0.5, 0.99 }.Select(Three[1].At));
        Assert.Equal(new Exponential(3).Quantile(0.3), Three[2].At(0.3));
        Assert.Equal([100.0, 200], new[] { 0.0, 1 }.Select(Three[0].Across));
        Assert.Equal([1.0, 4], new[] { 0.0, 1 }.Select(Three[1].Across));
        Assert.Equal([new Exponential(3).Quantile(0.05), new Exponential(3).Quantile(0.95)], new[] { 0.0, 1 }.Select(Three[2].Across), (left, right) => Math.Abs(left - right) < 1e-12);
    }

    [Fact]
    public void Factors_without_sense_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Factor.Range("x", 2, 2));
        Assert.Throws<ArgumentException>(() => Factor.Range("x", 0, double.PositiveInfinity));
        Assert.Throws<ArgumentException>(() => Factor.OfLevels("x"));
        Assert.Throws<ArgumentException>(() => Factor.OfLevels("x", 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Three[2].At(0));
    }

    [Fact]
    public void A_grid_has_every_combination_once_and_the_last_factor_moves_fastest()
    {
        var points = SpaceFilling.Grid([Factor.OfLevels("a", 1, 2), Factor.OfLevels("b", 5, 6, 7)]);
        Assert.Equal([[1, 5], [1, 6], [1, 7], [2, 5], [2, 6], [2, 7]], points.Select(point => point.Levels.ToArray()));
        Assert.Equal(Enumerable.Range(0, 6), points.Select(point => point.Number));
    }

    [Fact]
    public void A_grid_over_a_range_says_what_to_do() =>
        Assert.Contains("list its levels", Assert.Throws<ArgumentException>(() => SpaceFilling.Grid([Factor.Range("a", 0, 1)])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_latin_hypercube_has_one_point_in_every_slice_of_every_factor()
    {
        var points = SpaceFilling.LatinHypercube([Factor.Range("a", 0, 1), Factor.Range("b", 0, 1)], 50, 3);
        for (var factor = 0; factor < 2; factor++)
        {
            Assert.Equal(Enumerable.Range(0, 50), points.Select(point => (int)(point.Levels[factor] * 50)).Order());
        }
    }

    [Fact]
    public void Sobol_points_follow_the_distribution_of_each_factor()
    {
        var points = SpaceFilling.Sobol(Three, 256, 1);
        Assert.InRange(points.Average(point => point.Levels[0]), 149.5, 150.5);
        Assert.Equal([85, 86], new[] { 1.0, 2, 4 }.Select(level => points.Count(point => point.Levels[1] == level)).Distinct().Order());

        // 256 quantiles, one in each slice of probability 1/256: the mean is off by less than a slice of the tail.
        Assert.InRange(points.Average(point => point.Levels[2]), 2.97, 3.03);
    }

    [Fact]
    public void A_number_of_Sobol_points_that_is_no_power_of_two_is_refused_with_both_neighbours() =>
        Assert.Contains("use 64 or 128 instead of 100", Assert.Throws<ArgumentException>(() => SpaceFilling.Sobol(Three, 100, 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void Saltellis_design_mixes_A_and_B_and_is_recognised()
    {
        var design = SaltelliDesign.Of(Three, 16, 2, 5);
        Assert.Equal(16 * 6, design.Points.Count);
        Assert.Equal(16 * 6 * 2, design.Trials.Count);
        SaltelliDesign.Require(design.Points, 3);
        var (a, b, second) = (design.Points[6].Levels, design.Points[7].Levels, design.Points[9].Levels);
        Assert.Equal([a[0], b[1], a[2]], second);
    }

    [Fact]
    public void Saltellis_design_shares_chance_within_a_row_and_not_with_the_dummy()
    {
        var rows = SaltelliDesign.Of(Three, 16, 2, 5).Trials.Chunk(12).ToArray();
        Assert.All(rows, (row, number) =>
        {
            Assert.Equal([4 * number, (4 * number) + 1], row[..10].Select(trial => trial.Replication).Distinct());
            Assert.Equal([(4 * number) + 2, (4 * number) + 3], row[10..].Select(trial => trial.Replication));
        });
    }

    [Fact]
    public void Points_of_another_design_are_refused_for_Sobol_indices()
    {
        var points = SpaceFilling.LatinHypercube(Three, 96, 1);
        Assert.Contains("Saltelli's design", Assert.Throws<ArgumentException>(() => SaltelliDesign.Require(points, 3)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SaltelliDesign.Require([.. points.Skip(1)], 3));
    }

    [Fact]
    public void A_trajectory_moves_every_factor_once_by_the_same_part_of_its_way()
    {
        Factor[] factors = [.. Enumerable.Range(0, 5).Select(number => Factor.Range($"x{number}", 0, 1))];
        var design = MorrisTrajectories.Of(factors, 8, 4, 1, 3);
        foreach (var walk in design.Points.Chunk(6))
        {
            var moved = walk.Zip(walk.Skip(1), (from, to) => Enumerable.Range(0, 5).Where(factor => from.Levels[factor] != to.Levels[factor]).ToArray()).ToArray();
            Assert.All(moved, factor => Assert.Single(factor));
            Assert.Equal(Enumerable.Range(0, 5), moved.Select(factor => factor[0]).Order());
            Assert.All(walk.Zip(walk.Skip(1)), step => Assert.Equal(2.0 / 3, step.First.Levels.Zip(step.Second.Levels, (a, b) => Math.Abs(a - b)).Max(), 12));
        }
    }

    [Fact]
    public void Trajectories_visit_every_level_of_the_grid_about_alike()
    {
        var starts = MorrisTrajectories.Of([Factor.OfLevels("x", 0, 1, 2, 3)], 4000, 4, 1, 3).Points.Chunk(2).Select(walk => walk[0].Levels[0]);

        // Each of four levels in a quarter of 4000: standard deviation 27.4; five of them fail once in 400 thousand.
        Assert.All(starts.GroupBy(level => level), group => Assert.InRange(group.Count(), 1000 - 137, 1000 + 137));
    }
}
