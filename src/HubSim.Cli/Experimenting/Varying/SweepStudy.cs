using HubSim.Experiments.Designs;
using HubSim.Experiments.Sweeping;
using HubSim.Experiments.Trials;
using HubSim.Files.Experiments;
using HubSim.Files.Results;
using HubSim.Model.Recording;
using Factor = HubSim.Experiments.Designs.Factor;

namespace HubSim.Cli.Experimenting.Varying;

/// <summary>Runs a scenario over a design of its factors.</summary>
sealed class SweepStudy(StudySetup setup, SweepExperiment experiment) : Study(setup)
{
    private readonly IReadOnlyList<DesignPoint> points = VariedFactors.Designed(() => Points(VariedFactors.Of(setup.Factors), experiment, setup.Seed));

    /// <inheritdoc/>
    public override Outline Outline => new(
        points.Count,
        points.Count * experiment.Replications,
        IsMost: false,
        [points[0], points[points.Count / 2], points[^1]],
        $"{points.Count} points, {experiment.Replications} replications each, the same at all points");

    /// <inheritdoc/>
    public override StudyReport Run(ILaboratory laboratory, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(laboratory);
        var trials = points.SelectMany(point => Enumerable.Range(0, experiment.Replications).Select(replication => new Trial(point, replication)));
        var results = laboratory.Run([.. trials], cancellation);
        IReadOnlyList<(Column Response, Sweep Sweep)> sweeps = [.. experiment.Responses.Select(name =>
        {
            var place = Setup.PlaceOf(name);
            return (Responses[place], Sweep.Of(points, Yields.ByPoint(results, place, experiment.Replications), Responses[place].Type == ColumnType.Boolean));
        })];
        return new StudyReport([new ResultTable("levels", "A response at a level, or in a third of the range, of a factor, all else averaged over the design.", LevelTable(sweeps))], Table(sweeps), SweepText.Of(sweeps, Setup))
        {
            Warnings = VariedFactors.Warnings(results),
        };
    }

    private static IReadOnlyList<DesignPoint> Points(IReadOnlyList<Factor> factors, SweepExperiment experiment, ulong seed) => experiment.Design switch
    {
        SweepDesign.Grid => SpaceFilling.Grid(factors),
        SweepDesign.Sobol => SpaceFilling.Sobol(factors, experiment.Points!.Value, seed),
        _ => SpaceFilling.LatinHypercube(factors, experiment.Points!.Value, seed),
    };

    /// <summary>A row for each response and point.</summary>
    private Table Table(IReadOnlyList<(Column Response, Sweep Sweep)> sweeps)
    {
        var table = new Table(
        [
            new Column("response", ColumnType.Category, false, "", "Name of the response."),
            TrialTables.Point,
            .. Levels.Select(level => level.Column),
            new Column("n", ColumnType.Int32, false, "replications", "Replications with a value."),
            new Column("missing", ColumnType.Int32, false, "replications", "Replications without one, failed ones included."),
            .. VariedFactors.Columns("mean", "", "Mean of the response, or probability of a truth value"),
            new Column("sd", ColumnType.Double, true, "", "Standard deviation over the replications."),
        ]);
        foreach (var (response, sweep) in sweeps)
        {
            foreach (var own in sweep.Points)
            {
                table.Add(response.Name);
                table.Add((long)own.Point.Number);
                foreach (var (level, value) in Levels.Zip(own.Point.Levels))
                {
                    if (level.Word is { } word)
                    {
                        table.Add(word(value));
                    }
                    else
                    {
                        table.Add(value);
                    }
                }

                table.Add((long)own.N);
                table.Add((long)own.Missing);
                VariedFactors.Add(table, own.Estimate);
                table.Add(own.Sd);
            }
        }

        return table;
    }

    private Table LevelTable(IReadOnlyList<(Column Response, Sweep Sweep)> sweeps)
    {
        var table = new Table(
        [
            new Column("response", ColumnType.Category, false, "", "Name of the response."),
            new Column("factor", ColumnType.Category, false, "", "Name of the factor."),
            new Column("from", ColumnType.Text, false, "", "Lowest level of the group."),
            new Column("to", ColumnType.Text, false, "", "Highest level of the group."),
            new Column("points", ColumnType.Int32, false, "points", "Points in the group."),
            .. VariedFactors.Columns("mean", "", "Mean of the response over the group"),
            .. VariedFactors.Columns("step", "", "Difference of the mean from that of the group before, paired by replication; missing for the first"),
        ]);
        foreach (var (response, sweep) in sweeps)
        {
            foreach (var own in sweep.Levels)
            {
                table.Add(response.Name);
                table.Add(Setup.Factors[own.Factor].Name);
                table.Add(Setup.Factors[own.Factor].Show(own.Lower));
                table.Add(Setup.Factors[own.Factor].Show(own.Upper));
                table.Add((long)own.Points);
                VariedFactors.Add(table, own.Estimate);
                VariedFactors.Add(table, own.Step);
            }
        }

        return table;
    }
}
