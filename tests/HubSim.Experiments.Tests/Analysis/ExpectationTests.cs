using HubSim.Experiments.Analysis;

namespace HubSim.Experiments.Tests.Analysis;

public sealed class ExpectationTests
{
    [Theory]
    [InlineData(Statistic.Mean, 3)]
    [InlineData(Statistic.Sd, 1.5811388300841898)]
    [InlineData(Statistic.Variance, 2.5)]
    [InlineData(Statistic.Minimum, 1)]
    [InlineData(Statistic.Maximum, 5)]
    [InlineData(Statistic.P50, 3)]
    [InlineData(Statistic.MissingShare, 0)]
    public void Each_statistic_is_met_at_its_value_and_missed_beside_it(Statistic statistic, double value)
    {
        Assert.True(Check(statistic, value, new Tolerance.Absolute(1e-12), 1, 2, 3, 4, 5).Met);
        Assert.False(Check(statistic, value + 0.01, new Tolerance.Absolute(0.001), 1, 2, 3, 4, 5).Met);
        Assert.False(Check(statistic, value - 0.01, new Tolerance.Absolute(0.001), 1, 2, 3, 4, 5).Met);
    }

    [Fact]
    public void A_tolerance_includes_its_ends()
    {
        Assert.True(Check(Statistic.Mean, 2.5, new Tolerance.Absolute(0.5), 3).Met);
        Assert.True(Check(Statistic.Mean, -4, new Tolerance.Relative(0.25), -3).Met);
        Assert.False(Check(Statistic.Mean, -4, new Tolerance.Relative(0.24), -3).Met);
        Assert.False(Check(Statistic.Mean, 0, new Tolerance.Relative(0.5), 0.001).Met);
    }

    [Fact]
    public void Exact_asks_it_of_every_replication()
    {
        Assert.True(Check(Statistic.Mean, 12, new Tolerance.Exact(), 12, 12, 12).Met);
        Assert.False(Check(Statistic.Mean, 12, new Tolerance.Exact(), 11, 13).Met);
        Assert.False(Check(Statistic.Mean, 12, new Tolerance.Exact(), 12, double.NaN).Met);
        Assert.False(Check(Statistic.Mean, 12, new Tolerance.Exact()).Met);
    }

    [Fact]
    public void Exactly_nothing_is_missing_in_every_replication()
    {
        Assert.True(Check(Statistic.Mean, null, new Tolerance.Exact(), double.NaN, double.NaN).Met);
        Assert.False(Check(Statistic.Mean, null, new Tolerance.Exact(), double.NaN, 0).Met);
        Assert.False(Check(Statistic.Mean, null, new Tolerance.Exact()).Met);
    }

    [Fact]
    public void What_cannot_be_computed_is_missed()
    {
        Assert.False(Check(Statistic.Mean, 0, new Tolerance.Absolute(1)).Met);
        Assert.False(Check(Statistic.Sd, 0, new Tolerance.Absolute(1), 5).Met);
    }

    [Fact]
    public void Outer_quantiles_take_twenty_values()
    {
        double[] some = [.. Enumerable.Range(1, 21).Select(i => (double)i)];

        Assert.True(Check(Statistic.P05, 2, new Tolerance.Absolute(1e-12), some).Met);
        Assert.True(Check(Statistic.P95, 20, new Tolerance.Absolute(1e-12), some).Met);
        Assert.False(Check(Statistic.P95, 20.01, new Tolerance.Absolute(0.001), some).Met);
        Assert.False(Check(Statistic.P05, 1, new Tolerance.Absolute(100), some[..19]).Met);
        Assert.Equal("wait_days: expected p95 2 ± 7 %, found no p95 (2 replications)", Check(Statistic.P95, 2, new Tolerance.Relative(0.07), 2, 2).Line);
    }

    [Fact]
    public void The_line_says_what_was_expected_and_found()
    {
        Assert.Equal(
            "wait_days: expected mean 2 ± 0.5, found 3.5 (2 replications)",
            Check(Statistic.Mean, 2, new Tolerance.Absolute(0.5), 3, 4).Line);
        Assert.Equal(
            "wait_days: expected p50 2 ± 7 %, found 3 (2 replications, 1 without a value)",
            Check(Statistic.P50, 2, new Tolerance.Relative(0.07), 3, double.NaN).Line);
        Assert.Equal(
            "wait_days: expected exactly 2 in every replication, found values from 1 to 4 (2 replications)",
            Check(Statistic.Mean, 2, new Tolerance.Exact(), 1, 4).Line);
        Assert.Equal(
            "wait_days: expected exactly no value in every replication, found values from 1 to 1 (1 replications)",
            Check(Statistic.Mean, null, new Tolerance.Exact(), 1).Line);
        Assert.Equal(
            "wait_days: expected sd 2 ± 1, found no sd (1 replications)",
            Check(Statistic.Sd, 2, new Tolerance.Absolute(1), 3).Line);
    }

    private static Verdict Check(Statistic statistic, double? value, Tolerance tolerance, params double[] values)
    {
        var found = new ResponseStatistics();
        foreach (var each in values)
        {
            found.Add(each);
        }

        return new Expectation("wait_days", statistic, value, tolerance).Check(found);
    }
}
