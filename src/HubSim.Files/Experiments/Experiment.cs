using HubSim.Model.Inputs;

namespace HubSim.Files.Experiments;

/// <summary>
/// What every experiment file says, whatever its kind. A kind is a sealed record below this one, with its own keys on top,
/// and one line in <see cref="ExperimentKinds"/>.
/// </summary>
public abstract record Experiment : IChecked
{
    /// <summary>Largest seed, as in scenarios: it travels as a double without loss.</summary>
    internal const long MostSeed = 9_007_199_254_740_991;

    /// <summary>Version of the file format.</summary>
    [Input("Version of the file format; this program reads 1.", Min = 1, Max = 1)]
    public required int Format { get; init; }

    /// <summary>Which kind of experiment it is.</summary>
    [Input("Kind of the experiment; it decides which further keys there are.")]
    public required string Kind { get; init; }

    /// <summary>A title for tables and reports.</summary>
    [Input("Title for tables and reports.")]
    public required string Title { get; init; }

    /// <summary>The question that the experiment answers.</summary>
    [Input("The planner's question that this experiment answers, as one sentence.")]
    public required string Question { get; init; }

    /// <summary>Root seed; null for that of the scenario.</summary>
    [Input("Root seed; if left out, that of the (first) scenario.", Min = 0, Max = MostSeed), Optional]
    public long? Seed { get; init; }

    /// <summary>Changes to every scenario; null for none.</summary>
    [Input("Changes to the scenario, or to all of them: each a path of the scenario with the value to put there."), Optional]
    public Changes? Set { get; init; }

    /// <inheritdoc/>
    public virtual void Check(Problems problems)
    {
        // A kind that has something to check does so.
    }
}

/// <summary>An experiment on one scenario.</summary>
public abstract record ScenarioExperiment : Experiment
{
    /// <summary>The scenario file.</summary>
    [Input("The scenario file, as a path relative to this file."), Names(NamedThing.Scenario)]
    public required string Scenario { get; init; }
}

/// <summary>An experiment that varies factors of one scenario.</summary>
public abstract record FactorExperiment : ScenarioExperiment
{
    /// <summary>Replications of each design point.</summary>
    [Input("Replications of each design point; the same numbers at all of them.", Min = 1, Max = 1_000_000)]
    public required int Replications { get; init; }

    /// <summary>What is looked at.</summary>
    [Input("Responses that are looked at, the most important one first.", MinCount = 1), Names(NamedThing.Response)]
    public required IReadOnlyList<string> Responses { get; init; }

    /// <summary>What is varied.</summary>
    [Input("What is varied: a factor by name.", MinCount = 1)]
    public required Named<Factor> Factors { get; init; }
}

/// <summary>An experiment between policies.</summary>
public abstract record PolicyExperiment : Experiment
{
    /// <summary>The policies.</summary>
    [Input("The policies by name: each a scenario, changes to it, or both.", MinCount = 2)]
    public required Named<Policy> Policies { get; init; }
}

/// <summary>One policy among several.</summary>
public sealed record Policy
{
    /// <summary>Its scenario file.</summary>
    [Input("The scenario file, as a path relative to this file."), Names(NamedThing.Scenario)]
    public required string Scenario { get; init; }

    /// <summary>Changes to the scenario; null for none.</summary>
    [Input("Changes to this policy's scenario, on top of those of the whole experiment: paths with values."), Optional]
    public Changes? Set { get; init; }

    /// <summary>What tables call it; null for its name.</summary>
    [Input("What tables and reports call it; if left out, its name."), Optional]
    public string? Label { get; init; }
}
