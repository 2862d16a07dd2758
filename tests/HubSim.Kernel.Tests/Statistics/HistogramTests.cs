using CsCheck;
using HubSim.Kernel.Statistics;

namespace HubSim.Kernel.Tests.Statistics;

public sealed class HistogramTests
{
    [Fact]
    public void Each_observation_is_counted_in_the_bin_between_whose_edges_it_lies() =>
        Gen.Select(Gen.Double[-10, 10], Gen.Double[0.01, 3], Gen.Int[1, 40], Gen.Int[-3, 45].Array[0, 60]).Each(
            (low, width, count, steps) =>
            {
                // On edges, and one bit beside them: there a quotient is rounded across.
                double[] values =
                [
                    .. steps.SelectMany(step => new[]
                    {
                        low + (step * width),
                        Math.BitIncrement(low + (step * width)),
                        Math.BitDecrement(low + (step * width)),
                    }),
                ];
                var histogram = new Histogram(low, width, count);
                Array.ForEach(values, histogram.Add);
                for (var bin = 0; bin < count; bin++)
                {
                    Assert.Equal(
                        values.Count(value => value >= histogram.LowerEdge(bin) && value < histogram.UpperEdge(bin)),
                        histogram[bin]);
                }

                Assert.Equal(values.Count(value => value < low), histogram.Below);
                Assert.Equal(values.Count(value => value >= histogram.UpperEdge(count - 1)), histogram.Above);
                Assert.Equal(values.Length, histogram.Count);
            });

    [Fact]
    public void Merged_parts_are_the_whole_exactly() =>
        Gen.Double[-2, 12].Array[0, 30].Array[0, 6].Each(parts =>
        {
            var merged = new Histogram(0, 1, 10);
            var whole = new Histogram(0, 1, 10);
            foreach (var part in parts)
            {
                var alone = new Histogram(0, 1, 10);
                Array.ForEach(part, alone.Add);
                Array.ForEach(part, whole.Add);
                merged.Merge(alone);
            }

            Assert.Equal(Facts(whole), Facts(merged));
        });

    [Fact]
    public void What_cannot_be_counted_or_merged_is_refused()
    {
        var histogram = new Histogram(0, 1, 10);
        Assert.Throws<ArgumentOutOfRangeException>(() => histogram.Add(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => histogram.Add(double.NegativeInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => histogram[10]);
        Assert.Throws<ArgumentOutOfRangeException>(() => histogram[-1]);
        Assert.Throws<ArgumentException>(() => histogram.Merge(new Histogram(0, 1, 11)));
        Assert.Throws<ArgumentException>(() => histogram.Merge(new Histogram(0.5, 1, 10)));
        Assert.Throws<ArgumentException>(() => histogram.Merge(new Histogram(0, 2, 10)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Histogram(0, 0, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Histogram(0, double.NaN, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Histogram(0, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Histogram(1e300, 1, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Histogram(0, 1e308, 3));
        Assert.Equal(0, histogram.Count);
    }

    [Fact]
    public void A_reset_forgets_and_times_count_in_seconds()
    {
        var histogram = new Histogram(0, 60, 2);
        histogram.Add(TimeSpan.FromMinutes(1.5));
        Assert.Equal((0, 1), (histogram[0], histogram[1]));
        histogram.Add(-1);
        histogram.Add(1e9);
        histogram.Reset();
        Assert.Equal([0, 0, 0, 0, 0], Facts(histogram));
    }

    private static long[] Facts(Histogram histogram) =>
    [
        histogram.Count, histogram.Below, histogram.Above,
        .. Enumerable.Range(0, histogram.BinCount).Select(bin => histogram[bin]),
    ];
}
