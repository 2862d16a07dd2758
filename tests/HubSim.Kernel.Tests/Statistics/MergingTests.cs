using CsCheck;
using HubSim.Kernel.Resources;
using HubSim.Kernel.Statistics;

namespace HubSim.Kernel.Tests.Statistics;

/// <summary>
/// Parts that are merged in index order give defined bits, whoever computed them and when, and the statistic of the
/// whole.
/// </summary>
public sealed class MergingTests
{
    private static readonly Gen<double[][]> Parts = Gen.Double[-1e3, 1e3].Array[0, 20].Array[1, 8];

    [Fact]
    public void Merging_into_an_empty_tally_copies_it_to_the_last_bit() =>
        Gen.Double[-1e6, 1e6].Array[0, 50].Each(values =>
        {
            var copy = new Tally();
            copy.Merge(Of(values));
            copy.Merge(new Tally());
            Assert.Equal(Bits(Of(values)), Bits(copy));
        });

    [Fact]
    public void Parts_computed_in_any_order_and_merged_in_index_order_give_the_same_bits() =>
        Gen.Select(Parts, Gen.Int[0, int.MaxValue]).Each((parts, shuffle) =>
        {
            var computed = new Tally[parts.Length];
            foreach (var index in Enumerable.Range(0, parts.Length).OrderBy(index => (index * 7919L) ^ shuffle))
            {
                computed[index] = Of(parts[index]);
            }

            Assert.Equal(Bits(Merged(parts.Select(Of))), Bits(Merged(computed)));
        });

    [Fact]
    public void Merged_tallies_agree_with_one_pass_over_all() =>
        Parts.Each(parts =>
        {
            var merged = Merged(parts.Select(Of));
            var whole = Of([.. parts.SelectMany(part => part)]);
            Assert.Equal(whole.Count, merged.Count);
            Assert.Equal(whole.Sum, merged.Sum, 1e-9);
            if (whole.Count > 1)
            {
                Assert.Equal(whole.Mean, merged.Mean, 1e-10);
                Assert.Equal(whole.Variance, merged.Variance, 1e-9 * (1 + whole.Variance));
                Assert.Equal((whole.Minimum, whole.Maximum), (merged.Minimum, merged.Maximum));
            }
        });

    [Fact]
    public void The_mean_over_merged_times_weighs_each_by_its_length()
    {
        var first = Observed((2, 3), (4, 7));
        var second = Observed((10, 10));
        var pooled = new TimeWeighted(new Simulator());
        pooled.KeepTimes(0, 1, 12);
        pooled.Merge(first);
        pooled.Merge(second);
        Assert.Equal(20, pooled.Elapsed.TotalSeconds);
        Assert.Equal(((2 * 3) + (4 * 7) + (10 * 10)) / 20.0, pooled.Mean);
        Assert.Equal((134.0, 10.0, 0.0), (pooled.Integral, pooled.Maximum, pooled.Value));
        Assert.Equal((3.0, 7.0), (pooled.Times![2].TotalSeconds, pooled.Times[4].TotalSeconds));
        Assert.Equal(0.5, pooled.Times.Share(10));
        Assert.Equal((3.4, 10.0), (first.Mean, second.Mean));
        pooled.Reset();
        Assert.Equal((0.0, TimeSpan.Zero, TimeSpan.Zero), (pooled.Mean, pooled.Elapsed, pooled.Times!.Total));
    }

    [Fact]
    public void Only_alike_statistics_over_time_are_merged()
    {
        var kept = Observed((1, 1));
        Assert.Throws<ArgumentException>(() => kept.Merge(new TimeWeighted(new Simulator())));
        Assert.Throws<ArgumentException>(() => new TimeWeighted(new Simulator()).Merge(kept));
        var wider = new TimeWeighted(new Simulator());
        wider.KeepTimes(0, 2, 12);
        Assert.Throws<ArgumentException>(() => wider.Merge(kept));
        Assert.Equal(TimeSpan.Zero, wider.Elapsed);
        Assert.Throws<InvalidOperationException>(() => wider.Times!.Share(0));
    }

    [Fact]
    public void The_time_at_each_queue_length_agrees_with_a_look_at_every_second()
    {
        var simulator = new Simulator();
        var random = new Dice(7);
        var desk = new Resource(simulator, 1, "desk");
        desk.QueueLength.KeepTimes(0, 1, 4);
        var seconds = new int[5];

        async HubSim.Kernel.Processes.Process Customer()
        {
            using var held = await desk.Acquire();
            await simulator.Hold(Durations.Seconds(random.Integer(1, 9)));
        }

        async HubSim.Kernel.Processes.Process Arrivals()
        {
            while (true)
            {
                await simulator.Hold(Durations.Seconds(random.Integer(1, 9)));
                _ = simulator.Start(Customer());
            }
        }

        simulator.Start(Arrivals());
        for (var second = 1; second <= 5_000; second++)
        {
            simulator.Run(Durations.Seconds(second - 0.5));
            seconds[Math.Min(desk.Waiting, 4)]++;
            simulator.Run(Durations.Seconds(second));
        }

        var times = desk.QueueLength.Times!;
        Assert.All(seconds[..4], (expected, length) => Assert.Equal(expected, times[length].TotalSeconds));
        Assert.Equal(seconds[4], times.Above.TotalSeconds);
        Assert.All(seconds, expected => Assert.InRange(expected, 1, 4_999));
        Assert.Equal((5_000.0, TimeSpan.Zero), (times.Total.TotalSeconds, times.Below));
        Assert.Equal(3, times.LowerEdge(3));
    }

    private static TimeWeighted Observed(params (double Value, double Seconds)[] steps)
    {
        var simulator = new Simulator();
        var observed = new TimeWeighted(simulator);
        observed.KeepTimes(0, 1, 12);
        foreach (var (value, seconds) in steps)
        {
            observed.Set(value);
            simulator.Run(simulator.Now + Durations.Seconds(seconds));
        }

        return observed;
    }

    private static Tally Merged(IEnumerable<Tally> parts)
    {
        var merged = new Tally();
        foreach (var part in parts)
        {
            merged.Merge(part);
        }

        return merged;
    }

    private static long[] Bits(Tally tally) =>
    [
        tally.Count,
        BitConverter.DoubleToInt64Bits(tally.Sum),
        tally.Count > 0 ? BitConverter.DoubleToInt64Bits(tally.Minimum) : 0,
        tally.Count > 0 ? BitConverter.DoubleToInt64Bits(tally.Maximum) : 0,
        tally.Count > 1 ? BitConverter.DoubleToInt64Bits(tally.Variance) : 0,
    ];

    private static Tally Of(double[] values)
    {
        var tally = new Tally();
        Array.ForEach(values, value => tally.Add(value));
        return tally;
    }
}
