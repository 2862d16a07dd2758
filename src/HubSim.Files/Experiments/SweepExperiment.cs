using HubSim.Model.Inputs;

namespace HubSim.Files.Experiments;

/// <summary>How the points of a sweep are laid.</summary>
public enum SweepDesign
{
    /// <summary>Every combination of the levels.</summary>
    Grid,

    /// <summary>Random points, one in each slice of every factor.</summary>
    LatinHypercube,

    /// <summary>Scrambled Sobol points, which fill the space most evenly.</summary>
    Sobol,
}

/// <summary>Runs a scenario over a design of its factors.</summary>
public sealed record SweepExperiment : FactorExperiment
{
    /// <summary>How points are laid.</summary>
    [Input("How points are laid: every combination of levels (grid), or points that fill the ranges.")]
    public required SweepDesign Design { get; init; }

    /// <summary>Number of points; null for a grid.</summary>
    [Input("Number of points; for Sobol points a power of two; a grid has as many as there are combinations.", Min = 2, Max = 100_000), Optional]
    public int? Points { get; init; }

    /// <inheritdoc/>
    public override void Check(Problems problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if (Design == SweepDesign.Grid != Points is null)
        {
            problems.Add("points", Points is null ? "this design needs a number of points, such as points: 64" : "a grid has as many points as there are combinations of levels; leave points out, or write design: sobol");
        }
        else if (Design == SweepDesign.Sobol && (Points & (Points - 1)) != 0)
        {
            problems.Add("points", "Sobol points are balanced for powers of two only, such as 32, 64 or 128");
        }

        if (Design == SweepDesign.Grid)
        {
            var endless = Factors.Where(factor => factor.Value.Levels.Count == 0).Select(factor => factor.Key).ToList();
            if (endless.Count > 0)
            {
                problems.Add($"factors.{endless[0]}", "a grid needs levels of every factor; write levels, or design: sobol with a number of points");
            }
        }
    }
}
