using HubSim.Model.Inputs;

namespace HubSim.Files.Experiments;

/// <summary>Screens many inputs for those that matter, by elementary effects.</summary>
public sealed record MorrisExperiment : InputExperiment
{
    /// <summary>Number of trajectories.</summary>
    [Input("Trajectories: each moves every factor once; 4 to 10 screen, 20 and more measure.", Min = 2, Max = 10_000)]
    public required int Trajectories { get; init; }

    /// <summary>Levels of the grid between the ends of each factor.</summary>
    [Input("Levels of the grid between the ends of each factor, an even number; 4 is usual. The ends of an uncertain input are its 5 % and its 95 % quantile.", Min = 2, Max = 100)]
    public required int Levels { get; init; }

    /// <inheritdoc/>
    public override void Check(Problems problems)
    {
        base.Check(problems);
        if (Levels % 2 != 0)
        {
            problems.Add("levels", "the levels of a Morris grid are an even number; 4 is usual");
        }
    }
}
