using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Rivalry;

/// <summary>The releases of open models in one replication, and what they do to the cost of entry.</summary>
sealed class Laboratory
{
    private static readonly Purpose Releases = new("release of an open model");
    private readonly World world;
    private readonly double[] use;
    private readonly double remains;
    private readonly List<(TimeSpan Time, double Saves)> releases = [];

    /// <summary>Resolves the inputs of a replication, and draws the releases that nobody knows yet.</summary>
    public Laboratory(World world, OpenModels rules)
    {
        this.world = world;
        remains = world.Inputs[rules.Remains];
        use = [.. world.Scenario.Firms.Strategies.Select(strategy =>
            rules.Strategies.Where(entry => entry.Key == strategy.Key).Select(entry => world.Inputs[entry.Value.Use]).SingleOrDefault())];
        var start = world.Scenario.Clock.Start.DayNumber;
        releases.AddRange(rules.Releases.Select(release =>
            (TimeSpan.FromDays(release.From.DayNumber - start), world.Inputs[release.Saves])));
        if (rules.Further is { } further)
        {
            AddFurther(further);
        }
    }

    /// <summary>Releases so far, those before the run included.</summary>
    public int Released => releases.Count(release => release.Time <= world.Simulator.Now);

    /// <summary>Factor on the cost of entry of a strategy now: 1 without any release.</summary>
    /// <param name="strategy">Index of the strategy.</param>
    public double EntryCost(int strategy)
    {
        var factor = 1.0;
        foreach (var (time, saves) in releases)
        {
            if (time <= world.Simulator.Now)
            {
                factor *= 1 - (use[strategy] * saves);
            }
        }

        return Math.Max(remains, factor);
    }

    private void AddFurther(FurtherReleases further)
    {
        var perYear = world.Inputs[further.Rate];
        var time = releases.Count > 0 ? releases[^1].Time : TimeSpan.Zero;
        for (var i = 0UL; perYear > 0; i++)
        {
            var draw = world.Streams.Draw(Releases, 0, i);
            var gap = ModelTime.Years(-Elementary.Log(draw.NextUniform()) / perYear);
            time = gap < Durations.Forever - time ? time + gap : Durations.Forever;
            if (time > TimeSpan.FromDays(world.Scenario.Clock.Days))
            {
                return;
            }

            releases.Add((time, further.Saves.Distribution.Quantile(draw.NextUniform())));
        }
    }
}
