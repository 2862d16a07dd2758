using HubSim.Model.Inputs;

namespace HubSim.Files.Experiments;

/// <summary>Compares policies in pairs on common random numbers.</summary>
public sealed record CompareExperiment : PolicyExperiment
{
    /// <summary>Replications of each policy.</summary>
    [Input("Replications of each policy; the same numbers, so that the same founders meet every policy.", Min = 2, Max = 1_000_000)]
    public required int Replications { get; init; }

    /// <summary>What is compared.</summary>
    [Input("Responses that are compared.", MinCount = 1), Names(NamedThing.Response)]
    public required IReadOnlyList<string> Responses { get; init; }

    /// <summary>Responses of which less is better; empty for none.</summary>
    [Input("Those of the responses of which less is better; of all others, more is."), Optional, Names(NamedThing.Response)]
    public IReadOnlyList<string> LessIsBetter { get; init; } = [];

    /// <summary>Which policies are held against which; null for each against the first.</summary>
    [Input("first: each policy against the first one; all: each against each. If left out, first."), Optional]
    public PolicyPairs? Pairs { get; init; }

    /// <summary>With which all intervals of a response hold together; null for 0.95.</summary>
    [Input("With which probability all intervals of one response hold together; if left out, 0.95.", Unit = "share", Min = 0.5, Max = 0.999), Optional]
    public double? Confidence { get; init; }

    /// <inheritdoc/>
    public override void Check(Problems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        base.Check(problems);
        for (var i = 0; i < LessIsBetter.Count; i++)
        {
            if (!Responses.Contains(LessIsBetter[i], StringComparer.Ordinal))
            {
                problems.Add($"less_is_better[{i}]", $"{LessIsBetter[i]} is not among the responses that are compared; name it there too, or remove it here");
            }
        }
    }
}

/// <summary>Which policies are held against which.</summary>
public enum PolicyPairs
{
    /// <summary>Each against the first.</summary>
    First,

    /// <summary>Each against each.</summary>
    All,
}
