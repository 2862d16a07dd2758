using HubSim.Model.Inputs;

namespace HubSim.Files.Experiments;

/// <summary>Finds boxes of the uncertain inputs in which a policy fails.</summary>
public sealed record DiscoverExperiment : ScenarioExperiment
{
    /// <summary>Replications, each with inputs of its own.</summary>
    [Input("Replications; each draws its own inputs. A few hundred find one box, a thousand or more find two.", Min = 40, Max = 1_000_000)]
    public required int Replications { get; init; }

    /// <summary>When a replication counts as failed policy.</summary>
    [Input("When the policy fails: a condition on a response, such as target_reached == 0 or wait_p95_hours > 48."), Names(NamedThing.Condition)]
    public required string Fails { get; init; }

    /// <summary>Which uncertain inputs may bound a box.</summary>
    [Input("Beginnings of paths: the uncertain inputs below one of them may bound a box; all for all of them.", MinCount = 1), Names(NamedThing.Uncertain)]
    public required IReadOnlyList<string> Uncertain { get; init; }

    /// <summary>Share of failures wanted in a box.</summary>
    [Input("Share of the replications in a box that are to fail; of the boxes that have it, the one with most of all failures is shown.", Unit = "share", Min = 0, MinExclusive = true, Max = 1)]
    public required double Density { get; init; }

    /// <summary>Share of a box that one step cuts off.</summary>
    [Input("Share of a box that one step cuts off: 0.05 is patient, 0.1 quick.", Unit = "share", Min = 0.005, Max = 0.5)]
    public required double Peel { get; init; }

    /// <summary>Smallest share of all replications in a box.</summary>
    [Input("Smallest share of all replications that a box may hold.", Unit = "share", Min = 0.01, Max = 0.9)]
    public required double LeastMass { get; init; }

    /// <summary>Most boxes.</summary>
    [Input("Most boxes that are looked for, each among the replications that the earlier ones leave.", Min = 1, Max = 10)]
    public required int Boxes { get; init; }

    /// <summary>Resamples that test how stable a box is.</summary>
    [Input("Resamples in which each box is looked for again, to see how stable it is.", Min = 10, Max = 1_000)]
    public required int Resamples { get; init; }
}
