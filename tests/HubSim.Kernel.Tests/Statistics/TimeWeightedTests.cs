using CsCheck;
using HubSim.Kernel.Resources;
using HubSim.Kernel.Statistics;

namespace HubSim.Kernel.Tests.Statistics;

public sealed class TimeWeightedTests
{
    [Fact]
    public void It_agrees_with_a_value_looked_up_second_by_second() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[-100, 100]).Array[1, 100].Each(steps =>
        {
            var simulator = new Simulator();
            var level = new TimeWeighted(simulator, 3);
            var seconds = new List<double>();
            var value = 3.0;
            foreach (var (wait, change) in steps)
            {
                seconds.AddRange(Enumerable.Repeat(value, wait));
                simulator.Run(simulator.Now + Durations.Seconds(wait));
                value += change;
                level.Change(change);
            }

            seconds.AddRange(Enumerable.Repeat(value, 2));
            simulator.Run(simulator.Now + Durations.Seconds(2));
            Assert.Equal(value, level.Value);
            Assert.Equal(seconds.Sum(), level.Integral, 1e-9);
            Assert.Equal(seconds.Average(), level.Mean, 1e-9);
        });

    [Fact]
    public void A_reset_starts_again_with_the_present_value()
    {
        var simulator = new Simulator();
        var level = new TimeWeighted(simulator);
        level.Set(10);
        simulator.Run(Durations.Seconds(5));
        level.Set(2);
        level.Reset();
        Assert.Equal((2.0, 2.0, 0.0, 2.0), (level.Mean, level.Value, level.Integral, level.Maximum));
        simulator.Run(Durations.Seconds(9));
        Assert.Equal((2.0, 8.0), (level.Mean, level.Integral));
        Assert.Throws<ArgumentOutOfRangeException>(() => level.Set(double.NaN));
    }

    [Fact]
    public void The_maximum_counts_what_lasted_no_time()
    {
        var level = new TimeWeighted(new Simulator(), -5);
        Assert.Equal(-5, level.Maximum);
        level.Set(7);
        level.Set(1);
        Assert.Equal(7, level.Maximum);
        Assert.Equal(1, level.Mean);
    }

    [Fact]
    public void What_a_resource_counts_is_exact_whatever_its_size_and_however_long() =>
        Gen.Select(Gen.Int[0, 62], Gen.Long[0, (1L << 40) - 1], Gen.Int[0, 40]).Array[1, 60].Each(steps =>
        {
            var simulator = new Simulator();
            var busy = TimeWeighted.OfCount(simulator);
            var (value, largest, ticks, area) = (0L, 0L, 0L, Int128.Zero);
            foreach (var (waitBits, to, toBits) in steps)
            {
                var wait = Math.Min((1L << waitBits) - 1, (1L << 61) - ticks);
                area += (Int128)value * wait;
                ticks += wait;
                simulator.Run(TimeSpan.FromTicks(ticks));
                value = to >> toBits;
                largest = Math.Max(largest, value);
                busy.SetCount(value);
                Assert.Equal(value, busy.Value);
                Assert.Equal(largest, busy.Maximum);
                Near(area, busy.Integral);
            }

            simulator.Run(TimeSpan.FromTicks(1L << 62));
            area += (Int128)value * ((1L << 62) - ticks);
            Near(area, busy.Integral);
            busy.Reset();
            Assert.Equal((0, value, value, value), (busy.Integral, busy.Value, busy.Maximum, busy.Mean));
            simulator.Run(TimeSpan.FromTicks((1L << 62) + 7));
            busy.SetCount(value + 1);
            simulator.Run(TimeSpan.FromTicks((1L << 62) + 9));
            Near(((Int128)value * 9) + 2, busy.Integral);
        });

    [Fact]
    public void Reading_what_a_resource_counts_changes_nothing()
    {
        var simulator = new Simulator();
        var (read, unread) = (TimeWeighted.OfCount(simulator), TimeWeighted.OfCount(simulator));
        for (var i = 1; i <= 1000; i++)
        {
            simulator.Run(TimeSpan.FromTicks((long)i * i * i * 7919));
            read.SetCount(i * 31 % 17);
            unread.SetCount(i * 31 % 17);
            _ = (read.Integral, read.Mean, read.Value, read.Elapsed);
        }

        Assert.Equal(unread.Integral, read.Integral);
        Assert.Equal(unread.Mean, read.Mean);
    }

    [Fact]
    public void What_a_resource_counts_keeps_its_times_and_is_merged()
    {
        var simulator = new Simulator();
        var (counted, plain) = (TimeWeighted.OfCount(simulator), new TimeWeighted(simulator));
        simulator.Run(Durations.Seconds(2));
        counted.SetCount(4);
        counted.KeepTimes(0, 1, 10);
        plain.KeepTimes(0, 1, 10);
        simulator.Run(Durations.Seconds(5));
        counted.SetCount(1);
        plain.Set(6.5);
        simulator.Run(Durations.Seconds(9));
        plain.Merge(counted);
        Assert.Equal((16 + 26.0, 6.5, 6.5), (plain.Integral, plain.Value, plain.Maximum));
        Assert.Equal(Durations.Seconds(3), plain.Times![4]);
        Assert.Equal(Durations.Seconds(4), plain.Times[1]);
        Assert.Equal(Durations.Seconds(9 + 9), plain.Elapsed);
        counted.Merge(plain);
        simulator.Run(Durations.Seconds(10));
        counted.SetCount(3);
        simulator.Run(Durations.Seconds(11));
        Assert.Equal((16 + 42 + 1 + 3.0, 3.0, 6.5), (counted.Integral, counted.Value, counted.Maximum));
    }

    [Fact]
    public void A_statistic_that_a_resource_keeps_cannot_be_set()
    {
        var simulator = new Simulator();
        var server = new Resource(simulator, 1, "server");
        simulator.Run(Durations.Seconds(5));
        var error = Assert.Throws<InvalidOperationException>(() => server.BusyUnits.Set(1));
        Assert.Equal("Only the resource itself can set its statistics (at 00:00:05).", error.Message);
        Assert.Throws<InvalidOperationException>(() => server.QueueLength.Change(1));
        Assert.Equal((0.0, 0.0), (server.BusyUnits.Value, server.QueueLength.Value));
    }

    // The sum may be added in parts, each of which is rounded once, and the whole once more.
    private static void Near(Int128 ticks, double integral)
    {
        var seconds = (double)ticks / TimeSpan.TicksPerSecond;
        Assert.Equal(seconds, integral, Math.BitIncrement(seconds) - seconds + (4 * double.Epsilon) + (seconds * 1e-15));
    }
}
