using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Support;

/// <summary>One reviewed application that waits for a round; no two are the same, whatever their rank.</summary>
/// <param name="rank">The lowest is granted first.</param>
sealed class Entry(double rank)
{
    /// <summary>The lowest is granted first.</summary>
    public double Rank { get; } = rank;

    /// <summary>True when the round has granted it.</summary>
    public bool IsGranted { get; set; }
}

/// <summary>The rule by which one pot grants reviewed applications.</summary>
sealed class Decisions
{
    private readonly World world;
    private readonly Rule rule;
    private readonly double threshold;
    private readonly TimeSpan? every;
    private readonly long places;
    private readonly TimeSpan opens;
    private readonly List<Entry> waiting = [];

    /// <summary>Resolves a rule.</summary>
    /// <param name="world">The replication.</param>
    /// <param name="allocation">The rule; null: whoever comes first, at once.</param>
    /// <param name="opens">First time that can be claimed for.</param>
    /// <param name="name">Name of the pot, for messages.</param>
    public Decisions(World world, Allocation? allocation, TimeSpan opens, string name)
    {
        this.world = world;
        this.opens = opens;
        rule = allocation?.Rule ?? Rule.FirstCome;
        threshold = allocation?.Threshold is { } least ? world.Inputs[least] : double.NegativeInfinity;
        every = allocation?.RoundEvery is { } months ? ModelTime.Months(world.Inputs[months]) : null;
        places = allocation?.Places is { } count ? (long)Math.Floor(world.Inputs[count]) : 0;
        Decided = new Signal(world.Simulator, $"round of {name}");
        Name = name;
    }

    /// <summary>Name of the pot.</summary>
    public string Name { get; }

    /// <summary>Fired at the end of each round.</summary>
    public Signal Decided { get; }

    /// <summary>True when applications wait for rounds.</summary>
    public bool HasRounds => every is not null;

    /// <summary>Applications that wait for a round.</summary>
    public int Waiting => waiting.Count;

    /// <summary>Starts the rounds, if there are any.</summary>
    public void Start()
    {
        if (every is { } gap)
        {
            world.Simulator.Start(HoldRounds(gap), $"rounds of {Name}");
        }
    }

    /// <summary>True when a score is good enough for the rule, whoever else applies.</summary>
    public bool Admits(double score) => score >= threshold;

    /// <summary>An application enters the next round.</summary>
    /// <param name="score">Its score.</param>
    /// <param name="ticket">Its number in a lottery.</param>
    public Entry Enter(double score, double ticket)
    {
        var entry = new Entry(rule switch { Rule.Merit => -score, Rule.Lottery => ticket, _ => 0 });
        waiting.Add(entry);
        return entry;
    }

    /// <summary>An application leaves, decided or not.</summary>
    public void Leave(Entry entry) => waiting.Remove(entry);

    private async Process HoldRounds(TimeSpan gap)
    {
        if (opens > TimeSpan.Zero)
        {
            await world.Simulator.HoldUntil(opens);
        }

        while (true)
        {
            // After whatever else happens at that instant, so that who is reviewed by then takes part.
            await world.Simulator.Hold(gap, EventOrder.Last - 1);
            foreach (var entry in waiting.OrderBy(entry => entry.Rank).Take((int)Math.Min(places, waiting.Count)))
            {
                entry.IsGranted = true;
            }

            waiting.Clear();
            Decided.Fire();
        }
    }
}
