using System.Globalization;
using HubSim.Model.Finance;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Population;

/// <summary>Where firms come from: the founding population, and the candidates of each origin.</summary>
/// <param name="world">The replication.</param>
/// <param name="streams">Purposes: first of the founding population, then of each origin in the scenario's order.</param>
sealed class Founders(World world, IReadOnlyList<OriginStreams> streams)
{
    private readonly LifeOfFirm life = new(world);
    private readonly double[] shares = [.. world.Scenario.Firms.Strategies.Select(entry => world.Inputs[entry.Value.Share])];

    /// <summary>Founds the population of the first moment, and starts the arrivals.</summary>
    public void Start()
    {
        for (var i = 0; i < (world.Scenario.Founding?.Count ?? 0); i++)
        {
            var draw = world.Streams.Draw(streams[0].Candidate, (ulong)i, 0);
            _ = draw.NextUniform();
            _ = draw.NextUniform();
            Found(Founding.OriginName, (ulong)i, streams[0], draw.NextUniform(), draw.NextUniform());
        }

        var origins = world.Scenario.Arrivals?.Origins;
        for (var i = 0; i < (origins?.Count ?? 0); i++)
        {
            world.Simulator.Start(Arrive(origins![i].Key, origins[i].Value, streams[i + 1]), $"arrivals from {origins[i].Key}");
        }
    }

    private async Process Arrive(string name, Origin origin, OriginStreams purposes)
    {
        var start = world.Scenario.Clock.Start;
        var rate = new Schedule(start, world.Inputs, origin.Rate.Select(step => (step.From, step.Value)));
        var season = origin.Season.Select(month => world.Inputs[month.Factor]).ToArray();
        CheckBound(name, origin, rate, season);
        for (var candidate = 0UL; ; candidate++)
        {
            var draw = world.Streams.Draw(purposes.Candidate, candidate, 0);
            var gap = -Elementary.Log(draw.NextUniform()) / origin.UpperRate;
            var acceptance = draw.NextUniform();
            var strategy = draw.NextUniform();
            var takeUp = draw.NextUniform();
            await world.Simulator.Hold(ModelTime.Months(gap));
            var month = start.AddDays(world.Simulator.Now.Days).Month;
            if (acceptance * origin.UpperRate < rate.At(world.Simulator.Now) * season[month - 1])
            {
                Found(name, candidate, purposes, strategy, takeUp);
            }
        }
    }

    /// <summary>A rate above the rate of the candidates cannot be had by accepting some of them.</summary>
    private void CheckBound(string name, Origin origin, Schedule rate, double[] season)
    {
        for (var i = 0; i < origin.Rate.Count; i++)
        {
            foreach (var month in MonthsOf(origin, i))
            {
                var highest = rate.Values[i] * season[month - 1];
                if (highest > origin.UpperRate)
                {
                    throw new ReplicationException(string.Create(CultureInfo.InvariantCulture, $"arrivals.origins.{name}: the rate from {origin.Rate[i].From:yyyy-MM-dd} times its season reaches {highest:0.###} firms per month, above upper_rate {origin.UpperRate:0.###}; raise upper_rate"));
                }
            }
        }
    }

    /// <summary>Calendar months of the run in which a step of the rate is in force.</summary>
    private IEnumerable<int> MonthsOf(Origin origin, int step)
    {
        var clock = world.Scenario.Clock;
        var first = origin.Rate[step].From < clock.Start ? clock.Start : origin.Rate[step].From;
        var next = step + 1 < origin.Rate.Count ? origin.Rate[step + 1].From : DateOnly.MaxValue;
        var last = next <= clock.End ? next.AddDays(-1) : clock.End;
        var months = ((last.Year - first.Year) * 12) + last.Month - first.Month + 1;
        return first > last ? [] : Enumerable.Range(0, Math.Min(months, 12)).Select(offset => ((first.Month - 1 + offset) % 12) + 1);
    }

    private void Found(string origin, ulong candidate, OriginStreams purposes, double strategy, double takeUp)
    {
        world.EntityEnters();
        var firm = new Firm
        {
            Origin = origin,
            Candidate = candidate,
            Streams = purposes,
            Strategy = ChooseStrategy(strategy),
            Founded = world.Simulator.Now,
            TakeUp = takeUp,
            Progress = new Progress(world.Simulator),
            Account = world.Ledger.Open(AccountKind.Firm, origin, candidate),
            Broke = new Signal(world.Simulator, "broke"),
        };
        world.Census.Enter(firm, world.Simulator.Now);
        world.Accounts.Endow(firm);
        world.Simulator.Start(life.Live(firm), firm.ToString());
    }

    private int ChooseStrategy(double uniform)
    {
        if (shares.Sum() <= 0)
        {
            throw new ReplicationException("every share of firms.strategies was drawn as 0, so no founder can choose one; keep at least one above 0");
        }

        var point = uniform * shares.Sum();
        for (var i = 0; i < shares.Length - 1; i++)
        {
            if (point < shares[i])
            {
                return i;
            }

            point -= shares[i];
        }

        return shares.Length - 1;
    }
}
