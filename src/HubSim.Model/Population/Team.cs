namespace HubSim.Model.Population;

/// <summary>The people of a firm.</summary>
sealed class Team
{
    /// <summary>People employed.</summary>
    public int People { get; set; }

    /// <summary>People the firm wants.</summary>
    public int Wanted { get; set; }
}
