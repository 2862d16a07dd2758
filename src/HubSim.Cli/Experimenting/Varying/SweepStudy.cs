using System.Globalization;
using System.Text;
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
    private const int PointsShown = 24;
    private const int Width = 80;
    private const int FactorWidth = 14;
    private const int ResponseWidth = 26;

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
        return new StudyReport([new ResultTable("levels", "A response at a level, or in a third of the range, of a factor, all else averaged over the design.", LevelTable(sweeps))], Table(sweeps), Text(sweeps))
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
            }
        }

        return table;
    }

    private string Text(IReadOnlyList<(Column Response, Sweep Sweep)> sweeps)
    {
        var text = new StringBuilder();
        foreach (var (response, sweep) in sweeps)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{response.Name} [{response.Unit}]");
            var table = new TextTable("all else averaged", "mean", "95 % interval");
            foreach (var own in sweep.Levels)
            {
                var factor = Setup.Factors[own.Factor];
                var range = own.Lower == own.Upper ? Short(factor, own.Lower) : $"{Short(factor, own.Lower)} to {Short(factor, own.Upper)}";
                table.Row($"{factor.Name} {range}", own.Estimate is { } mean ? VariedFactors.Number(mean.Value) : "-", own.Estimate is { } known ? VariedFactors.Show(known.Interval) : "-");
            }

            text.Append(table);
            text.AppendLine();
        }

        var shown = sweeps.Take(Math.Max(1, (Width - (Setup.Factors.Count * FactorWidth)) / ResponseWidth)).ToList();
        var byPoint = new TextTable([.. Setup.Factors.Select(factor => factor.Name), .. shown.Select(own => own.Response.Name)]);
        for (var place = 0; place < Math.Min(PointsShown, sweeps[0].Sweep.Points.Count); place++)
        {
            var levels = sweeps[0].Sweep.Points[place].Point.Levels.Zip(Setup.Factors, (level, factor) => Short(factor, level));
            byPoint.Row([.. levels, .. shown.Select(own => own.Sweep.Points[place].Estimate is { } mean ? VariedFactors.Show(mean) : "-")]);
        }

        text.Append(byPoint);
        if (sweeps[0].Sweep.Points.Count > PointsShown)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {sweeps[0].Sweep.Points.Count - PointsShown} more points are in summary.csv");
        }

        if (sweeps.Count > shown.Count)
        {
            text.AppendLine("  the other responses by point are in summary.csv");
        }

        return text.ToString();
    }

    private static string Short(ResolvedFactor factor, double level) => factor.Words.Count > 0 ? factor.Show(level) : VariedFactors.Number(level);
}
