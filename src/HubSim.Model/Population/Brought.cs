using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Population;

/// <summary>What a firm has when it comes.</summary>
/// <param name="Age">How long it was at work elsewhere.</param>
/// <param name="Rounds">Rounds that it has raised.</param>
/// <param name="Models">Models that it has filed and launched.</param>
/// <param name="Cash">Its cash over the founding cash of a new firm.</param>
sealed record Brought(TimeSpan Age, int Rounds, int Models, double Cash)
{
    /// <summary>What a new firm has.</summary>
    public static Brought Nothing { get; } = new(TimeSpan.Zero, 0, 0, 1);
}

/// <summary>Draws what firms of one origin bring.</summary>
/// <param name="world">The replication.</param>
/// <param name="rules">The scenario's rules; null when all its firms are new.</param>
sealed class Luggage(World world, Brings? rules)
{
    private readonly Schedule? share = rules is null
        ? null
        : new Schedule(world.Scenario.Clock.Start, world.Inputs, rules.MatureShare.Select(step => (step.From, step.Value)));

    /// <summary>What a founder brings, from the numbers of his block that follow those of <see cref="Candidate"/>.</summary>
    public Brought Of(OriginStreams purposes, ulong number)
    {
        if (rules is null || share is null)
        {
            return Brought.Nothing;
        }

        var draw = world.Streams.Draw(purposes.Candidate, number, 0);
        _ = Candidate.Read(ref draw);
        var isMature = draw.NextUniform() < share.At(world.Simulator.Now);
        var age = rules.Age.Distribution.Quantile(draw.NextUniform());
        var rounds = rules.Rounds.Distribution.Quantile(draw.NextUniform());
        var models = rules.Models.Distribution.Quantile(draw.NextUniform());
        var cash = rules.Cash.Distribution.Quantile(draw.NextUniform());
        var most = world.Scenario.Money?.Rounds.Count ?? 0;
        return isMature
            ? new Brought(ModelTime.Months(age), Math.Min(most, (int)Math.Round(rounds)), (int)Math.Round(models), cash)
            : Brought.Nothing;
    }
}
