using HubSim.Experiments.Analysis;

namespace HubSim.Experiments.Tests.Analysis;

/// <summary>Observed against simulated, worked by hand.</summary>
public sealed class HindcastTests
{
    // Width 4; each unit outside costs 2 / 0.1 = 20.
    [Theory]
    [InlineData(10, 4)]
    [InlineData(8, 4)]
    [InlineData(12, 4)]
    [InlineData(7, 24)]
    [InlineData(12.5, 14)]
    [InlineData(0, 164)]
    public void The_interval_score_is_the_width_and_a_fine_for_a_miss(double observed, double score) =>
        Assert.Equal(score, Hindcast.IntervalScore(8, 12, observed, 0.1), 12);

    [Fact]
    public void The_fine_depends_on_the_share_outside() => Assert.Equal(4 + (2 / 0.5 * 3), Hindcast.IntervalScore(8, 12, 15, 0.5), 12);

    [Fact]
    public void An_interval_turned_round_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Hindcast.IntervalScore(12, 8, 10, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Hindcast.IntervalScore(8, 12, 10, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Hindcast.IntervalScore(8, 12, 10, 0));
    }

    // 0, 1, ..., 20: definition R-7 puts the 5 % quantile at 1, the median at 10 and the 95 % quantile at 19.
    [Fact]
    public void A_comparison_of_21_equally_spaced_values_is_the_one_on_paper()
    {
        var comparison = Hindcast.Of(20, Values(Enumerable.Range(0, 21).Select(i => (double)i)));

        Assert.Equal(21, comparison.N);
        Assert.Equal(10, comparison.Median!.Value, 12);
        Assert.Equal(1, comparison.Lower!.Value, 12);
        Assert.Equal(19, comparison.Upper!.Value, 12);
        Assert.Equal(20.5 / 21, comparison.Place!.Value, 12);
        Assert.False(comparison.IsInside);
        Assert.Equal(18 + 20, comparison.Score!.Value, 12);
        Assert.Equal(9.0 / 20, comparison.RelativeHalfWidth!.Value, 12);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(19, true)]
    [InlineData(0.999, false)]
    [InlineData(19.001, false)]
    public void The_ends_belong_to_the_band(double observed, bool isInside) =>
        Assert.Equal(isInside, Hindcast.Of(observed, Values(Enumerable.Range(0, 21).Select(i => (double)i))).IsInside);

    [Fact]
    public void Missing_values_are_left_out() =>
        Assert.Equal(3, Hindcast.Of(2, Values([1, double.NaN, 2, 3])).N);

    [Fact]
    public void An_observation_of_which_nothing_is_simulated_is_missed()
    {
        var comparison = Hindcast.Of(5, Values([double.NaN, double.NaN]));

        Assert.Equal(0, comparison.N);
        Assert.False(comparison.IsInside);
        Assert.Null(comparison.Score);
        Assert.Null(comparison.RelativeHalfWidth);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_has_no_relative_width_is_refused(double observed) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Hindcast.Of(observed, Values([1])));

    // Four of five are exactly 80 %, three of four are not.
    [Theory]
    [InlineData(5, 4, true)]
    [InlineData(5, 3, false)]
    [InlineData(4, 3, false)]
    [InlineData(4, 4, true)]
    [InlineData(10, 8, true)]
    public void At_least_80_percent_must_lie_in_their_bands(int count, int inside, bool fits)
    {
        var rows = Enumerable.Range(0, count).Select(i => Row(i < inside ? 10 : 100, 9, 11)).ToList();

        var verdict = HindcastVerdict.Of(rows)!;

        Assert.Equal(inside, verdict.Inside);
        Assert.Equal(fits, verdict.IsCovered);
        Assert.Equal(fits, verdict.Fits);
    }

    // Half-widths over 10: 35 % is 3.5.
    [Theory]
    [InlineData(3.5, true)]
    [InlineData(3.6, false)]
    public void Wide_bands_are_no_fit(double half, bool fits)
    {
        var verdict = HindcastVerdict.Of([Row(10, 10 - half, 10 + half), Row(10, 9.9, 10.1), Row(10, 0, 20)])!;

        Assert.Equal(3, verdict.Inside);
        Assert.Equal(half / 10, verdict.HalfWidth!.Value, 12);
        Assert.Equal(fits, verdict.Fits);
    }

    [Fact]
    public void Without_a_band_nothing_fits()
    {
        var verdict = HindcastVerdict.Of([Hindcast.Of(5, Values([]))])!;

        Assert.Null(verdict.HalfWidth);
        Assert.False(verdict.Fits);
    }

    [Fact]
    public void Nineteen_values_have_a_median_and_no_band()
    {
        var (few, enough) = (Hindcast.Of(10, Values(Enumerable.Range(1, 19).Select(i => (double)i))), Hindcast.Of(10, Values(Enumerable.Range(1, 20).Select(i => (double)i))));

        Assert.Equal((10.0, null, null, null), (few.Median, few.Lower, few.Upper, few.Score));
        Assert.Equal((false, true), (few.IsInside, enough.IsInside));
    }

    [Fact]
    public void There_is_no_verdict_on_nothing() => Assert.Null(HindcastVerdict.Of([]));

    private static Hindcast Row(double observed, double lower, double upper) => new(observed, 1, observed, lower, upper, 0.5, upper - lower);

    private static ResponseStatistics Values(IEnumerable<double> values)
    {
        var statistics = new ResponseStatistics();
        foreach (var value in values)
        {
            statistics.Add(value);
        }

        return statistics;
    }
}
