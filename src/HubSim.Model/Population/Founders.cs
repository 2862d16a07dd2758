using HubSim.Model.Finance;
using HubSim.Model.Rivalry;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Population;

/// <summary>Where firms come from: the founding population, and the candidates of each origin.</summary>
/// <param name="world">The replication.</param>
/// <param name="streams">
/// Purposes: first of the founding population, then of each origin and of each incumbent, in
/// the scenario's order.
/// </param>
sealed class Founders(World world, IReadOnlyList<OriginStreams> streams)
{
    private readonly LifeOfFirm life = new(world);
    private readonly Kinds kinds = new(world.Scenario.Firms, world.Inputs);

    /// <summary>Founds the population of the first moment, and starts the arrivals.</summary>
    public void Start()
    {
        var founding = new Source(Founding.OriginName, null, streams[0], new Luggage(world, null));
        for (var i = 0; i < (world.Scenario.Founding?.Count ?? 0); i++)
        {
            var draw = world.Streams.Draw(streams[0].Candidate, (ulong)i, 0);
            Found(founding, (ulong)i, Candidate.Read(ref draw), Brought.Nothing);
        }

        StartOrigins();
        StartSpinOuts();
    }

    private void StartOrigins()
    {
        if (world.Scenario.Arrivals is not { } arrivals)
        {
            return;
        }

        var pulls = new Pulls(world, arrivals, kinds.IntentShare);
        for (var i = 0; i < arrivals.Origins.Count; i++)
        {
            var (name, origin) = arrivals.Origins[i];
            var source = new Source(name, null, streams[i + 1], new Luggage(world, origin.Brings));
            world.Simulator.Start(Arrive(source, () => new ArrivalRate(world, pulls, name, origin)), $"arrivals from {name}");
        }
    }

    private void StartSpinOuts()
    {
        if (world.Incumbents is not { } incumbents || world.Scenario.Incumbents is not { } rules)
        {
            return;
        }

        var luggage = new Luggage(world, rules.Brings);
        var first = streams.Count - incumbents.Firms.Count;
        for (var i = 0; i < incumbents.Firms.Count; i++)
        {
            var parent = incumbents.Firms[i];
            var source = new Source(Incumbents.OriginName, parent.Name, streams[first + i], luggage);
            world.Simulator.Start(
                Arrive(source, () => new SpinOutRate(world, parent, rules, kinds.IntentShare)), $"spin-outs of {parent.Name}");
        }
    }

    /// <summary>
    /// Takes in those candidates whose acceptance lies below the rate of their moment over the upper rate. Those above the
    /// highest rate are passed over, and looked at again when a shock changes it.
    /// </summary>
    private async Process Arrive(Source source, Func<CandidateRate> resolve)
    {
        var rate = resolve();
        var candidates = new CandidateSequence(world, source.Streams.Candidate, rate.Upper);
        var turned = new Signal(world.Simulator, "dial of arrivals turned");
        world.Dials.WhenTurned(Dial.Arrivals, turned.Fire);
        while (true)
        {
            var time = candidates.Next(rate.Highest * world.Dials[Dial.Arrivals]);
            if (await turned.Wait(time - world.Simulator.Now))
            {
                _ = rate.Now(Intent.Real);
                candidates.Return(world.Simulator.Now);
                continue;
            }

            var candidate = candidates.Current;
            if (candidate.Acceptance * rate.Upper < rate.Now(kinds.IntentOf(candidate)))
            {
                Found(source, candidates.Number, candidate, source.Luggage.Of(source.Streams, candidates.Number));
            }

            candidates.Settle();
        }
    }

    private void Found(Source source, ulong number, in Candidate candidate, Brought brought)
    {
        world.EntityEnters();
        var strategy = kinds.StrategyOf(candidate);
        var firm = new Firm
        {
            Origin = source.Origin,
            Parent = source.Parent,
            Candidate = number,
            Streams = source.Streams,
            Strategy = strategy,
            Founded = world.Simulator.Now,
            TakeUp = candidate.TakeUp,
            Traits = kinds.TraitsOf(candidate, strategy),
            Brought = brought,
            Progress = new Progress(world.Simulator),
            Team = new Team(world.Simulator),
            Account = world.Ledger.Open(AccountKind.Firm, source.Name, number),
        };
        firm.Money.Rounds = brought.Rounds;
        firm.Progress.Bring(brought.Models, world.Simulator.Now);
        world.Census.Enter(firm, world.Simulator.Now);
        world.Accounts.Endow(firm);
        world.Simulator.Start(life.Live(firm), firm.ToString());
    }

    /// <summary>Where a sequence of candidates comes from.</summary>
    /// <param name="Origin">Origin under which its firms are recorded.</param>
    /// <param name="Parent">The incumbent that they leave; null for none.</param>
    /// <param name="Streams">Purposes under which they draw.</param>
    /// <param name="Luggage">What they bring.</param>
    private sealed record Source(string Origin, string? Parent, OriginStreams Streams, Luggage Luggage)
    {
        public string Name => Parent is null ? Origin : $"{Origin}/{Parent}";
    }
}
