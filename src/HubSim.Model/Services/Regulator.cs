using HubSim.Model.Population;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Services;

/// <summary>
/// The regulator: takes up so many filings in a year, one after the other, and processes each for its own time.
/// </summary>
sealed class Regulator
{
    private readonly World world;
    private readonly RegulatorRules rules;
    private readonly Schedule capacity;
    private readonly Resource desk;

    /// <summary>Resolves the inputs of a replication.</summary>
    public Regulator(World world, RegulatorRules rules)
    {
        this.world = world;
        this.rules = rules;
        var steps = rules.Capacity.Select(step => (step.From, step.Value));
        capacity = new Schedule(world.Scenario.Clock.Start, world.Inputs, steps);
        desk = new Resource(world.Simulator, 1, "filing desk");
    }

    /// <summary>Days from handing a filing in to its publication.</summary>
    public Tally Days { get; } = new();

    /// <summary>Filings handed in and not yet published by firms that still live.</summary>
    public int InProcess { get; private set; }

    /// <summary>Hands in a filing, and waits until it is published.</summary>
    /// <param name="firm">The firm.</param>
    /// <param name="number">Number of its model, from 0.</param>
    public async Process File(Firm firm, ulong number)
    {
        var draw = world.Streams.Draw(firm.Streams.Filings, firm.Candidate, number);
        var processing = ModelTime.Months(rules.Processing.Distribution.Quantile(draw.NextUniform()));
        var begun = world.Simulator.Now;
        InProcess++;
        try
        {
            using (await desk.Acquire())
            {
                await world.Simulator.Hold(ModelTime.Years(1 / PerYear()));
            }

            await world.Simulator.Hold(processing);
            Days.Add(World.Day(world.Simulator.Now - begun));
        }
        finally
        {
            InProcess--;
        }
    }

    private double PerYear()
    {
        var now = capacity.At(world.Simulator.Now);
        return now > 0 ? now : capacity.Values[0];
    }
}
