namespace HubSim.Model.Inputs;

/// <summary>
/// A number of a scenario that may be uncertain. It is drawn once per replication, by inversion of one uniform that is
/// keyed by <see cref="Path"/>, so that adding or removing another input never moves it.
/// </summary>
/// <param name="Path">Place in the scenario, for example "programme.pots.compute.amount".</param>
/// <param name="Distribution">What is known about the value; a <see cref="Constant"/> for a fixed number.</param>
/// <param name="Unit">Unit of the value, as in the file; empty for none.</param>
/// <param name="Provenance">Where the value comes from.</param>
public sealed record Quantity(string Path, Distribution Distribution, string Unit, Provenance Provenance)
{
    /// <summary>
    /// The rows that the value is drawn from together with others; null when it is drawn by itself. The distribution is
    /// then that of the column alone.
    /// </summary>
    public JointColumn? Joint { get; init; }

    /// <summary>True when the value is a distribution rather than one number.</summary>
    public bool IsUncertain => Distribution is not Constant;
}

/// <summary>
/// A quantity of chance inside a run, drawn anew for each entity or event, for example the duration of a job.
/// </summary>
/// <param name="Path">Place in the scenario.</param>
/// <param name="Distribution">The distribution of the values.</param>
/// <param name="Unit">Unit of the values, as in the file; empty for none.</param>
/// <param name="Provenance">Where the distribution comes from.</param>
public sealed record Chance(string Path, Distribution Distribution, string Unit, Provenance Provenance);
