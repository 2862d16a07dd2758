using HubSim.Experiments.Optimising;
using HubSim.Experiments.Precision;
using HubSim.Experiments.Tests.Trials;

namespace HubSim.Experiments.Tests.Optimising;

/// <summary>Intervals of differences between two policies on the same replications.</summary>
public class PairedDifferenceTests
{
    // 2,000 samples: a share of 95 % has a standard error of 0.5 %; 92.5 to 98.5 % holds five of them and the method's own error.
    [Theory]
    [InlineData(60, 0.2)]
    [InlineData(100, 0.05)]
    public void The_interval_of_a_difference_of_probabilities_covers_it(int n, double difference)
    {
        var covered = 0;
        for (var sample = 0; sample < 2000; sample++)
        {
            var (one, other) = (new double[n], new double[n]);
            for (var i = 0; i < n; i++)
            {
                // One uniform for both: the second policy succeeds where the first does, and sometimes more.
                var u = new Kernel.Random.Normal(0, 1).Cdf(Noise.Common((ulong)sample, i, "u"));
                (one[i], other[i]) = (u < 0.3 + difference ? 1 : 0, u < 0.3 ? 1 : 0);
            }

            var interval = PairedDifference.OfTruths(one, other, 0.95).Interval;
            covered += interval.Lower <= difference && difference <= interval.Upper ? 1 : 0;
        }

        Assert.InRange(covered / 2000.0, 0.925, 0.985);
    }

    [Fact]
    public void Where_no_pair_differs_the_interval_still_has_a_width()
    {
        var same = Enumerable.Repeat(1.0, 40).ToArray();
        var estimate = PairedDifference.OfTruths(same, same, 0.95);
        Assert.Equal(0, estimate.Value);
        Assert.InRange(estimate.HalfWidth, 0.02, 0.1);
    }

    // 400 samples of 100 pairs; the 90 % quantiles differ by 1. The percentile bootstrap covers about 95 %: standard error 1.1 %.
    [Fact]
    public void The_interval_of_a_difference_of_quantiles_covers_it()
    {
        var covered = 0;
        var aim = new Aim("x", new Measure.Quantile(0.9));
        for (var sample = 0; sample < 400; sample++)
        {
            var other = Enumerable.Range(0, 100).Select(i => Noise.Common((ulong)sample, i, "x")).ToArray();
            var one = other.Select((value, i) => 1 + (0.8 * value) + (0.6 * Noise.Common((ulong)sample, i, "y"))).ToArray();
            var interval = PairedDifference.Of(aim, one, other, 0.95).Interval;
            covered += interval.Lower <= 1 && interval.Upper >= 1 ? 1 : 0;
        }

        Assert.InRange(covered / 400.0, 0.90, 0.99);
    }
}
