using HubSim.Model.Inputs;
using HubSim.Model.Population;
using HubSim.Model.Worlds;

namespace HubSim.Model.Risks;

/// <summary>Rates and factors of every risk that a firm has besides empty cash, as one replication has them.</summary>
sealed class Hazards
{
    private const int DensitySteps = 10;
    private readonly World world;
    private readonly double closingPerYear;
    private readonly double closingShape = 1;
    private readonly double movesPerYear;
    private readonly double givingUpPerYear;
    private readonly double closes;
    private readonly int givenUp = -1;
    private readonly double quality;
    private readonly double during;
    private readonly double after;
    private readonly double incubator;
    private readonly double density;
    private readonly double denseFrom;
    private double crowding = 1;

    /// <summary>Resolves the inputs of a replication.</summary>
    public Hazards(World world)
    {
        this.world = world;
        if (world.Scenario.Endings?.Hazard is { } hazard)
        {
            closingPerYear = world.Inputs[hazard.Rate] * world.Inputs[hazard.Share];
            closingShape = world.Inputs[hazard.Shape];
        }

        movesPerYear = world.Scenario.Endings?.Moves is { } moves ? world.Inputs[moves.Rate] : 0;
        if (world.Scenario.Endings?.GivingUp is { } rule)
        {
            // Certainty would be an infinite rate; one firm in a billion is near enough.
            givingUpPerYear = -Elementary.Log(Math.Max(1e-9, 1 - world.Inputs[rule.WithinTwoYears])) / 2;
            closes = world.Inputs[rule.Closes];
            givenUp = Place(rule.Strategy);
            SecondStrategy = Place(rule.Becomes);
        }

        var effects = world.Scenario.Effects;
        quality = Ratio(effects?.Quality?.HazardRatio);
        during = Ratio(effects?.DuringSupport?.HazardRatio);
        after = Ratio(effects?.AfterSupport?.HazardRatio);
        incubator = Ratio(effects?.Incubator?.HazardRatio);
        density = Ratio(effects?.Density?.HazardRatio);
        denseFrom = effects?.Density is { } dense ? world.Inputs[dense.DenseFrom] : 1;
        world.Dials.WhenTurned(Dial.Hazard, ReconsiderAll);
        world.Dials.WhenTurned(Dial.MovesOut, ReconsiderAll);
    }

    /// <summary>Present time.</summary>
    public TimeSpan Now => world.Simulator.Now;

    /// <summary>Strategy of those who gave up the first one and go on.</summary>
    public int SecondStrategy { get; }

    /// <summary>Starts what changes the factors of many firms at once.</summary>
    public void Start()
    {
        if (density != 1)
        {
            world.Simulator.Start(WatchDensity(), "density of the hub");
        }
    }

    /// <summary>A new firm's fate, all factors as they are now.</summary>
    /// <param name="firm">The firm.</param>
    /// <param name="closing">Its uniform against closing.</param>
    /// <param name="moving">Its uniform against moving.</param>
    /// <param name="givingUp">Its uniform against giving up.</param>
    public Fate Of(Firm firm, double closing, double moving, double givingUp)
    {
        var born = firm.Founded - firm.Brought.Age;
        var fate = new Fate(
            this,
            firm,
            new IntegratedHazard(born, closingPerYear, closingShape, -Elementary.Log(closing)),
            new IntegratedHazard(born, movesPerYear, 1, -Elementary.Log(moving)),
            firm.Strategy == givenUp ? new IntegratedHazard(born, givingUpPerYear, 1, -Elementary.Log(givingUp)) : null,
            new Signal(world.Simulator, "fate"));
        fate.SetFactors();
        return fate;
    }

    /// <summary>Looks at the factors of every living firm again.</summary>
    public void ReconsiderAll()
    {
        foreach (var firm in world.Census.Firms)
        {
            if (firm.Ended is null)
            {
                firm.Fate?.Reconsider();
            }
        }
    }

    /// <summary>Factor on a firm's rate of closing now.</summary>
    public double OfClosing(Firm firm)
    {
        var support = firm.Support switch
        {
            SupportState.During => during,
            SupportState.After => after,
            _ => 1,
        };
        var hub = firm.HoldsSeat ? incubator * crowding : 1;
        return world.Dials[Dial.Hazard] * Elementary.Pow(quality, firm.Traits.Quality) * support * hub;
    }

    /// <summary>Factor on a firm's rate of moving away now.</summary>
    public double OfMoving(Firm firm) => firm.Ended is null ? world.Dials[Dial.MovesOut] * (world.Rivals?.MovesOut ?? 1) : 0;

    /// <summary>Whether a firm that gives up closes; its own luck, as all else.</summary>
    public bool ClosesWhenGivingUp(Firm firm) => firm.GivingUpLuck < closes;

    private double Ratio(Quantity? ratio) => ratio is null ? 1 : world.Inputs[ratio];

    private int Place(string strategy) =>
        world.Scenario.Firms.Strategies.Select(entry => entry.Key).ToList().IndexOf(strategy);

    /// <summary>
    /// Residents are counted at month ends, and the logarithm of the factor moves in tenths, so that few waits are
    /// begun anew.
    /// </summary>
    private async Process WatchDensity()
    {
        while (true)
        {
            await world.Simulator.Hold(ModelTime.Month);
            var step = Math.Floor(DensitySteps * Math.Min(1, world.Census.Resident / denseFrom));
            var now = Elementary.Pow(density, step / DensitySteps);
            if (now != crowding)
            {
                crowding = now;
                ReconsiderAll();
            }
        }
    }
}
