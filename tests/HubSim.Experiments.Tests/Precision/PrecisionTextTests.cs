using HubSim.Experiments.Precision;

namespace HubSim.Experiments.Tests.Precision;

/// <summary>How targets are written.</summary>
public sealed class PrecisionTextTests
{
    [Theory]
    [InlineData("target_reached ±0.02", "target_reached", 0.02, false)]
    [InlineData("target_reached +-0.02", "target_reached", 0.02, false)]
    [InlineData("target_reached +/- .02", "target_reached", 0.02, false)]
    [InlineData("  wait_p95_hours±5% ", "wait_p95_hours", 0.05, true)]
    [InlineData("wait_p95_hours +- 2.5 %", "wait_p95_hours", 0.025, true)]
    [InlineData("spent_fen ±1e8", "spent_fen", 1e8, false)]
    public void A_target_is_absolute_or_relative(string text, string response, double amount, bool isRelative)
    {
        var target = Assert.Single(PrecisionText.Parse(text));
        Assert.Equal(new PrecisionTarget(response, new Measure.Mean(), amount, isRelative), target);
    }

    [Fact]
    public void Several_targets_stand_between_commas_and_one_may_be_a_quantile()
    {
        var targets = PrecisionText.Parse("target_reached ±0.02, wait ±5%, p90(wait) ±2,p97.5( wait ) +-3");
        Assert.Equal(["target_reached ±0.02", "wait ±5%", "p90(wait) ±2", "p97.5(wait) ±3"], targets.Select(target => target.ToString()));
        Assert.Equal(0.9, Assert.IsType<Measure.Quantile>(targets[2].Measure).Share);
    }

    [Theory]
    [InlineData("x ±0.0000000123456789")]
    [InlineData("x ±123456789012345678")]
    [InlineData("x ±0.07%")]
    [InlineData("x ±7%")]
    [InlineData("p97.5(x) ±1e-30")]
    public void What_is_written_is_read_as_the_same_target(string text)
    {
        var target = Assert.Single(PrecisionText.Parse(text));
        Assert.Equal(target, Assert.Single(PrecisionText.Parse(target.ToString())));
    }

    [Theory]
    [InlineData("")]
    [InlineData("target_reached")]
    [InlineData("target_reached 0.02")]
    [InlineData("target_reached ±")]
    [InlineData("target_reached ±0,02")]
    [InlineData("target_reached ±-1")]
    [InlineData("target_reached ±0")]
    [InlineData("target_reached ±1e999")]
    [InlineData("wait ±100%")]
    [InlineData("wait ±5%,")]
    [InlineData("p0(wait) ±1")]
    [InlineData("p100(wait) ±1")]
    [InlineData("p90(wait ±1")]
    [InlineData("wait ±1, wait ±5%")]
    public void What_is_no_target_is_refused(string text) => Assert.Throws<FormatException>(() => PrecisionText.Parse(text));
}
