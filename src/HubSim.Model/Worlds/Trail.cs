namespace HubSim.Model.Worlds;

/// <summary>A part of the world that keeps something.</summary>
enum Part
{
    /// <summary>Accounts and pots.</summary>
    Money,

    /// <summary>Seats of the hub.</summary>
    Seats,

    /// <summary>Cards.</summary>
    Cards,

    /// <summary>People who work for firms.</summary>
    People,

    /// <summary>Firms and their counts.</summary>
    Firms,
}

/// <summary>
/// Which process last changed each part of the world. What must hold is checked at month ends by a process that only
/// observes; who broke it is known from here.
/// </summary>
/// <param name="simulator">The replication's clock.</param>
sealed class Trail(Simulator simulator)
{
    private readonly Mover[] last = [.. Enum.GetValues<Part>().Select(_ => new Mover { Who = "" })];

    /// <summary>The process that runs now changes a part.</summary>
    public void Mark(Part part) => last[(int)part].Who = simulator.CurrentName;

    /// <summary>
    /// A job of a firm takes or gives back cards. What is kept is the firm alone, because there are millions of jobs and
    /// a name is wanted at most once.
    /// </summary>
    public void MarkJob(Population.Firm firm) => last[(int)Part.Cards].Who = firm;

    /// <summary>The error that says on which day and in which process something that must hold did not.</summary>
    /// <param name="part">What was looked at.</param>
    /// <param name="what">What was found and what must hold.</param>
    public InvariantException Broken(Part part, string what) =>
        new(World.Day(simulator.Now), simulator.CurrentName, Name(last[(int)part].Who), what);

    private static string Name(object who) => who is Population.Firm firm ? $"job of {firm}" : (string)who;

    // A struct around the reference spares the check of its type that the runtime makes when it stores into an array.
    private struct Mover
    {
        public object Who;
    }
}
