namespace HubSim.Model.Population;

/// <summary>The people of a firm.</summary>
/// <param name="simulator">The replication's clock.</param>
sealed class Team(Simulator simulator)
{
    /// <summary>People employed, founders included.</summary>
    public int People { get; set; }

    /// <summary>People the firm wants, founders included.</summary>
    public int Wanted { get; set; }

    /// <summary>Those of them who came with it: its founders, or the team that it had elsewhere.</summary>
    public int Founders { get; set; }

    /// <summary>Those who founded it, and never have to go; the others whom it came with may.</summary>
    public int Core { get; set; }

    /// <summary>Those of them who came from the pool of engineers, in groups as they were hired.</summary>
    public List<Grant> Hired { get; } = [];

    /// <summary>Fired when people came or more are wanted.</summary>
    public Signal Changed { get; } = new(simulator, "team");

    /// <summary>People wanted and not there.</summary>
    public int Vacancies => Math.Max(0, Wanted - People);

    /// <summary>Part of the wanted people who are there: how fast the team works. 1 where nobody is wanted.</summary>
    public double Strength => Wanted > 0 ? Math.Min(1, (double)People / Wanted) : 1;
}
