using HubSim.Model.Scenarios;

namespace HubSim.Model.Observing;

/// <summary>What a survey looks at, and what is given to it.</summary>
public sealed record SurveyPlan
{
    /// <summary>Uses of the observations that matter: the run ends with the last of them. Null for all that are compared.</summary>
    public IReadOnlySet<ObservationUse>? Uses { get; init; }

    /// <summary>Values of uncertain inputs by path, in the place of what the replication would draw. Null for none.</summary>
    public IReadOnlyDictionary<string, double>? Given { get; init; }
}
