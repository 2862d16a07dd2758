using CsCheck;
using HubSim.Experiments.Analysis;

namespace HubSim.Experiments.Tests.Analysis;

public sealed class ResponseStatisticsTests
{
    // Student (1908), additional sleep under the first drug; R's documentation of t.test gives the interval.
    private static readonly double[] Sleep = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];

    [Fact]
    public void Mean_deviation_and_t_interval_agree_with_published_values()
    {
        var sleep = Of(Sleep);
        Assert.Equal(0.75, sleep.Mean()!.Value, 12);
        Assert.Equal(1.789010, sleep.Sd()!.Value, 6);
        Assert.Equal(-0.5297804, sleep.MeanInterval()!.Value.Lower, 7);
        Assert.Equal(2.0297804, sleep.MeanInterval()!.Value.Upper, 7);
    }

    [Fact]
    public void Quantiles_follow_definition_R7()
    {
        // By hand: position (n - 1) p from 0, linear between neighbours.
        Assert.Equal([1.2, 3, 4.8], Of(5, 3, 1, 4, 2).Quantiles(0.05, 0.5, 0.95)!, (a, b) => Math.Abs(a - b) < 1e-12);

        // By hand, -1.6 -1.2 -0.2 -0.1 0 0.7 0.8 2 3.4 3.7: p95 is at 8.55, p50 at 4.5.
        Assert.Equal([0.35, 3.565], Of(Sleep).Quantiles(0.5, 0.95)!, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Without_values_nothing_is_said()
    {
        var none = Of();
        Assert.Equal(new ResponseSummary(0, 0, null, null, null, null, null, null, null, null), none.Summarise());
        Assert.Null(none.MissingShare);
        Assert.Null(none.MeanInterval());
        Assert.Null(none.Probability());
    }

    [Fact]
    public void One_value_has_a_mean_but_no_interval()
    {
        var one = Of(4.5).Summarise();
        Assert.Equal(new ResponseSummary(1, 0, 4.5, null, null, 4.5, null, 4.5, null, 4.5), one);
        Assert.Null(one.MeanInterval);
    }

    [Fact]
    public void A_summary_has_quantiles_only_where_the_sample_supports_them()
    {
        var few = Of([.. Enumerable.Range(0, 19).Select(i => (double)i)]).Summarise();
        var enough = Of([.. Enumerable.Range(0, 20).Select(i => (double)i)]).Summarise();
        Assert.Equal((null, 9, null), (few.P05, few.P50, few.P95));
        Assert.Equal(0.95, enough.P05!.Value, 12);
        Assert.Equal(18.05, enough.P95!.Value, 12);
        Assert.Equal([20, 2, 100], new[] { 0.95, 0.5, 0.01 }.Select(OrderStatistics.LeastForPoint));
    }

    [Fact]
    public void Equal_values_have_exactly_their_mean_and_no_spread() => Gen.Double[-1e12, 1e12].Select(Gen.Int[2, 50]).Sample((value, n) =>
    {
        var equal = Of([.. Enumerable.Repeat(value, n)]);
        return equal.Mean() == value && equal.Sd() == 0 && equal.HalfWidth() == 0 && equal.AllEqual(value);
    });

    [Fact]
    public void Missing_values_are_counted_and_left_out()
    {
        var some = Of(double.NaN, 2, double.NaN, 4);
        Assert.Equal(4, some.Count);
        Assert.Equal(2, some.N);
        Assert.Equal(2, some.Missing);
        Assert.Equal(0.5, some.MissingShare);
        Assert.Equal(3, some.Mean());
        Assert.Equal(2, some.Variance());
        Assert.Equal([3], some.Quantiles(0.5)!);
        Assert.False(some.AllEqual(2));
    }

    [Fact]
    public void Only_missing_values_have_a_share_but_no_mean()
    {
        var none = Of(double.NaN, double.NaN);
        Assert.Equal(1, none.MissingShare);
        Assert.Null(none.Mean());
        Assert.Null(none.Quantiles(0.5));
        Assert.Null(none.Minimum());
    }

    [Fact]
    public void Truth_values_have_a_probability()
    {
        var truths = Of(1, 0, double.NaN, 1, 1);
        Assert.Equal(3, truths.TrueCount());
        Assert.Equal(0.75, truths.Probability());
    }

    [Fact]
    public void An_infinite_response_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Of(double.PositiveInfinity));

    [Fact]
    public void Large_values_close_together_keep_their_spread() =>
        Assert.Equal(1, Of(1e15 + 1, 1e15 + 2, 1e15 + 3).Variance());

    [Fact]
    public void Moving_all_values_moves_the_mean_and_nothing_else() =>
        Gen.Int[-1000, 1000].Array[2, 30].Select(Gen.Int[-1000, 1000]).Sample((values, shift) =>
        {
            var before = Of([.. values.Select(value => (double)value)]);
            var after = Of([.. values.Select(value => (double)value + shift)]);
            return Math.Abs(after.Mean()!.Value - before.Mean()!.Value - shift) < 1e-9
                && Math.Abs(after.HalfWidth()!.Value - before.HalfWidth()!.Value) < 1e-6;
        });

    private static ResponseStatistics Of(params double[] values)
    {
        var statistics = new ResponseStatistics(values.Length);
        foreach (var value in values)
        {
            statistics.Add(value);
        }

        return statistics;
    }
}
