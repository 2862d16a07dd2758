using HubSim.Kernel.Random;
using HubSim.Model.Computing;
using HubSim.Model.Inputs;
using HubSim.Model.Scenarios;

namespace HubSim.Model.Tests;

/// <summary>The clock by which jobs are submitted, against sums over the hours of the week.</summary>
public class WeekClockTests
{
    // A Wednesday.
    private static readonly DateOnly Start = new(2025, 1, 1);
    private static readonly InputDraws Inputs = new(new Streams(1, 0));

    private static Rhythm Rhythm() => new()
    {
        Hours = [.. Enumerable.Range(0, 24).Select(hour => Scenes.Fixed(hour < 8 ? 0 : hour))],
        Weekdays = [.. Enumerable.Range(0, 7).Select(day => Scenes.Fixed(day == 6 ? 0 : 1 + day))],
    };

    [Fact]
    public void Without_a_rhythm_it_is_the_clock_on_the_wall()
    {
        var clock = new WeekClock(Start, null, Inputs);

        Assert.Equal(1, clock.FactorOf(12), 12);
        Assert.Equal(9.25, clock.Until(TimeSpan.FromDays(3.7), 9.25).TotalDays, 9);
    }

    [Fact]
    public void The_days_of_a_week_count_seven()
    {
        var clock = new WeekClock(Start, Rhythm(), Inputs);

        Assert.Equal(7, Enumerable.Range(0, 7).Sum(clock.FactorOf), 12);
        Assert.Equal(7, clock.Until(TimeSpan.FromDays(5.5), 7).TotalDays, 9);
    }

    [Fact]
    public void A_day_counts_by_its_weekday()
    {
        var clock = new WeekClock(Start, Rhythm(), Inputs);

        // Monday is 1, Wednesday 3, Sunday 0, of a sum of 21 over the week.
        Assert.Equal(3 * 7 / 21.0, clock.FactorOf(0), 12);
        Assert.Equal(0, clock.FactorOf(4), 12);
        Assert.Equal(1 * 7 / 21.0, clock.FactorOf(5 + 70), 12);
    }

    [Theory]
    [InlineData(0, 0.2)]
    [InlineData(0.5, 1.3)]
    [InlineData(3.9, 0.01)]
    [InlineData(9.42, 18.7)]
    public void It_arrives_when_the_rates_of_all_minutes_have_summed_up(double day, double counted)
    {
        var clock = new WeekClock(Start, Rhythm(), Inputs);

        // The slow obvious way: steps of a second at the rate of its hour.
        var second = (long)(day * 86400);
        var rates = Enumerable.Range(0, 168).Select(RateOf).ToArray();
        var mean = rates.Average();
        for (var left = counted * 86400; left > 0; second++)
        {
            left -= rates[second / 3600 % 168] / mean;
        }

        Assert.Equal(second / 86400.0, day + clock.Until(TimeSpan.FromDays(day), counted).TotalDays, 3);
    }

    private static double RateOf(int hour)
    {
        var weekday = ((hour / 24) + 2) % 7;
        return (weekday == 6 ? 0 : 1 + weekday) * (hour % 24 < 8 ? 0 : hour % 24);
    }
}
