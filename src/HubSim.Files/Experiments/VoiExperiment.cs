using HubSim.Model.Inputs;

namespace HubSim.Files.Experiments;

/// <summary>Values what could be found out before a decision between policies.</summary>
public sealed record VoiExperiment : PolicyExperiment
{
    /// <summary>Draws of the uncertain inputs.</summary>
    [Input("Draws of the uncertain inputs; each meets every policy.", Min = 40, Max = 100_000)]
    public required int Draws { get; init; }

    /// <summary>Replications of each draw.</summary>
    [Input("Replications of each draw under each policy, which differ by chance alone; from 2 on, perfect information is bounded from both sides.", Min = 1, Max = 1_000)]
    public required int Replications { get; init; }

    /// <summary>Which uncertain inputs could be found out.</summary>
    [Input("Beginnings of paths: every uncertain input of the first scenario below one of them could be found out; all for all. The rest stays chance.", MinCount = 1), Names(NamedThing.Uncertain)]
    public required IReadOnlyList<string> Uncertain { get; init; }

    /// <summary>What a policy is worth, in several units if wanted.</summary>
    [Input("What a policy is worth: a yardstick by name, such as net benefit in RMB, or the probability of the target.", MinCount = 1)]
    public required Named<Yardstick> Worth { get; init; }
}

/// <summary>A yardstick of policies: a sum of responses, each times what one unit of it is worth.</summary>
public sealed record Yardstick
{
    /// <summary>Unit of the sum.</summary>
    [Input("Unit of the sum, such as RMB or probability.")]
    public required string Unit { get; init; }

    /// <summary>The terms of the sum.</summary>
    [Input("The terms: a response, and what one unit of it is worth (below 0: what it costs).", MinCount = 1)]
    public required IReadOnlyList<YardstickTerm> Terms { get; init; }
}

/// <summary>A term of a yardstick.</summary>
public sealed record YardstickTerm
{
    /// <summary>Name of the response.</summary>
    [Input("Name of the response."), Names(NamedThing.Response)]
    public required string Response { get; init; }

    /// <summary>What one unit of the response is worth.</summary>
    [Input("What one unit of the response is worth, in the unit of the yardstick; below 0 it is a cost.")]
    public required double Each { get; init; }
}
