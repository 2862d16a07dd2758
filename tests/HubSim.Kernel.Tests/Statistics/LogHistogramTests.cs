using CsCheck;
using HubSim.Kernel.Statistics;

namespace HubSim.Kernel.Tests.Statistics;

public sealed class LogHistogramTests
{
    [Fact]
    public void Quantiles_lie_within_the_stated_error_of_the_sorted_observations() =>
        Gen.Select(Gen.Double[-8, 14].Select(power => Math.Pow(10, power)).Array[1, 300], Gen.Double[0, 1]).Each(
            (values, probability) =>
            {
                var histogram = Of(values);
                Array.Sort(values);
                var rank = Math.Max(1, (int)Math.Ceiling(probability * values.Length));
                var exact = values[rank - 1];
                Assert.Equal(exact, histogram.Quantile(probability), LogHistogram.RelativeError * exact);
                Assert.Equal(values[0], histogram.Quantile(0));
                Assert.Equal(values[^1], histogram.Quantile(1));
            });

    [Fact]
    public void Zeros_tiny_and_huge_observations_count()
    {
        var histogram = Of([0, 0, -0.0, 1e-300, 3, 1e200, 2e200]);
        Assert.Equal(0, histogram.Quantile(0.5));
        Assert.Equal(3, histogram.Quantile(0.7), 3 * LogHistogram.RelativeError);
        Assert.Equal(2e200, histogram.Quantile(0.8));
        Assert.Equal(7, histogram.Count);
        Assert.Equal((3 + 3e200) / 7, histogram.Mean, 1e190);
    }

    [Fact]
    public void Merging_equals_counting_all_in_one() =>
        Gen.Select(Gen.Double[0, 1e3].Array[0, 100], Gen.Double[0, 1e-3].Array[1, 100], Gen.Double[0, 1]).Each(
            (first, second, probability) =>
            {
                var merged = Of(first);
                merged.Merge(Of(second));
                var whole = Of([.. first, .. second]);
                Assert.Equal(whole.Quantile(probability), merged.Quantile(probability));
                Assert.Equal(whole.Count, merged.Count);
                Assert.Equal(whole.Mean, merged.Mean, 1e-9);
            });

    [Fact]
    public void What_is_not_defined_throws_and_resetting_forgets()
    {
        var histogram = new LogHistogram();
        Assert.Throws<InvalidOperationException>(() => histogram.Quantile(0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => histogram.Add(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => histogram.Add(double.NaN));
        histogram.Add(4);
        Assert.Equal(4, histogram.Quantile(0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => histogram.Quantile(1.01));
        Assert.Throws<ArgumentOutOfRangeException>(() => histogram.Quantile(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => histogram.Quantile(Math.CopySign(double.NaN, 1)));
        histogram.Reset();
        Assert.Equal(0, histogram.Count);
        histogram.Add(2);
        Assert.Equal(2, histogram.Quantile(0.9));
    }

    [Fact]
    public void Times_count_in_seconds()
    {
        var histogram = new LogHistogram();
        histogram.Add(TimeSpan.FromMinutes(2));
        Assert.Equal(120, histogram.Quantile(0.95));
        Assert.Throws<ArgumentOutOfRangeException>(() => histogram.Add(TimeSpan.FromTicks(-1)));
    }

    [Fact]
    public void The_stated_error_is_at_most_one_per_cent() => Assert.InRange(LogHistogram.RelativeError, 0, 0.01);

    private static LogHistogram Of(double[] values)
    {
        var histogram = new LogHistogram();
        foreach (var value in values)
        {
            histogram.Add(value);
        }

        return histogram;
    }
}
