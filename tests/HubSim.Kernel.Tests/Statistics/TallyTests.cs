using CsCheck;
using HubSim.Kernel.Statistics;

namespace HubSim.Kernel.Tests.Statistics;

public sealed class TallyTests
{
    [Fact]
    public void A_tally_agrees_with_two_passes_over_the_observations() =>
        Gen.Double[-1e6, 1e6].Array[2, 500].Each(values =>
        {
            var tally = Of(values);
            var mean = values.Average();
            var variance = values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
            Assert.Equal(values.Length, tally.Count);
            Assert.Equal(values.Sum(), tally.Sum, 1e-6);
            Assert.Equal(mean, tally.Mean, 1e-9 * 1e6);
            Assert.Equal(variance, tally.Variance, 1e-10 * variance);
            Assert.Equal(Math.Sqrt(variance), tally.StandardDeviation, 1e-10 * Math.Sqrt(variance));
            Assert.Equal(values.Min(), tally.Minimum);
            Assert.Equal(values.Max(), tally.Maximum);
        });

    [Fact]
    public void Merged_tallies_agree_with_one_over_all() =>
        Gen.Select(Gen.Double[-10, 10].Array[0, 50], Gen.Double[90, 100].Array[0, 50]).Each((first, second) =>
        {
            var merged = Of(first);
            merged.Merge(Of(second));
            double[] all = [.. first, .. second];
            var whole = Of(all);
            Assert.Equal(whole.Count, merged.Count);
            Assert.Equal(whole.Sum, merged.Sum, 1e-10);
            if (all.Length > 1)
            {
                Assert.Equal(whole.Variance, merged.Variance, 1e-9 * (1 + whole.Variance));
                Assert.Equal(whole.Minimum, merged.Minimum);
                Assert.Equal(whole.Maximum, merged.Maximum);
            }
        });

    [Fact]
    public void A_large_offset_costs_no_digits()
    {
        var tally = new Tally();
        for (var i = 0; i < 1_000_000; i++)
        {
            tally.Add(1e9 + (i % 2));
        }

        Assert.Equal(1e9 + 0.5, tally.Mean, 1e-7);
        Assert.Equal(0.25, tally.Variance, 1e-6);
        Assert.Equal(1e15 + 5e5, tally.Sum);
    }

    [Fact]
    public void What_is_not_defined_throws_and_resetting_forgets()
    {
        var tally = new Tally();
        Assert.Throws<InvalidOperationException>(() => tally.Mean);
        Assert.Throws<InvalidOperationException>(() => tally.Minimum);
        tally.Add(TimeSpan.FromMinutes(1));
        Assert.Equal(60, tally.Mean);
        Assert.Throws<InvalidOperationException>(() => tally.Variance);
        Assert.Throws<ArgumentOutOfRangeException>(() => tally.Add(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => tally.Add(double.PositiveInfinity));
        tally.Reset();
        Assert.Equal((0, 0.0), (tally.Count, tally.Sum));
        Assert.Throws<InvalidOperationException>(() => tally.Maximum);
    }

    private static Tally Of(double[] values)
    {
        var tally = new Tally();
        foreach (var value in values)
        {
            tally.Add(value);
        }

        return tally;
    }
}
