using HubSim.Model.Building;
using HubSim.Model.Computing;
using HubSim.Model.Finance;
using HubSim.Model.Inputs;
using HubSim.Model.Observing;
using HubSim.Model.People;
using HubSim.Model.Investing;
using HubSim.Model.Population;
using HubSim.Model.Risks;
using HubSim.Model.Rivalry;
using HubSim.Model.Scenarios;
using HubSim.Model.Seating;
using HubSim.Model.Services;
using HubSim.Model.Supply;
using HubSim.Model.Support;

namespace HubSim.Model.Worlds;

/// <summary>
/// Everything that one replication consists of. Built for it and thrown away after it; only the simulator is used again.
/// </summary>
sealed class World
{
    private readonly Founders founders;
    private readonly long maxEntities;
    private long entities;

    /// <summary>Builds the world of a replication.</summary>
    public World(
        Scenario scenario, Simulator simulator, Streams streams, IReadOnlyList<OriginStreams> origins, ILedgerObserver? payments = null, IReadOnlyDictionary<string, double>? given = null)
    {
        Scenario = scenario;
        Simulator = simulator;
        Streams = streams;
        Inputs = new InputDraws(streams, given);
        Trail = new Trail(simulator);
        Ledger = new Ledger(simulator, Trail, payments);
        maxEntities = scenario.Limits.MaxEntities;
        Census = new Census(scenario.Target, Trail);
        Investors = scenario.Investors is { } investors && scenario.Money is { } rounds ? new InvestorMarket(this, investors, rounds) : null;
        Accounts = scenario.Money is { } money ? new Treasurer(this, money) : new Treasurer(this);
        Seats = scenario.Hub is { } hub ? new Seats(this, hub) : null;
        if (scenario.Compute is { } compute)
        {
            Rents = new Rents(this, compute);
            Pool = new CardPool(this, compute);
            Supply = compute.Supply is { } supply ? new CardSupply(this, supply, Inputs[compute.Reach]) : null;
        }

        Office = scenario.Programme is { } programme && programme.OpenPots.Any() ? new SupportOffice(this, programme) : null;
        Hazards = new Hazards(this);
        Surveyor = scenario.Observations is { } observations ? new Surveyor(this, observations) : null;
        Incumbents = scenario.Incumbents is { } incumbents ? new IncumbentFirms(this, incumbents) : null;
        Rivals = scenario.Rivals is { } rivals ? new RivalCities(this, rivals) : null;
        OpenModels = scenario.OpenModels is { } models ? new Laboratory(this, models) : null;
        Talent = scenario.Talent is { } talent ? new TalentPool(this, talent) : null;
        Platforms = scenario.Platforms is { } platforms ? new Platforms(this, platforms) : null;
        Regulator = scenario.Regulator is { } regulator ? new Regulator(this, regulator) : null;
        Building = scenario.Building is { } building ? new ModelBuilding(this, building) : null;
        founders = new Founders(this, origins);
    }

    /// <summary>The inputs.</summary>
    public Scenario Scenario { get; }

    /// <summary>Clock and event list.</summary>
    public Simulator Simulator { get; }

    /// <summary>Streams of the replication.</summary>
    public Streams Streams { get; }

    /// <summary>Values of the uncertain quantities.</summary>
    public InputDraws Inputs { get; }

    /// <summary>What shocks turn.</summary>
    public Dials Dials { get; } = new();

    /// <summary>All firms and their counts.</summary>
    public Census Census { get; }

    /// <summary>Who last changed what.</summary>
    public Trail Trail { get; }

    /// <summary>All money.</summary>
    public Ledger Ledger { get; }

    /// <summary>Investors; null when off.</summary>
    public InvestorMarket? Investors { get; }

    /// <summary>Bills, revenue and rounds.</summary>
    public Treasurer Accounts { get; }

    /// <summary>Seats of the hub; null when off.</summary>
    public Seats? Seats { get; }

    /// <summary>Who brings cards to the pool; null when their number is listed.</summary>
    public CardSupply? Supply { get; }

    /// <summary>What cards cost; null without compute.</summary>
    public Rents? Rents { get; }

    /// <summary>The public pool; null when off.</summary>
    public CardPool? Pool { get; }

    /// <summary>The programme's office; null when it or every pot is off.</summary>
    public SupportOffice? Office { get; }

    /// <summary>Teams and engineers; null when off.</summary>
    public TalentPool? Talent { get; }

    /// <summary>The hub's platforms besides compute; null when off.</summary>
    public Platforms? Platforms { get; }

    /// <summary>Where models are filed; null when off.</summary>
    public Regulator? Regulator { get; }

    /// <summary>How models come about; null when off.</summary>
    public ModelBuilding? Building { get; }

    /// <summary>Risks that firms run besides empty cash.</summary>
    public Hazards Hazards { get; }

    /// <summary>Counts the state on the days of the scenario's observations; null when off.</summary>
    public Surveyor? Surveyor { get; }

    /// <summary>Large AI firms that are there already; null when off.</summary>
    public IncumbentFirms? Incumbents { get; }

    /// <summary>Other cities that bid for firms; null when off.</summary>
    public RivalCities? Rivals { get; }

    /// <summary>The laboratory that releases open models; null when off.</summary>
    public Laboratory? OpenModels { get; }

    /// <summary>
    /// Jobs submitted, started, ended and given up or bought so far, and resumes of all processes but those of jobs.
    /// </summary>
    public long ModelEvents => Simulator.EventCount + (Pool is null ? 0 : Pool.Events.Jobs - Pool.Events.Resumes);

    /// <summary>Starts every process that begins with the run.</summary>
    public void Start()
    {
        new Shocks(this).Start();
        Investors?.Start();
        Seats?.Start();
        Supply?.Start();
        Pool?.Start();
        Office?.Start();
        Hazards.Start();
        Surveyor?.Start();
        Incumbents?.Start();
        Rivals?.Start();
        Talent?.Start();
        founders.Start();
    }

    /// <summary>Counts one more entity against the scenario's limit.</summary>
    /// <exception cref="ReplicationException">The limit is passed.</exception>
    public void EntityEnters()
    {
        entities++;
        if (entities > maxEntities)
        {
            throw new ReplicationException($"more than {maxEntities} entities (firms ever founded plus jobs present at once); raise limits.max_entities or make the scenario smaller");
        }
    }

    /// <summary>An entity that does not stay (a job) is gone.</summary>
    public void EntityLeaves() => entities--;

    /// <summary>Days since the start, with their fraction.</summary>
    public static double Day(TimeSpan time) => time / TimeSpan.FromDays(1);
}
