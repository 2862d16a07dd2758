using HubSim.Files.Scenarios.Tables;
using HubSim.Model.Inputs;

namespace HubSim.Files.Experiments;

/// <summary>Learns inputs of a scenario from its scored observations, by approximate Bayesian computation.</summary>
public sealed record CalibrateExperiment : ScenarioExperiment
{
    /// <summary>What is learnt.</summary>
    [Input("Inputs that are learnt, each a factor with prior: true; the distribution that the scenario (or set) gives them is what was known before.", MinCount = 1)]
    public required Named<Factor> Unknowns { get; init; }

    /// <summary>Particles of a generation.</summary>
    [Input("Particles of each generation: rows of the posterior. Some hundreds.", Unit = "particles", Min = 10, Max = 100_000)]
    public required int Particles { get; init; }

    /// <summary>Most generations.</summary>
    [Input("Most generations, the sample of the priors included.", Unit = "generations", Min = 1, Max = 1_000)]
    public required int Generations { get; init; }

    /// <summary>Most simulations.</summary>
    [Input("Most simulations of all generations; each runs to the last scored observation.", Unit = "simulations", Min = 10, Max = 10_000_000)]
    public required int Simulations { get; init; }

    /// <summary>Fresh simulations of the posterior.</summary>
    [Input("Fresh simulations of the posterior, to the last observation, for its predictive bands.", Unit = "simulations", Min = 20, Max = 1_000_000)]
    public required int Predictive { get; init; }

    /// <summary>Share of a generation that the next tolerance keeps; null for a half.</summary>
    [Input("Share of a generation's particles that the next tolerance would keep; 0.5 if left out.", Unit = "share", Min = 0.01, Max = 0.99), Optional]
    public double? Keep { get; init; }

    /// <summary>Least share of proposals accepted; null for 0.02.</summary>
    [Input("A generation that accepts a smaller share of its proposals is the last; 0.02 if left out.", Unit = "share", Min = 0, Max = 0.99), Optional]
    public double? LeastAcceptance { get; init; }

    /// <summary>Tolerance that is enough; null for none.</summary>
    [Input("A generation with a tolerance of at most this is the last; if left out, none is small enough.", Min = 0), Optional]
    public double? Tolerance { get; init; }

    /// <summary>Where the posterior is written for scenarios; null for nowhere but the results.</summary>
    [Input("File for scenarios, relative to this one and in the same folder as that of extends, such as ../data/posterior.csv; what is there is replaced. The results hold the posterior in any case."), Optional, Names(NamedThing.Written)]
    public string? Posterior { get; init; }

    /// <inheritdoc/>
    public override void Check(Problems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        foreach (var (name, unknown) in Unknowns)
        {
            if (unknown.Prior != true)
            {
                problems.Add($"unknowns.{name}", "what is learnt needs to be uncertain: write prior: true, and give the input its distribution in the scenario or under set");
            }
            else if (name == RowTableReader.WeightColumn)
            {
                problems.Add($"unknowns.{name}", "the posterior has a column weight of its own; choose another name");
            }
        }

        if (Simulations < Particles)
        {
            problems.Add("simulations", "there are fewer simulations than particles; raise the one or lower the other");
        }

        if (Posterior is { } file && (Path.IsPathRooted(file) || !file.EndsWith(".csv", StringComparison.Ordinal)))
        {
            problems.Add("posterior", "expected the path of a .csv file, relative to this one");
        }
    }
}
