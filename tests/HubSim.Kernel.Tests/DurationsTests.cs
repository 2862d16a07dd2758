namespace HubSim.Kernel.Tests;

public sealed class DurationsTests
{
    [Fact]
    public void Durations_are_rounded_once_to_the_nearest_tick()
    {
        Assert.Equal(new TimeSpan(1), Durations.Seconds(0.6e-7));
        Assert.Equal(TimeSpan.Zero, Durations.Seconds(0.4e-7));
        Assert.Equal(new TimeSpan(1, 30, 0), Durations.Hours(1.5));
        Assert.Equal(new TimeSpan(0, 1, 30), Durations.Minutes(1.5));
        Assert.Equal(new TimeSpan(36, 0, 0), Durations.Days(1.5));
    }

    [Theory]
    [InlineData(1e30)]
    [InlineData(double.MaxValue)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_too_long_is_for_ever(double days)
    {
        Assert.Equal(Durations.Forever, Durations.Days(days));
        Assert.Equal(Durations.Forever, Durations.Seconds(days));
        Assert.True(Durations.Forever + Durations.Forever + Durations.Forever > Durations.Forever);
    }

    [Theory]
    [InlineData(-1e-300)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void Negative_numbers_and_no_numbers_are_refused(double amount)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Durations.Seconds(amount));
        Assert.Throws<ArgumentOutOfRangeException>(() => Durations.Minutes(amount));
        Assert.Throws<ArgumentOutOfRangeException>(() => Durations.Hours(amount));
        Assert.Throws<ArgumentOutOfRangeException>(() => Durations.Days(amount));
    }
}
