using HubSim.Experiments.Analysis;

namespace HubSim.Experiments.Tests.Analysis;

/// <summary>Estimates with intervals, against values worked out by hand and published ones, and what is refused.</summary>
public sealed class EstimatesTests
{
    [Fact]
    public void A_mean_agrees_with_the_example_of_a_textbook()
    {
        // Law, Simulation Modeling and Analysis, example 4.26: 1.34 +- 0.24 at 90 %.
        var estimate = Estimates.Mean([1.20, 1.50, 1.68, 1.89, 0.95, 1.49, 1.58, 1.55, 0.50, 1.09], 0.90);
        Assert.Equal(1.343, estimate.Value, 3);
        Assert.Equal(0.24, estimate.HalfWidth, 2);
    }

    [Fact]
    public void A_difference_is_that_of_pairs()
    {
        var estimate = Estimates.Difference([11, 22, 33], [10, 20, 30]);
        Assert.Equal(2, estimate.Value);

        // Differences 1, 2, 3: standard deviation 1, and t with 2 degrees of freedom is 4.302653.
        Assert.Equal(4.302653 / Math.Sqrt(3), estimate.HalfWidth, 6);
    }

    [Theory]
    // David and Nagaraja, table 7.1, and by adding up binomial probabilities: the largest lower and smallest upper place.
    [InlineData(6, 0.5, 1, 6)]
    [InlineData(10, 0.5, 2, 9)]
    [InlineData(20, 0.5, 6, 15)]
    [InlineData(100, 0.5, 40, 61)]
    [InlineData(36, 0.9, 29, 36)]
    public void Places_of_a_quantile_agree_with_tables(int n, double probability, int lower, int upper) =>
        Assert.Equal((lower, upper), OrderStatistics.Ranks(n, probability));

    [Fact]
    public void Places_of_a_quantile_leave_at_most_half_of_the_rest_on_each_side_and_no_place_more()
    {
        foreach (var p in new[] { 0.02, 0.1, 0.5, 0.77, 0.95 })
        {
            for (var n = OrderStatistics.LeastSample(p); n < 230; n += 5)
            {
                var (lower, upper) = OrderStatistics.Ranks(n, p);
                Assert.True(AtMost(n, p, lower - 1) <= 0.025 && AtMost(n, p, lower) > 0.025, $"lower place of {p} at {n}");
                Assert.True(1 - AtMost(n, p, upper - 1) <= 0.025 && (upper == 1 || 1 - AtMost(n, p, upper - 2) > 0.025), $"upper place of {p} at {n}");
            }
        }
    }

    [Theory]
    [InlineData(0.5, 6)]
    [InlineData(0.9, 36)]
    [InlineData(0.05, 72)]
    [InlineData(0.99, 368)]
    public void A_quantile_needs_so_many_values_that_not_all_may_lie_on_one_side(double probability, int least)
    {
        Assert.Equal(least, OrderStatistics.LeastSample(probability));
        _ = Estimates.Quantile([.. Enumerable.Range(0, least).Select(i => (double)i)], probability);
        var refusal = Assert.Throws<SampleTooSmallException>(() => Estimates.Quantile(new double[least - 1], probability));
        Assert.Equal(least, refusal.Needed);
        Assert.Equal(least - 1, refusal.Found);
    }

    [Theory]
    // Newcombe, Statistics in Medicine 17 (1998), table I, method 5: the exact interval.
    [InlineData(81, 263, 0.2527, 0.3676)]
    [InlineData(15, 148, 0.0578, 0.1617)]
    [InlineData(0, 20, 0.0000, 0.1684)]
    [InlineData(1, 29, 0.0009, 0.1776)]
    public void Guaranteed_intervals_of_a_probability_agree_with_published_values(int successes, int trials, double lower, double upper)
    {
        var interval = Estimates.ProbabilityGuaranteed(successes, trials).Interval;
        Assert.Equal(lower, interval.Lower, 4);
        Assert.Equal(upper, interval.Upper, 4);
    }

    [Fact]
    public void An_interval_from_one_replication_is_refused()
    {
        Assert.Contains("at least 2 values, and there is 1", Assert.Throws<SampleTooSmallException>(() => Estimates.Mean([3])).Message, StringComparison.Ordinal);
        Assert.Throws<SampleTooSmallException>(() => Estimates.Mean([]));
        Assert.Throws<SampleTooSmallException>(() => Estimates.Difference([1], [2]));
        Assert.Throws<SampleTooSmallException>(() => Estimates.Probability(1, 1));
        Assert.Throws<SampleTooSmallException>(() => Estimates.ProbabilityGuaranteed(1, 1));
    }

    [Fact]
    public void What_is_no_number_is_refused_rather_than_left_out()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Estimates.Mean([1, double.NaN, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Estimates.Quantile([1, 2, 3, 4, 5, double.PositiveInfinity], 0.5));
        Assert.Throws<ArgumentException>(() => Estimates.Difference([1, 2, 3], [1, 2]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void What_is_no_share_is_refused(double share)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Estimates.Mean([1, 2], share));
        Assert.Throws<ArgumentOutOfRangeException>(() => OrderStatistics.LeastSample(share));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClopperPearson.Interval(1, 2, share));
    }

    [Fact]
    public void Skewness_tells_from_how_many_values_on_an_interval_of_the_mean_is_good()
    {
        // 0, 0, 0, 1: mean 1/4, variance 3/16, third moment 3/32.
        Assert.Equal(3.0 / 32 / Math.Sqrt(27.0 / 4096), Skewness.Of([0, 0, 0, 1]), 12);
        Assert.Equal(0, Skewness.Of([7, 7]));
        Assert.Equal(100, Skewness.Support(2));
    }

    /// <summary>Binomial probabilities added up one by one, each from the one before.</summary>
    private static double AtMost(int n, double p, int count)
    {
        var (sum, one) = (0.0, 1.0);
        for (var i = 0; i < n; i++)
        {
            one *= 1 - p;
        }

        for (var i = 0; i <= count; i++)
        {
            sum += one;
            one *= (double)(n - i) / (i + 1) * (p / (1 - p));
        }

        return sum;
    }
}
