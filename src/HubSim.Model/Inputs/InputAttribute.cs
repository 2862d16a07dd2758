namespace HubSim.Model.Inputs;

/// <summary>
/// Describes one key of a scenario file. The loader, its error messages and docs/scenario.md are all made from it, so that
/// they cannot disagree.
/// </summary>
/// <param name="description">What the key means, as one sentence that a planner understands.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InputAttribute(string description) : Attribute
{
    /// <summary>What the key means.</summary>
    public string Description { get; } = description;

    /// <summary>Unit of the value, as it must be written in a file, for example "RMB_million"; empty for none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Smallest value allowed (for a distribution: of its support).</summary>
    public double Min { get; init; } = double.NegativeInfinity;

    /// <summary>Largest value allowed (for a distribution: of its support).</summary>
    public double Max { get; init; } = double.PositiveInfinity;

    /// <summary>True when <see cref="Min"/> itself is not allowed.</summary>
    public bool MinExclusive { get; init; }

    /// <summary>For lists and named entries: the fewest allowed.</summary>
    public int MinCount { get; init; }

    /// <summary>For lists: the most allowed.</summary>
    public int MaxCount { get; init; } = int.MaxValue;
}

/// <summary>
/// Marks a section that has a switch: the file must say <c>enabled: true</c> or <c>enabled: false</c>. A section that is
/// off is null in the scenario, and its other keys may then be left out; those that are given are still checked.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SwitchAttribute : Attribute;

/// <summary>
/// Marks a key that may be left out: a text that does not change the simulated system, or, together with
/// <see cref="SwitchAttribute"/>, a part of the model that is then off, so that a small scenario names only what it needs.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OptionalAttribute : Attribute;

/// <summary>
/// Marks a key that no replication's result depends on besides the root seed, which is known apart: texts for people, how
/// many replications to run, answers to compare with. Replications are used again when only such keys differ, so a mark that
/// is wrong gives wrong results; a test changes every marked key and compares what a replication yields, byte for byte.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class IndifferentAttribute : Attribute;
