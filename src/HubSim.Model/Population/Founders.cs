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
    private readonly Kinds kinds = new(world.Scenario.Firms, world.Inputs);

    /// <summary>Founds the population of the first moment, and starts the arrivals.</summary>
    public void Start()
    {
        for (var i = 0; i < (world.Scenario.Founding?.Count ?? 0); i++)
        {
            var draw = world.Streams.Draw(streams[0].Candidate, (ulong)i, 0);
            Found(Founding.OriginName, (ulong)i, streams[0], Candidate.Read(ref draw));
        }

        if (world.Scenario.Arrivals is { } arrivals)
        {
            var pulls = new Pulls(world, arrivals, kinds.IntentShare);
            for (var i = 0; i < arrivals.Origins.Count; i++)
            {
                var (name, origin) = arrivals.Origins[i];
                world.Simulator.Start(Arrive(name, origin, pulls, streams[i + 1]), $"arrivals from {name}");
            }
        }
    }

    /// <summary>
    /// Takes in those candidates whose acceptance lies below the rate of their moment over the upper rate. While no pull can
    /// change the rate every candidate is looked at in his time; else those above the highest rate are passed over.
    /// </summary>
    private async Process Arrive(string name, Origin origin, Pulls pulls, OriginStreams purposes)
    {
        var rate = new ArrivalRate(world, pulls, name, origin);
        var candidates = new CandidateSequence(world, purposes.Candidate, origin.UpperRate);
        var turned = new Signal(world.Simulator, "dial of arrivals turned");
        world.Dials.WhenTurned(Dial.Arrivals, turned.Fire);
        while (true)
        {
            var bound = pulls.IsOn ? rate.Highest * world.Dials[Dial.Arrivals] : double.PositiveInfinity;
            var time = candidates.Next(bound);
            if (await turned.Wait(time - world.Simulator.Now))
            {
                _ = rate.Now(Intent.Real);
                candidates.Return(world.Simulator.Now);
                continue;
            }

            var candidate = candidates.Current;
            if (candidate.Acceptance * origin.UpperRate < rate.Now(kinds.IntentOf(candidate)))
            {
                Found(name, candidates.Number, purposes, candidate);
            }

            candidates.Settle();
        }
    }

    private void Found(string origin, ulong number, OriginStreams purposes, in Candidate candidate)
    {
        world.EntityEnters();
        var strategy = kinds.StrategyOf(candidate);
        var firm = new Firm
        {
            Origin = origin,
            Candidate = number,
            Streams = purposes,
            Strategy = strategy,
            Founded = world.Simulator.Now,
            TakeUp = candidate.TakeUp,
            Traits = kinds.TraitsOf(candidate, strategy),
            Progress = new Progress(world.Simulator),
            Team = new Team(world.Simulator),
            Account = world.Ledger.Open(AccountKind.Firm, origin, number),
        };
        world.Census.Enter(firm, world.Simulator.Now);
        world.Accounts.Endow(firm);
        world.Simulator.Start(life.Live(firm), firm.ToString());
    }
}
