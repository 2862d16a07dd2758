using HubSim.Experiments.Analysis;
using HubSim.Experiments.Precision;
using HubSim.Kernel.Random;

namespace HubSim.Experiments.Tests.Precision;

/// <summary>When replications are enough, told by sequences that are made for the purpose.</summary>
public sealed class PrecisionWatchTests
{
    private static readonly PrecisionResponse[] Responses =
    [
        new("wait", ResponseKind.Number), new("reached", ResponseKind.Truth), new("day", ResponseKind.Day),
    ];

    [Fact]
    public void Values_without_spread_are_enough_after_the_first_look_and_the_one_ahead()
    {
        var watch = Watch("wait ±0.1");
        var taken = Feed(watch, _ => [4, 1, 0]);
        Assert.True(watch.IsReached);
        Assert.Equal(PrecisionRule.Minimum + PrecisionRule.Batch, taken);
        Assert.Equal(0, watch.Stand().More);
    }

    [Fact]
    public void The_end_is_the_one_of_the_obvious_slow_rule()
    {
        var stream = new Streams(5, 0).Sequence(new Purpose("test"));
        double[] values = [.. Enumerable.Range(0, 3_000).Select(_ => 10 + (2 * Samplers.Normal(ref stream)))];
        var watch = Watch("wait ±0.25");
        var taken = Feed(watch, i => [values[i], 0, 0]);

        int? since = null;
        var n = 60;
        for (; ; n += 20)
        {
            var isMet = Estimates.Mean(values[..n]).HalfWidth <= 0.25;
            since = isMet ? since ?? n : null;
            if (since is { } first && n - first >= Math.Max(20, first * 0.05))
            {
                break;
            }
        }

        Assert.Equal(n, taken);
        Assert.Equal(Estimates.Mean(values[..n]).HalfWidth, watch.Stand().Targets[0].HalfWidth!.Value, 12);
    }

    [Fact]
    public void A_half_width_that_is_small_by_luck_does_not_end_the_run()
    {
        // Narrow up to replication 60, wide from then on.
        var watch = Watch("wait ±1", cap: 200);
        Feed(watch, i => [i < 60 ? i % 2 : (i % 2) * 50, 0, 0]);
        Assert.False(watch.IsReached);
        Assert.Equal(200, watch.Taken);
    }

    [Fact]
    public void All_targets_must_be_met_at_once()
    {
        var watch = Watch("reached ±0.1, wait ±10%, p50(wait) ±2");
        Feed(watch, i => [i % 10, i % 2, 0]);
        var standing = watch.Stand();
        Assert.True(standing.IsReached);
        Assert.All(standing.Targets, target => Assert.True(target.IsMet && target.HalfWidth <= target.Allowed));
        Assert.Equal(0.85, PrecisionRule.FamilyConfidence(3));

        // Relative to the true value, not to the estimate: 10 % allows 1/11 of the estimate.
        Assert.Equal(standing.Targets[1].Estimate!.Value.Value * 0.1 / 1.1, standing.Targets[1].Allowed!.Value, 12);
    }

    [Fact]
    public void At_the_cap_it_says_what_is_short_and_how_many_more_would_do()
    {
        var watch = Watch("reached ±0.02, wait ±3", cap: 400);
        Feed(watch, i => [i % 10, i % 2, 0]);
        var standing = watch.Stand();
        Assert.False(standing.IsReached);
        Assert.Equal([false, true], standing.Targets.Select(target => target.IsMet));

        // Half-widths of 0.02 at one half need 2,401 trials less z squared; the look ahead of 5 % is on top.
        var all = 400 + standing.More!.Value;
        Assert.InRange(all, 2_397 * 1.05, (2_420 * 1.05) + 20);
        var longer = Watch("reached ±0.02, wait ±3", all);
        Assert.Equal(all, Feed(longer, i => [i % 10, i % 2, 0]));
        Assert.True(longer.IsReached);
    }

    [Fact]
    public void Replications_that_failed_or_have_no_value_count_as_taken_and_not_as_values()
    {
        var watch = Watch("wait ±0.5", cap: 80);
        Feed(watch, i => i % 4 == 0 ? [] : i % 4 == 1 ? [double.NaN, 1, 0] : [i % 10, 1, 0]);
        var standing = watch.Stand();
        Assert.Equal(80, standing.Replications);
        Assert.Equal(40, standing.Targets[0].N);

        // Twice as many replications as values, up to the next look and the one ahead.
        var more = 2 * (standing.Targets[0].Needed!.Value - 40);
        Assert.InRange(standing.More!.Value, more + 20, more + 40);
    }

    [Fact]
    public void A_response_without_any_value_says_nothing_of_how_many_more()
    {
        var watch = Watch("wait ±1", cap: 70);
        Feed(watch, _ => [double.NaN, 0, 0]);
        Assert.Equal(0, watch.Stand().Targets[0].N);
        Assert.Null(watch.Stand().More);
        Assert.False(watch.IsReached);
    }

    [Fact]
    public void A_share_of_nothing_cannot_be_met()
    {
        var watch = Watch("reached ±10%", cap: 100);
        Feed(watch, _ => [0, 0, 0]);
        Assert.False(watch.IsReached);
        Assert.Null(watch.Stand().More);
    }

    [Fact]
    public void A_skewed_mean_goes_on_until_its_interval_can_be_trusted()
    {
        // One in fifty is 1: skewness 6.86, and the half-width is small at once.
        var watch = Watch("wait ±0.5");
        Assert.InRange(Feed(watch, i => [i % 50 == 0 ? 1 : 0, 0, 0]), 4_500, 5_200);
    }

    [Fact]
    public void A_cap_below_the_first_look_is_never_enough()
    {
        var watch = Watch("wait ±1", cap: 40);
        Feed(watch, _ => [4, 1, 0]);
        Assert.False(watch.IsReached);
        Assert.Equal(40, watch.Stand().More);
    }

    [Fact]
    public void Progress_is_told_how_long_it_will_take()
    {
        var watch = Watch("reached ±0.05");
        Assert.Equal(80, watch.Expected);
        for (var i = 0; i < 100; i++)
        {
            watch.Take([0, i % 2, 0]);
        }

        Assert.InRange(watch.Expected, 385, 430);
    }

    [Fact]
    public void Nothing_is_taken_once_it_is_over()
    {
        var watch = Watch("wait ±1");
        Feed(watch, _ => [4, 1, 0]);
        Assert.Throws<InvalidOperationException>(() => watch.Take([4, 1, 0]));
    }

    [Fact]
    public void A_response_that_does_not_exist_is_refused_by_name()
    {
        var refusal = Assert.Throws<UnknownResponseException>(() => Watch("wiat ±1"));
        Assert.Equal("wiat", refusal.Responses[0]);
        Assert.Equal(["wait", "reached", "day"], refusal.Known);
    }

    [Theory]
    [InlineData("p90(reached) ±0.1")]
    [InlineData("reached ±2")]
    [InlineData("day ±5%")]
    public void A_target_without_meaning_is_refused(string target) => Assert.Throws<ArgumentException>(() => Watch(target));

    [Fact]
    public void A_cap_from_which_no_interval_can_come_is_refused()
    {
        Assert.Throws<SampleTooSmallException>(() => Watch("wait ±1", cap: 1));
        Assert.Equal(368, Assert.Throws<SampleTooSmallException>(() => Watch("p99(wait) ±1", cap: 367)).Needed);
    }

    private static PrecisionWatch Watch(string targets, int cap = PrecisionRule.DefaultCap) => new(PrecisionText.Parse(targets), Responses, cap);

    private static int Feed(PrecisionWatch watch, Func<int, double[]> replication)
    {
        while (!watch.IsOver)
        {
            watch.Take(replication(watch.Taken));
        }

        return watch.Taken;
    }
}
