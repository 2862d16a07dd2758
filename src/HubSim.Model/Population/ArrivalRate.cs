using System.Globalization;
using HubSim.Model.Rivalry;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Population;

/// <summary>The rate at which founders of one origin arrive, in firms per month, in one replication.</summary>
sealed class ArrivalRate : CandidateRate
{
    private readonly Origin origin;
    private readonly Pulls pulls;
    private readonly string name;
    private readonly Schedule rate;
    private readonly double[] season;
    private readonly double highest;
    private readonly RivalCities? rivals;

    /// <summary>Resolves the rate and checks it against its bound.</summary>
    /// <exception cref="ReplicationException">The rate can pass its bound.</exception>
    public ArrivalRate(World world, Pulls pulls, string name, Origin origin)
        : base(world, $"arrivals.origins.{name}", origin.UpperRate)
    {
        this.pulls = pulls;
        this.name = name;
        this.origin = origin;
        rate = new Schedule(world.Scenario.Clock.Start, world.Inputs, origin.Rate.Select(step => (step.From, step.Value)));
        season = [.. origin.Season.Select(month => world.Inputs[month.Factor])];
        rivals = origin.FromRivals is true && world.Rivals is { DrawsFirms: true } ? world.Rivals : null;
        highest = CheckBound();
    }

    /// <summary>While no pull can change the rate, every candidate is looked at in his time.</summary>
    public override double Highest => pulls.IsOn || rivals is not null ? highest : double.PositiveInfinity;

    private double Bound => pulls.Bound * (rivals?.Bound ?? 1);

    /// <inheritdoc/>
    protected override double Undisturbed(Intent intent)
    {
        var now = World.Simulator.Now;
        var month = World.Scenario.Clock.Start.AddDays(now.Days).Month;
        return rate.At(now) * season[month - 1] * pulls.For(intent) * (rivals?.MovesIn ?? 1);
    }

    /// <summary>A rate above the rate of the candidates cannot be had by accepting some of them.</summary>
    private double CheckBound()
    {
        var most = 0.0;
        for (var i = 0; i < origin.Rate.Count; i++)
        {
            foreach (var month in MonthsOf(i))
            {
                var reached = rate.Values[i] * season[month - 1] * Bound;
                if (reached > origin.UpperRate)
                {
                    throw new ReplicationException(string.Create(CultureInfo.InvariantCulture, $"arrivals.origins.{name}: the rate from {origin.Rate[i].From:yyyy-MM-dd} times its season{Bounds()} reaches {reached:0.###} firms per month, above upper_rate {origin.UpperRate:0.###}; raise upper_rate"));
                }

                most = Math.Max(most, reached);
            }
        }

        return most;
    }

    /// <summary>Calendar months of the run in which a step of the rate is in force.</summary>
    private IEnumerable<int> MonthsOf(int step)
    {
        var clock = World.Scenario.Clock;
        var first = origin.Rate[step].From < clock.Start ? clock.Start : origin.Rate[step].From;
        var next = step + 1 < origin.Rate.Count ? origin.Rate[step + 1].From : DateOnly.MaxValue;
        var last = next <= clock.End ? next.AddDays(-1) : clock.End;
        var months = ((last.Year - first.Year) * 12) + last.Month - first.Month + 1;
        return first > last ? [] : Enumerable.Range(0, Math.Min(months, 12)).Select(offset => ((first.Month - 1 + offset) % 12) + 1);
    }

    private string Bounds() =>
        Bound > 1 ? string.Create(CultureInfo.InvariantCulture, $" and the bounds of all pulls ({Bound:0.###})") : "";
}
