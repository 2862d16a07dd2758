using HubSim.Model.Inputs;

namespace HubSim.Files.Experiments;

/// <summary>Divides the variance of responses among inputs, and keeps chance apart.</summary>
public sealed record SobolExperiment : InputExperiment
{
    /// <summary>Rows of the design.</summary>
    [Input("Rows of Saltelli's design, a power of two; each has as many points as there are factors, and three more.", Min = 16, Max = 65_536)]
    public required int Rows { get; init; }

    /// <inheritdoc/>
    public override void Check(Problems problems)
    {
        base.Check(problems);
        if ((Rows & (Rows - 1)) != 0)
        {
            problems.Add("rows", "Sobol points are balanced for powers of two only, such as 32, 64 or 128");
        }

        if (Replications < 2)
        {
            problems.Add("replications", "with one replication of each point, chance would pass for influence of the inputs; write 2 or more");
        }
    }
}
