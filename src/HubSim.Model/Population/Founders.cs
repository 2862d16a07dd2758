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

        var origins = world.Scenario.Arrivals?.Origins;
        for (var i = 0; i < (origins?.Count ?? 0); i++)
        {
            world.Simulator.Start(Arrive(origins![i].Key, origins[i].Value, streams[i + 1]), $"arrivals from {origins[i].Key}");
        }
    }

    private async Process Arrive(string name, Origin origin, OriginStreams purposes)
    {
        var rate = new ArrivalRate(world, name, origin);
        for (var number = 0UL; ; number++)
        {
            var draw = world.Streams.Draw(purposes.Candidate, number, 0);
            var candidate = Candidate.Read(ref draw);
            await world.Simulator.Hold(ModelTime.Months(-Elementary.Log(candidate.Gap) / origin.UpperRate));
            if (candidate.Acceptance * origin.UpperRate < rate.Now)
            {
                Found(name, number, purposes, candidate);
            }
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
            Account = world.Ledger.Open(AccountKind.Firm, origin, number),
        };
        world.Census.Enter(firm, world.Simulator.Now);
        world.Accounts.Endow(firm);
        world.Simulator.Start(life.Live(firm), firm.ToString());
    }
}
