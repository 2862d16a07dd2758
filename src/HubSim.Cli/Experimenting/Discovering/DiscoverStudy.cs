using System.Globalization;
using System.Text;
using HubSim.Cli.Experimenting.Varying;
using HubSim.Cli.Output;
using HubSim.Experiments.Discovery;
using HubSim.Experiments.Trials;
using HubSim.Files.Experiments;
using HubSim.Files.Results;
using HubSim.Model.Recording;

namespace HubSim.Cli.Experimenting.Discovering;

/// <summary>Finds boxes of the uncertain inputs in which a policy fails.</summary>
sealed class DiscoverStudy(StudySetup setup, DiscoverExperiment experiment) : Study(setup)
{
    private readonly DesignPoint point = new(0, setup.Policies[0].Name, []);
    private readonly Condition condition = Condition.Parse(experiment.Fails)!;

    /// <inheritdoc/>
    public override Outline Outline => new(
        1, experiment.Replications, IsMost: false, [point], $"{experiment.Replications} replications, each with inputs of its own");

    /// <inheritdoc/>
    public override IReadOnlyList<LevelColumn> Levels => [];

    /// <inheritdoc/>
    public override PointBinding Bind(DesignPoint point) => new(0, []);

    /// <inheritdoc/>
    public override StudyReport Run(ILaboratory laboratory, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(laboratory);
        var place = Setup.PlaceOf(condition.Response);
        var results = laboratory.Run([.. Enumerable.Range(0, experiment.Replications).Select(replication => new Trial(point, replication))], cancellation);
        var present = results.Where(result => result.Yield is { } yield && double.IsFinite(yield.Responses[place])).ToList();
        var runs = RunsOf(present, place);
        ScenarioDiscovery found;
        try
        {
            found = ScenarioDiscovery.Of(runs, new PrimOptions(experiment.Density, experiment.Peel, experiment.LeastMass, experiment.Boxes), experiment.Resamples, Setup.Seed);
        }
        catch (ArgumentException exception)
        {
            throw new StudyException($"{condition}: {VariedFactors.MessageOf(exception)}");
        }

        var missing = results.Count - present.Count;
        return new StudyReport([new ResultTable("runs", "A replication: whether the policy failed, and its uncertain inputs.", RunTable(present, runs))], Bounds(found), Text(found, missing))
        {
            Warnings = [.. VariedFactors.Warnings(results), .. missing > 0.05 * results.Count ? new[] { $"{missing} of {results.Count} replications have no {condition.Response}: the boxes are those of the rest" } : []],
        };
    }

    private Runs RunsOf(List<TrialResult> present, int place)
    {
        var paths = Setup.Base.Uncertainties.Select((quantity, index) => (quantity.Path, index)).ToDictionary(own => own.Path, own => own.index, StringComparer.Ordinal);
        var draws = present.Select(result => Setup.Base.DrawInputs(result.Trial.Replication)).ToList();
        return new Runs(
            [.. Setup.Factors.Select(factor => factor.Name)],
            [.. Setup.Factors.Select(factor => draws.Select(draw => draw[paths[factor.Path]]).ToArray())],
            [.. present.Select(result => condition.Holds(result.Yield!.Responses[place]))]);
    }

    private Table RunTable(List<TrialResult> present, Runs runs)
    {
        var table = new Table(
        [
            ParquetTableWriter.ReplicationColumn,
            new Column("fails", ColumnType.Boolean, false, "", $"Whether {condition}."),
            .. Setup.Factors.Select(factor => LevelColumn.Of(factor).Column),
        ]);
        for (var run = 0; run < runs.Count; run++)
        {
            table.Add((long)present[run].Trial.Replication);
            table.Add(runs.IsBad(run));
            for (var input = 0; input < runs.Names.Count; input++)
            {
                table.Add(runs.Value(input, run));
            }
        }

        return table;
    }

    private Table Bounds(ScenarioDiscovery found)
    {
        var table = new Table(
        [
            new Column("box", ColumnType.Int32, false, "", "Number of the box, from 1."),
            new Column("input", ColumnType.Category, false, "", "Path of the bounded input."),
            new Column("unit", ColumnType.Category, false, "", "Unit of the bounds."),
            new Column("lower", ColumnType.Double, true, "", "Lower bound; missing for none."),
            new Column("upper", ColumnType.Double, true, "", "Upper bound; missing for none."),
            new Column("quasi_p", ColumnType.Double, false, "probability", "Probability that chance would make the bound look as good."),
            new Column("kept", ColumnType.Double, false, "share", "Share of the resamples whose box bounds the input from the same end."),
            new Column("coverage", ColumnType.Double, false, "share", "Share of all failures that lie in the box."),
            new Column("density", ColumnType.Double, false, "share", "Share of the replications in the box that fail."),
            new Column("mass", ColumnType.Double, false, "share", "Share of all replications that lie in the box."),
            new Column("fresh_coverage", ColumnType.Double, true, "share", "Mean coverage of the boxes of resamples in the replications that they left out."),
            new Column("fresh_density", ColumnType.Double, true, "share", "Mean density of the boxes of resamples in the replications that they left out."),
        ]);
        for (var number = 0; number < found.Boxes.Count; number++)
        {
            var box = found.Boxes[number];
            foreach (var bound in box.Bounds)
            {
                table.Add((long)(number + 1));
                table.Add(bound.Input);
                table.Add(Setup.Factors.First(factor => factor.Name == bound.Input).Unit);
                table.Add(Finite(bound.Side.Lower));
                table.Add(Finite(bound.Side.Upper));
                table.Add(bound.QuasiP);
                table.Add(bound.Kept);
                table.Add(box.Quality.Coverage);
                table.Add(box.Quality.Density);
                table.Add(box.Quality.Mass);
                table.Add(Finite(box.FreshCoverage));
                table.Add(Finite(box.FreshDensity));
            }
        }

        return table;
    }

    private string Text(ScenarioDiscovery found, int missing)
    {
        var text = new StringBuilder();
        var said = condition.ToString().Replace(condition.Response, Setup.Called(condition.Response), StringComparison.Ordinal);
        text.AppendLine(CultureInfo.InvariantCulture, $"{said} in {found.Bad} of {found.Runs} replications ({Words.Percent((double)found.Bad / found.Runs)})");
        if (missing > 0)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{Words.Count(missing, "replication")} without a value left out");
        }

        if (found.Boxes.Count == 0)
        {
            text.AppendLine("no box was found whose bounds chance could not have made");
        }

        for (var number = 0; number < found.Boxes.Count; number++)
        {
            Write(text, number + 1, found.Boxes[number]);
        }

        return text.ToString();
    }

    private void Write(StringBuilder text, int number, FoundBox box)
    {
        text.AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"box {number}: {Words.Percent(box.Quality.Density)} of its {box.Quality.Inside} replications fail; it holds {Words.Percent(box.Quality.Coverage)} of all failures");
        text.AppendLine(CultureInfo.InvariantCulture, $"  found again in resamples and tried on what they left out: {Words.Percent(box.FreshDensity)} fail,");
        text.AppendLine(CultureInfo.InvariantCulture, $"  {Words.Percent(box.FreshCoverage)} of all failures{(number > 1 ? " that earlier boxes leave" : "")}; expect that of new replications");
        var table = new TextTable("", "below", "above", "quasi-p", "kept");
        foreach (var bound in box.Bounds)
        {
            var unit = Setup.Factors.First(factor => factor.Name == bound.Input).Unit;
            table.Row(
                unit.Length > 0 ? $"{bound.Input} [{unit}]" : bound.Input,
                double.IsFinite(bound.Side.Upper) ? VariedFactors.Number(bound.Side.Upper) : "",
                double.IsFinite(bound.Side.Lower) ? VariedFactors.Number(bound.Side.Lower) : "",
                bound.QuasiP < 0.001 ? "< 0.001" : VariedFactors.Number(bound.QuasiP),
                Words.Percent(bound.Kept));
        }

        text.Append(table);
        if (box.AlsoBounded.Count > 0)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  most resamples also bound: {string.Join(", ", box.AlsoBounded)}");
        }
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
