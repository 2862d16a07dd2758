using HubSim.Model.Inputs;

namespace HubSim.Files.Experiments;

/// <summary>
/// An experiment that moves inputs of one scenario about: factors with ranges of their own, or uncertain inputs as the scenario
/// says they are uncertain, or both.
/// </summary>
public abstract record InputExperiment : ScenarioExperiment
{
    /// <summary>Replications of each design point.</summary>
    [Input("Replications of each design point; from 2 on, chance is told from the inputs.", Min = 1, Max = 1_000)]
    public required int Replications { get; init; }

    /// <summary>What is looked at.</summary>
    [Input("Responses that are looked at, the most important one first.", MinCount = 1), Names(NamedThing.Response)]
    public required IReadOnlyList<string> Responses { get; init; }

    /// <summary>What is varied, by name; null for nothing but uncertain inputs.</summary>
    [Input("What is varied: a factor by name."), Optional]
    public Named<Factor>? Factors { get; init; }

    /// <summary>Which uncertain inputs are varied as well.</summary>
    [Input("Beginnings of paths: every uncertain input of the scenario below one of them is varied too, as the scenario says; all for all of them."), Optional, Names(NamedThing.Uncertain)]
    public IReadOnlyList<string> Uncertain { get; init; } = [];

    /// <inheritdoc/>
    public override void Check(Problems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if ((Factors is null || Factors.Count == 0) && Uncertain.Count == 0)
        {
            problems.Add("", "nothing is varied; write factors, or uncertain: [all]");
        }
    }
}
