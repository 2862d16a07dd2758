using CsCheck;
using HubSim.Experiments.Analysis;

namespace HubSim.Experiments.Tests.Analysis;

public sealed class WilsonTests
{
    [Theory]
    // Newcombe, Statistics in Medicine 17 (1998), table I, method 3: the score interval.
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Intervals_agree_with_published_values(int successes, int trials, double lower, double upper)
    {
        var interval = Wilson.Interval(successes, trials)!.Value;
        Assert.Equal(lower, interval.Lower, 4);
        Assert.Equal(upper, interval.Upper, 4);
    }

    [Fact]
    public void Without_trials_there_is_no_interval() => Assert.Null(Wilson.Interval(0, 0));

    [Fact]
    public void No_success_and_nothing_else_end_exactly_at_the_border()
    {
        Assert.Equal(0.0, Wilson.Interval(0, 7)!.Value.Lower);
        Assert.Equal(1.0, Wilson.Interval(7, 7)!.Value.Upper);
    }

    [Fact]
    public void One_trial_has_a_wide_interval()
    {
        // By hand with z = 1.959964: the lower end of 1 of 1 is 1 / (1 + z^2).
        var interval = Wilson.Interval(1, 1)!.Value;
        Assert.Equal(0.206549, interval.Lower, 6);
        Assert.Equal(1.0, interval.Upper);
    }

    [Fact]
    public void The_interval_holds_the_share_and_mirrors_with_failures() =>
        Gen.Int[1, 5000].SelectMany(trials => Gen.Int[0, trials].Select(successes => (successes, trials))).Sample((successes, trials) =>
        {
            var (lower, upper) = (Wilson.Interval(successes, trials)!.Value.Lower, Wilson.Interval(successes, trials)!.Value.Upper);
            var mirrored = Wilson.Interval(trials - successes, trials)!.Value;
            var share = (double)successes / trials;
            return lower >= 0 && upper <= 1 && lower <= share && share <= upper
                && Math.Abs(mirrored.Lower - (1 - upper)) < 1e-12 && Math.Abs(mirrored.Upper - (1 - lower)) < 1e-12;
        });

    [Theory]
    [InlineData(-1, 5)]
    [InlineData(6, 5)]
    [InlineData(0, -1)]
    public void Impossible_counts_are_refused(int successes, int trials) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Wilson.Interval(successes, trials));
}
