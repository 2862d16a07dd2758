using HubSim.Model.Inputs;
using HubSim.Model.Scenarios;

namespace HubSim.Model.Computing;

/// <summary>Jobs of one kind, as a scenario without job types describes them; resolved for a replication.</summary>
sealed class PlainDemand
{
    private readonly Demand demand;
    private readonly double limit;

    /// <summary>Resolves the demand of a strategy.</summary>
    public PlainDemand(Demand demand, InputDraws inputs)
    {
        this.demand = demand;
        limit = inputs[demand.Limit!];
        JobsPerDay = inputs[demand.Jobs];
    }

    /// <summary>Jobs that a firm submits in a day.</summary>
    public double JobsPerDay { get; }

    /// <summary>A job from the words behind its gap: cards, duration, patience, way out.</summary>
    public Job Draw(ref Draw draw)
    {
        var cards = Math.Max(1, (int)Math.Round(demand.CardsPerJob!.Distribution.Quantile(draw.NextUniform())));
        var duration = demand.Duration!.Distribution.Quantile(draw.NextUniform());
        return new Job
        {
            Type = 0,
            Cards = cards,
            Runs = Durations.Hours(Math.Min(duration, limit)).Ticks,
            Limit = Math.Max(1, Durations.Hours(limit).Ticks),
            Completes = duration <= limit,
            Patience = draw.NextUniform(),
            WayOut = draw.NextUniform(),
        };
    }
}
