using HubSim.Files.Scenarios;
using HubSim.Model.Scenarios;

namespace HubSim.Files.Experiments;

/// <summary>A scenario of an experiment with the changes of the experiment to it.</summary>
/// <param name="Name">Name of the policy; for an experiment on one scenario, the name of its file.</param>
/// <param name="Label">What tables call it.</param>
/// <param name="File">The scenario file, as messages and commands name it.</param>
/// <param name="Template">The file, read once.</param>
/// <param name="Changes">The experiment's changes to it, seed included, in order.</param>
/// <param name="Loaded">The scenario with the changes in it.</param>
public sealed record PolicyScenario(
    string Name,
    string Label,
    string File,
    ScenarioTemplate<Scenario> Template,
    IReadOnlyList<Change> Changes,
    LoadResult<Scenario> Loaded)
{
    /// <summary>The scenario with further changes.</summary>
    /// <param name="further">Changes on top of the experiment's; none gives what was loaded.</param>
    public LoadResult<Scenario> Bind(IReadOnlyList<Change> further)
    {
        ArgumentNullException.ThrowIfNull(further);
        return further.Count == 0 ? Loaded : Template.Bind([.. Changes, .. further]);
    }
}
