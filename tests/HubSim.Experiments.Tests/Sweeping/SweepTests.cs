using HubSim.Experiments.Analysis;
using HubSim.Experiments.Designs;
using HubSim.Experiments.Sweeping;

namespace HubSim.Experiments.Tests.Sweeping;

/// <summary>A sweep says what came at each point and at each level.</summary>
public class SweepTests
{
    private static readonly Factor[] Two = [Factor.OfLevels("a", 1, 2), Factor.OfLevels("b", 10, 20, 30)];

    [Fact]
    public void Each_point_has_its_mean_and_interval()
    {
        var points = SpaceFilling.Grid(Two);
        var sweep = Sweep.Of(points, [.. points.Select(point => new[] { point.Levels[0], point.Levels[0] + 2, double.NaN })], isTruth: false);
        Assert.Equal([2, 2, 2, 3, 3, 3], sweep.Points.Select(point => point.Estimate!.Value.Value));
        Assert.All(sweep.Points, point => Assert.Equal((2, 1), (point.N, point.Missing)));
        Assert.Equal(Estimates.Mean([1, 3]), sweep.Points[0].Estimate);
    }

    [Fact]
    public void Truth_values_get_the_interval_of_a_probability()
    {
        var points = SpaceFilling.Grid([Factor.OfLevels("a", 1)]);
        Assert.Equal(Estimates.Probability(3, 4), Sweep.Of(points, [[1, 1, 0, 1]], isTruth: true).Points[0].Estimate);
    }

    [Fact]
    public void Levels_average_over_all_else_and_count_a_shared_replication_once()
    {
        // Replications 0 and 1 differ by 4 at every point: the interval of a level comes from two values, not from six.
        var points = SpaceFilling.Grid(Two);
        var sweep = Sweep.Of(points, [.. points.Select(point => new[] { point.Levels[0] + point.Levels[1], point.Levels[0] + point.Levels[1] + 4 })], isTruth: false);
        Assert.Equal([23, 24], sweep.Levels.Where(level => level.Factor == 0).Select(level => level.Estimate!.Value.Value));
        Assert.Equal(Estimates.Mean([21, 25]), sweep.Levels[0].Estimate);
        Assert.Equal([10, 20, 30], sweep.Levels.Where(level => level.Factor == 1).Select(level => level.Lower));
        Assert.All(sweep.Levels.Where(level => level.Factor == 1), level => Assert.Equal(2, level.Points));
    }

    [Fact]
    public void A_step_from_level_to_level_is_paired_by_replication()
    {
        // Replications differ by 100, the levels of b by 10 and then by 11 or 13: pairing leaves nothing of the 100.
        var points = SpaceFilling.Grid(Two);
        double[] first = [10, 20, 31];
        double[] second = [110, 120, 133];
        var sweep = Sweep.Of(points, [.. points.Select(point => (int)(point.Levels[1] / 10) - 1).Select(b => new[] { first[b], second[b], double.NaN })], isTruth: false);
        var steps = sweep.Levels.Where(level => level.Factor == 1).Select(level => level.Step).ToList();
        Assert.Null(steps[0]);
        Assert.Equal(Estimates.Mean([10, 10]), steps[1]);
        Assert.Equal(Estimates.Mean([11, 13]), steps[2]);
        Assert.Null(sweep.Levels[0].Step);
    }

    [Fact]
    public void A_range_is_shown_by_its_thirds()
    {
        var points = SpaceFilling.Sobol([Factor.Range("x", 0, 3)], 64, 1);
        var levels = Sweep.Of(points, [.. points.Select(point => new[] { point.Levels[0], point.Levels[0] })], isTruth: false).Levels;
        Assert.Equal([21, 21, 22], levels.Select(level => level.Points));
        Assert.InRange(levels[0].Estimate!.Value.Value, 0.45, 0.55);
        Assert.InRange(levels[2].Estimate!.Value.Value, 2.45, 2.55);
    }

    [Fact]
    public void One_replication_gives_no_interval_and_none_is_made_up()
    {
        var points = SpaceFilling.Grid(Two);
        var sweep = Sweep.Of(points, [.. points.Select(_ => new[] { 1.0 })], isTruth: false);
        Assert.All(sweep.Points, point => Assert.Null(point.Estimate));
        Assert.All(sweep.Levels, level => Assert.Null(level.Estimate));
    }
}
