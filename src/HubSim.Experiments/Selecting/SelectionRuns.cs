using HubSim.Experiments.Trials;

namespace HubSim.Experiments.Selecting;

/// <summary>The trials of a selection and what they yielded.</summary>
internal sealed class SelectionRuns
{
    private readonly ILaboratory laboratory;
    private readonly string name;
    private readonly int response;
    private readonly CancellationToken cancellation;
    private readonly List<TrialResult> results = [];

    internal SelectionRuns(ILaboratory laboratory, IReadOnlyList<DesignPoint> systems, SelectionGoal goal, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(laboratory);
        UnsuitableException.Unless(systems.Count >= 2, "a selection needs at least two systems");
        UnsuitableException.Unless(systems.Select(system => system.Number).Distinct().Count() == systems.Count, "two systems have the same number");
        this.laboratory = laboratory;
        this.cancellation = cancellation;
        name = goal.Response;
        response = Yields.PlaceOf(laboratory.Responses, name);
        Systems = [.. systems.Select(system => new SystemValues(system, goal.IsLargest))];
    }

    internal SystemValues[] Systems { get; }

    internal IReadOnlyList<TrialResult> Results => results;

    /// <summary>Runs replications of systems, each given by place and number.</summary>
    internal void Take(IReadOnlyList<(int Place, int Replication)> wanted)
    {
        var batch = laboratory.Run([.. wanted.Select(one => new Trial(Systems[one.Place].Point, one.Replication))], cancellation);
        results.AddRange(batch);
        for (var i = 0; i < wanted.Count; i++)
        {
            Systems[wanted[i].Place].Take(batch[i], response, name);
        }
    }

    internal IReadOnlyList<SelectedSystem> Describe() => [.. Systems.Select(system => system.Describe())];
}
