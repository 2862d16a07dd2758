using HubSim.Experiments.Designs;
using HubSim.Experiments.Sensitivity;
using HubSim.Experiments.Trials;
using HubSim.Files.Experiments;
using HubSim.Files.Results;
using HubSim.Model.Recording;

namespace HubSim.Cli.Experimenting.Varying;

/// <summary>Divides the variance of responses among factors by Sobol indices, and keeps chance apart.</summary>
sealed class SobolStudy(StudySetup setup, SobolExperiment experiment) : Study(setup)
{
    /// <summary>Bootstrap resamples of rows.</summary>
    private const int Resamples = 1000;

    private readonly SaltelliDesign design = VariedFactors.Designed(() =>
        SaltelliDesign.Of(VariedFactors.Of(setup.Factors), experiment.Rows, experiment.Replications, setup.Seed));

    /// <inheritdoc/>
    public override Outline Outline => new(
        design.Points.Count,
        design.Points.Count * design.Replications,
        IsMost: false,
        [.. design.Points.Take(4)],
        $"Saltelli's: {design.Rows} rows of {design.PointsPerRow} points, {design.Replications} replications each");

    /// <inheritdoc/>
    public override StudyReport Run(ILaboratory laboratory, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(laboratory);
        var results = laboratory.Run(design.Trials, cancellation);
        try
        {
            IReadOnlyList<SobolAnalysis> analyses = [.. experiment.Responses.Select(response =>
                SobolAnalysis.Of(design, results, VariedFactors.Names(Responses), response, Resamples, Setup.Seed))];
            return new StudyReport([new ResultTable("variances", "A response, and where its variance comes from.", Variances(analyses))], Indices(analyses), SobolText.Of(analyses, Setup))
            {
                Warnings = VariedFactors.Warnings(results),
            };
        }
        catch (ArgumentException exception)
        {
            throw new StudyException(VariedFactors.MessageOf(exception));
        }
    }

    private static Table Variances(IReadOnlyList<SobolAnalysis> analyses)
    {
        var table = new Table(
        [
            new Column("response", ColumnType.Category, false, "", "Name of the response."),
            new Column("rows", ColumnType.Int32, false, "rows", "Rows of the design that were used."),
            new Column("rows_left_out", ColumnType.Int32, false, "rows", "Rows in which a trial failed or the response was missing."),
            new Column("mean", ColumnType.Double, true, "", "Mean of the response, in its unit."),
            .. VariedFactors.Columns("input_variance", "", "Variance of the expected response over the factors, in the square of its unit"),
            .. VariedFactors.Columns("chance_variance", "", "Mean variance at a fixed point: chance, and uncertain inputs that are no factors"),
            .. VariedFactors.Columns("chance_share", "share", "Chance as a share of the whole variance"),
        ]);
        foreach (var analysis in analyses)
        {
            table.Add(analysis.Response);
            table.Add((long)analysis.Rows);
            table.Add((long)analysis.RowsLeftOut);
            table.Add(analysis.Mean);
            VariedFactors.Add(table, analysis.InputVariance);
            VariedFactors.Add(table, analysis.ChanceVariance);
            VariedFactors.Add(table, analysis.ChanceShare);
        }

        return table;
    }

    private Table Indices(IReadOnlyList<SobolAnalysis> analyses)
    {
        var table = new Table(
        [
            new Column("response", ColumnType.Category, false, "", "Name of the response."),
            new Column("factor", ColumnType.Category, false, "", "Name of the factor; (dummy) changes nothing but reshuffles chance: the noise at its worst."),
            new Column("path", ColumnType.Category, true, "", "Path of the factor in the scenario."),
            .. VariedFactors.Columns("first", "share", "Share of the inputs' variance that the factor explains alone"),
            new Column("first_above_zero", ColumnType.Boolean, false, "", "Whether the first-order index can be distinguished from 0."),
            .. VariedFactors.Columns("total", "share", "Share of the inputs' variance that the factor has a part in"),
            new Column("total_above_zero", ColumnType.Boolean, false, "", "Whether the total index can be distinguished from 0."),
        ]);
        foreach (var analysis in analyses)
        {
            foreach (var index in analysis.Factors.Append(analysis.Dummy))
            {
                table.Add(analysis.Response);
                table.Add(index.Factor);
                table.Add(Setup.Factors.FirstOrDefault(factor => factor.Name == index.Factor)?.Path);
                VariedFactors.Add(table, index.First);
                table.Add(analysis.InputsCount && index.FirstCounts);
                VariedFactors.Add(table, index.Total);
                table.Add(analysis.InputsCount && index.TotalCounts);
            }
        }

        return table;
    }
}
