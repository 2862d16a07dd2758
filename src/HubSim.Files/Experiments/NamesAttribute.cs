namespace HubSim.Files.Experiments;

/// <summary>What a text of an experiment file may name.</summary>
public enum NamedThing
{
    /// <summary>A scenario file, relative to the experiment's.</summary>
    Scenario,

    /// <summary>A response that every scenario of the experiment has.</summary>
    Response,

    /// <summary>
    /// The beginning of a path below which the (first) scenario has uncertain inputs; <c>all</c> for every one. The inputs
    /// become factors that vary as the scenario says, unless a factor has their path already.
    /// </summary>
    Uncertain,

    /// <summary>A file that the experiment writes for scenarios, relative to its own.</summary>
    Written,

    /// <summary>A condition on a response that every scenario of the experiment has.</summary>
    Condition,
}

/// <summary>
/// Marks a key whose text, or each text of its list, names something outside the file; the loader checks that it is there
/// and suggests what was meant.
/// </summary>
/// <param name="what">What is named.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NamesAttribute(NamedThing what) : Attribute
{
    /// <summary>What is named.</summary>
    public NamedThing What { get; } = what;
}
