using HubSim.Model.Population;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Rivalry;

/// <summary>The bids of other cities in one replication, and how they move firms. Looked at every month.</summary>
sealed class RivalCities
{
    /// <summary>A change of the factor on moves below this share is left for later, so that few waits are begun anew.</summary>
    private const double Noticed = 0.02;

    private readonly World world;
    private readonly string[] names;
    private readonly Schedule[] caps;
    private readonly double[] expected;
    private readonly Schedule localCap;
    private readonly double localExpected;
    private readonly double potsOffer;
    private readonly double worth;
    private readonly double elasticityOut;
    private readonly double elasticityIn;

    /// <summary>Resolves the inputs of a replication.</summary>
    public RivalCities(World world, Rivals rules)
    {
        this.world = world;
        names = [.. rules.Cities.Select(city => city.Key)];
        caps = [.. rules.Cities.Select(city => CapOf(world, city.Value))];
        expected = [.. rules.Cities.Select(city => world.Inputs[city.Value.Expected])];
        localCap = CapOf(world, rules.Local);
        localExpected = world.Inputs[rules.Local.Expected];
        var heedsPots = world.Scenario.Arrivals?.Generosity is { } generosity && world.Inputs[generosity.Pull] > 0;
        potsOffer = heedsPots ? world.Inputs[rules.PotsOffer] : 0;
        worth = world.Inputs[rules.Worth];
        elasticityOut = world.Inputs[rules.ElasticityOut];
        elasticityIn = world.Inputs[rules.ElasticityIn];
        Bound = rules.Bound;
    }

    /// <summary>Bound on both factors.</summary>
    public double Bound { get; }

    /// <summary>True when offers act on the rate at which firms come from other cities.</summary>
    public bool DrawsFirms => elasticityIn > 0;

    /// <summary>Factor on the rate at which firms move away, as of the last look.</summary>
    public double MovesOut { get; private set; } = 1;

    /// <summary>Factor on the rate at which firms come from other cities, now.</summary>
    public double MovesIn => Held(Elementary.Pow(BidOverOffer(), -elasticityIn));

    /// <summary>Starts the months; the first look is at the very beginning.</summary>
    public void Start()
    {
        if (elasticityOut > 0)
        {
            MovesOut = Out();
            world.Simulator.Start(EveryMonth(), "rival cities");
        }
    }

    /// <summary>City to which a firm that moved went: by chance in proportion to what each was worth to it then.</summary>
    public string Destination(Firm firm)
    {
        var time = firm.Ended?.Time ?? world.Simulator.Now;
        var draw = world.Streams.Draw(firm.Streams.Destination, firm.Candidate, 0);
        var choice = new Weights([.. caps.Select((cap, i) => worth + (cap.At(time) * expected[i]))], "no rival city is worth anything");
        return names[choice.Choose(draw.NextUniform())];
    }

    private async Process EveryMonth()
    {
        while (true)
        {
            await world.Simulator.Hold(ModelTime.Month);
            var now = Out();
            if (Math.Abs((now / MovesOut) - 1) > Noticed)
            {
                MovesOut = now;
                world.Hazards.ReconsiderAll();
            }
        }
    }

    private double Out() => Held(Elementary.Pow(BidOverOffer(), elasticityOut));

    private double BidOverOffer()
    {
        var now = world.Simulator.Now;
        var best = 0.0;
        for (var i = 0; i < caps.Length; i++)
        {
            best = Math.Max(best, caps[i].At(now) * expected[i]);
        }

        var offer = (localCap.At(now) * localExpected) + (potsOffer * (world.Office?.Generosity ?? 0));
        return (worth + best) / (worth + offer);
    }

    private double Held(double factor) => Math.Clamp(factor, 1 / Bound, Bound);

    private static Schedule CapOf(World world, Offer offer) =>
        new(world.Scenario.Clock.Start, world.Inputs, offer.Cap.Select(step => (step.From, step.Value)));
}
