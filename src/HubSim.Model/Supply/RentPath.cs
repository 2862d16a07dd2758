using HubSim.Model.Inputs;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Supply;

/// <summary>
/// The market rent of an imported card on each day of a replication: its level times the exponential of a deviation that
/// follows an Ornstein-Uhlenbeck process, drawn day by day without error of discretisation:
/// X(k+1) = a X(k) + s sqrt(1 - a^2) Z(k+1) with a = 2^(-day / half-life) and X(0) = s Z(0), so that every X(k) is normal with
/// standard deviation s and the correlation of two days is a to the power of their distance. Source: Uhlenbeck and
/// Ornstein, "On the theory of the Brownian motion", Physical Review 36 (1930).
/// </summary>
static class RentPath
{
    private const double Ln2 = 0.69314718055994531;
    private static readonly Purpose Luck = new("rent");
    private static readonly Normal Standard = new(0, 1);

    /// <summary>Rent by day since the start, in RMB per card-hour.</summary>
    public static double[] Of(World world, Rent rent)
    {
        var days = world.Scenario.Clock.Days + 1;
        var path = Deviations(world.Streams, world.Inputs[rent.Deviation], world.Inputs[rent.HalfLife] * ModelTime.DaysPerMonth, days);
        var level = new RentLevel(world.Scenario.Clock.Start, world.Inputs, rent);
        for (var day = 0; day < days; day++)
        {
            path[day] = level.At(day) * Elementary.Exp(path[day]);
        }

        return path;
    }

    /// <summary>Deviations of the logarithm by day. Each day has a draw of its own, so that a longer run only adds days.</summary>
    /// <param name="streams">Streams of the replication.</param>
    /// <param name="deviation">Standard deviation; zeros come out for 0.</param>
    /// <param name="halfLife">Days in which half of a deviation is gone; above 0.</param>
    /// <param name="days">How many.</param>
    public static double[] Deviations(Streams streams, double deviation, double halfLife, int days)
    {
        var path = new double[days];
        var stays = Elementary.Exp(-Ln2 / halfLife);
        var fresh = Math.Sqrt(-Elementary.ExpM1(-2 * Ln2 / halfLife));
        for (var day = 0; day < days && deviation > 0; day++)
        {
            var shock = deviation * Standard.Quantile(streams.Draw(Luck, 0, (ulong)day).NextUniform());
            path[day] = day == 0 ? shock : (stays * path[day - 1]) + (fresh * shock);
        }

        return path;
    }
}

/// <summary>The level of the rent in a replication.</summary>
sealed class RentLevel
{
    private readonly double[] pointDays;
    private readonly double[] points;
    private readonly (double From, double Over, double LogFactor)[] changes;
    private readonly (double From, double LogRate) trend;

    /// <summary>Resolves the level.</summary>
    public RentLevel(DateOnly start, InputDraws inputs, Rent rent)
    {
        double Day(DateOnly date) => date.DayNumber - start.DayNumber;
        pointDays = [.. rent.Level.Select(point => Day(point.On))];
        points = [.. rent.Level.Select(point => inputs[point.Value])];
        changes = [.. rent.Changes.Select(change => (Day(change.From), inputs[change.Over] * ModelTime.DaysPerMonth, Elementary.Log(inputs[change.Factor])))];
        trend = rent.Trend is { } known ? (Day(known.From), Elementary.Log(1 + inputs[known.Rate])) : (0, 0);
    }

    /// <summary>The level so many days after the start, in RMB per card-hour.</summary>
    public double At(double day)
    {
        var log = Math.Max(0, day - trend.From) / ModelTime.DaysPerYear * trend.LogRate;
        foreach (var (from, over, logFactor) in changes)
        {
            log += day < from ? 0 : day >= from + over ? logFactor : logFactor * ((day - from) / over);
        }

        var level = Point(day);
        return log == 0 ? level : level * Elementary.Exp(log);
    }

    private double Point(double day)
    {
        var next = Array.FindIndex(pointDays, one => one > day);
        if (next <= 0)
        {
            return next == 0 ? points[0] : points[^1];
        }

        var part = (day - pointDays[next - 1]) / (pointDays[next] - pointDays[next - 1]);
        return part == 0 ? points[next - 1] : points[next - 1] * Elementary.Exp(part * Elementary.Log(points[next] / points[next - 1]));
    }
}
