using HubSim.Model.Inputs;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Population;

/// <summary>
/// What draws founders besides the base rate of their origin, as factors common to all origins: news of the programme, the
/// money left in the pots, the residents, free seats, and good or bad months. A factor that is off is 1.
/// </summary>
sealed class Pulls
{
    private static readonly Purpose MonthOfArrivals = new("month of arrivals");
    private readonly World world;
    private readonly Chance? monthly;
    private readonly TimeSpan announced = Durations.Forever;
    private readonly double lift;
    private readonly double fades = 1;
    private readonly double pull;
    private readonly double cluster;
    private readonly double half = 1;
    private readonly double hesitateFrom;
    private readonly double whenFull = 1;
    private readonly double seekers;
    private int month = -1;
    private double factorOfMonth = 1;

    /// <summary>Resolves the inputs of a replication.</summary>
    /// <param name="world">The replication.</param>
    /// <param name="arrivals">The scenario's arrivals.</param>
    /// <param name="seekers">Share of candidates who are there for the money.</param>
    public Pulls(World world, Arrivals arrivals, double seekers)
    {
        this.world = world;
        this.seekers = seekers;
        var inputs = world.Inputs;
        monthly = arrivals.Clustering?.Factor is { Distribution: not Constant } factor ? factor : null;
        pull = arrivals.Generosity is { } generosity ? inputs[generosity.Pull] : 0;
        if (arrivals.Announcement is { } news && world.Scenario.Programme is { } programme)
        {
            announced = TimeSpan.FromDays(programme.Announced.DayNumber - world.Scenario.Clock.Start.DayNumber);
            (lift, fades) = (inputs[news.Lift], inputs[news.Fades]);
        }

        if (arrivals.Cluster is { } word)
        {
            (cluster, half) = (inputs[word.Pull], inputs[word.Half]);
        }

        if (arrivals.Seats is { } seats && world.Scenario.Hub is not null)
        {
            (hesitateFrom, whenFull) = (inputs[seats.HesitateFrom], inputs[seats.WhenFull]);
        }

        IsOn = monthly is not null || lift > 0 || pull > 0 || cluster > 0 || whenFull < 1 || seekers > 0;
        Bound = (1 + lift) * (1 + cluster) * (monthly?.Distribution.Maximum ?? 1) * ((1 / (1 - seekers)) + pull);
    }

    /// <summary>True when any factor can differ from 1.</summary>
    public bool IsOn { get; }

    /// <summary>What the product of all factors never passes: each at its own bound.</summary>
    public double Bound { get; }

    /// <summary>
    /// Product of all factors now. Founders who mean business come at the full rate although they are only a part of the
    /// candidates; of those whom generosity draws on top, the scenario's share is there for the money.
    /// </summary>
    public double For(Intent intent)
    {
        if (!IsOn)
        {
            return 1;
        }

        var drawn = pull * (world.Office?.Generosity ?? 0);
        var generosity = intent == Intent.Subsidy ? drawn : (1 / (1 - seekers)) + drawn;
        return News() * WordOfMouth() * FreeSeats() * Month() * generosity;
    }

    private double News()
    {
        var since = world.Simulator.Now - announced;
        return since < TimeSpan.Zero ? 1 : 1 + (lift * Elementary.Exp(-(since / ModelTime.Month) / fades));
    }

    private double WordOfMouth() => 1 + (cluster * (world.Census.Resident / (world.Census.Resident + half)));

    private double FreeSeats()
    {
        if (world.Seats is not { } seats || whenFull >= 1)
        {
            return 1;
        }

        var taken = seats.Total > 0 ? Math.Min(1, (seats.Taken + seats.Waiting) / (double)seats.Total) : 1;
        var fullness = taken >= 1 ? 1 : Math.Max(0, (taken - hesitateFrom) / (1 - hesitateFrom));
        return 1 - ((1 - whenFull) * fullness);
    }

    /// <summary>Months are counted from the year 0, so that the same month has the same luck whenever a run begins.</summary>
    private double Month()
    {
        if (monthly is null)
        {
            return 1;
        }

        var day = world.Scenario.Clock.Start.AddDays(world.Simulator.Now.Days);
        var now = (day.Year * 12) + day.Month;
        if (now != month)
        {
            var draw = world.Streams.Draw(MonthOfArrivals, 0, (ulong)now);
            (month, factorOfMonth) = (now, monthly.Distribution.Quantile(draw.NextUniform()));
        }

        return factorOfMonth;
    }
}
