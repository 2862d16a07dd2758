using HubSim.Model.Population;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Services;

/// <summary>A platform of the hub besides compute.</summary>
public enum PlatformKind
{
    /// <summary>Open data, before a training run.</summary>
    Data,

    /// <summary>Evaluation of models, before filing and launch.</summary>
    Evaluation,

    /// <summary>Matching with investors, before a round.</summary>
    Finance,

    /// <summary>Registration, law and staff, at founding.</summary>
    Services,
}

/// <summary>The hub's platforms besides compute, each with its own queue.</summary>
sealed class Platforms
{
    private readonly World world;
    private readonly Platform?[] platforms;

    /// <summary>Resolves the inputs of a replication.</summary>
    public Platforms(World world, PlatformRules rules)
    {
        this.world = world;
        platforms =
        [
            Open("data platform", rules.Data),
            Open("evaluation platform", rules.Evaluation),
            Open("finance platform", rules.Finance),
            Open("services platform", rules.Services),
        ];
    }

    /// <summary>A platform; null when it is off.</summary>
    public Platform? this[PlatformKind kind] => platforms[(int)kind];

    /// <summary>A firm waits for a place on a platform and is served; nothing happens when it is off.</summary>
    /// <param name="firm">The firm.</param>
    /// <param name="kind">Which platform.</param>
    /// <param name="visit">Number of the firm's visit to this platform, from 0: it has its luck of its own.</param>
    public async Process Visit(Firm firm, PlatformKind kind, ulong visit)
    {
        if (this[kind] is { } platform)
        {
            var draw = world.Streams.Draw(firm.Streams.Platforms, firm.Candidate, (4 * visit) + (ulong)kind);
            await platform.Serve(firm, platform.Service.Quantile(draw.NextUniform()));
        }
    }

    /// <summary>A firm has ended: it gives back the places that it still has.</summary>
    public static void Leave(Firm firm)
    {
        foreach (var place in firm.Visits)
        {
            place.Dispose();
        }
    }

    private Platform? Open(string name, PlatformTerms? terms) =>
        terms is null ? null : new Platform(world, name, terms);
}

/// <summary>One platform and its queue.</summary>
/// <param name="world">The replication.</param>
/// <param name="name">Name for messages.</param>
/// <param name="terms">Places and times.</param>
sealed class Platform(World world, string name, PlatformTerms terms)
{
    private readonly Resource places =
        new(world.Simulator, Math.Max(1, (long)Math.Round(world.Inputs[terms.Places])), name);

    /// <summary>Distribution of the time of service, in days.</summary>
    public Distribution Service => terms.Service.Distribution;

    /// <summary>Days that firms waited for a place, of all that got one.</summary>
    public Tally WaitDays { get; } = new();

    /// <summary>Part of the places that was taken, averaged over time.</summary>
    public double Utilisation => places.BusyUnits.Mean / places.Capacity;

    /// <summary>Firms that wait now.</summary>
    public int Waiting => places.Waiting;

    /// <summary>
    /// A firm waits for a place and takes it for so many days; if it ends before, it gives it back in
    /// <see cref="Platforms.Leave"/>.
    /// </summary>
    public async Process Serve(Firm firm, double days)
    {
        var place = await places.Acquire();
        WaitDays.Add(World.Day(place.Waited));
        firm.Visits.Add(place);
        await world.Simulator.Hold(Durations.Days(days));
        firm.Visits.Remove(place);
        place.Dispose();
    }
}
