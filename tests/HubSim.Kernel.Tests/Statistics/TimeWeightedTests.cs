using CsCheck;
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
}
