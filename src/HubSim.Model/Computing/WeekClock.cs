using HubSim.Model.Inputs;
using HubSim.Model.Scenarios;

namespace HubSim.Model.Computing;

/// <summary>
/// The week as jobs see it: hours count as much as jobs are submitted in them, so that submissions at a steady rate by this
/// clock follow the rhythm by the wall's.
/// </summary>
sealed class WeekClock
{
    private const int Hours = 168;

    // Before each hour of the week from the first day of the run on, and at its end: hours counted so far. The last is 168.
    private readonly double[] counted = new double[Hours + 1];

    // By whole hours counted: the last hour of the week that begins before.
    private readonly byte[] firsts = new byte[Hours];

    /// <summary>The clock of a replication.</summary>
    /// <param name="start">First day of the run.</param>
    /// <param name="rhythm">The rhythm; null for always alike.</param>
    /// <param name="inputs">Values of the replication.</param>
    public WeekClock(DateOnly start, Rhythm? rhythm, InputDraws inputs)
    {
        double[] hours = [.. rhythm?.Hours.Select(factor => inputs[factor]) ?? Enumerable.Repeat(1.0, 24)];
        double[] days = [.. rhythm?.Weekdays.Select(factor => inputs[factor]) ?? Enumerable.Repeat(1.0, 7)];
        var monday = ((int)start.DayOfWeek + 6) % 7;
        for (var hour = 0; hour < Hours; hour++)
        {
            counted[hour + 1] = counted[hour] + (days[((hour / 24) + monday) % 7] * hours[hour % 24]);
        }

        var scale = Hours / counted[Hours];
        for (var hour = 1; hour <= Hours; hour++)
        {
            counted[hour] *= scale;
        }

        for (var hour = 1; hour < Hours; hour++)
        {
            for (var count = (int)Math.Ceiling(counted[hour]); count < Hours; count++)
            {
                firsts[count] = (byte)hour;
            }
        }
    }

    /// <summary>Counted days over days, on the day that begins so many days after the start; its mean over a week is 1.</summary>
    public double FactorOf(int day)
    {
        var first = day % 7 * 24;
        return (counted[first + 24] - counted[first]) / 24;
    }

    /// <summary>Time from now until so many days have been counted.</summary>
    public TimeSpan Until(TimeSpan now, double days)
    {
        var since = now.Ticks % (7 * TimeSpan.TicksPerDay) / (double)TimeSpan.TicksPerHour;
        var target = CountedAt(since) + (days * 24);
        var weeks = Math.Floor(target / Hours);
        var hours = (weeks * Hours) + WallAt(target - (weeks * Hours)) - since;
        return Durations.Hours(Math.Max(0, hours));
    }

    private double CountedAt(double hours)
    {
        var hour = Math.Min((int)hours, Hours - 1);
        return counted[hour] + ((hours - hour) * (counted[hour + 1] - counted[hour]));
    }

    private double WallAt(double count)
    {
        // From an hour that is not too late on; hours in which little is counted lie close together.
        int low = firsts[Math.Clamp((int)count, 0, Hours - 1)];
        while (low < Hours - 1 && counted[low + 1] <= count)
        {
            low++;
        }

        var width = counted[low + 1] - counted[low];
        return low + (width > 0 ? Math.Min(1, (count - counted[low]) / width) : 1);
    }
}
