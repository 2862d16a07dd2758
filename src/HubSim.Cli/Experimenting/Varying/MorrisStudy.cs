using System.Globalization;
using System.Text;
using HubSim.Experiments.Designs;
using HubSim.Experiments.Sensitivity;
using HubSim.Experiments.Trials;
using HubSim.Files.Experiments;
using HubSim.Model.Recording;

namespace HubSim.Cli.Experimenting.Varying;

/// <summary>Screens inputs by elementary effects.</summary>
sealed class MorrisStudy(StudySetup setup, MorrisExperiment experiment) : Study(setup)
{
    private const int Shown = 15;

    private readonly MorrisTrajectories design = VariedFactors.Designed(() =>
        MorrisTrajectories.Of(VariedFactors.Of(setup.Factors), experiment.Trajectories, experiment.Levels, experiment.Replications, setup.Seed));

    /// <inheritdoc/>
    public override Outline Outline => new(
        design.Points.Count,
        design.Points.Count * design.Replications,
        IsMost: false,
        [.. design.Points.Take(4)],
        $"Morris: {design.Count} trajectories of {design.FactorNames.Count + 1} points, {design.Replications} replications each");

    /// <inheritdoc/>
    public override StudyReport Run(ILaboratory laboratory, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(laboratory);
        var results = laboratory.Run(design.Trials, cancellation);
        try
        {
            IReadOnlyList<MorrisAnalysis> analyses = [.. experiment.Responses.Select(response =>
                MorrisAnalysis.Of(design, results, VariedFactors.Names(Responses), response))];
            return new StudyReport([], Effects(analyses), Text(analyses)) { Warnings = VariedFactors.Warnings(results) };
        }
        catch (ArgumentException exception)
        {
            throw new StudyException(VariedFactors.MessageOf(exception));
        }
    }

    private Table Effects(IReadOnlyList<MorrisAnalysis> analyses)
    {
        var table = new Table(
        [
            new Column("response", ColumnType.Category, false, "", "Name of the response."),
            new Column("factor", ColumnType.Category, false, "", "Name of the factor."),
            new Column("path", ColumnType.Category, false, "", "Path of the factor in the scenario."),
            new Column("effects", ColumnType.Int32, false, "effects", "Elementary effects with a value."),
            .. VariedFactors.Columns("mu_star", "", "Mean size of the effects of going from the low to the high end, in the unit of the response"),
            .. VariedFactors.Columns("mu", "", "Mean effect of going from the low to the high end, in the unit of the response"),
            new Column("sigma", ColumnType.Double, false, "", "Standard deviation of the effects."),
            new Column("sigma_of_chance", ColumnType.Double, true, "", "Part of sigma that is chance."),
            new Column("noise_floor", ColumnType.Double, true, "", "Value of mu_star that effects of 0 would show by chance."),
            new Column("above_zero", ColumnType.Boolean, false, "", "Whether the effect can be distinguished from 0."),
        ]);
        foreach (var analysis in analyses)
        {
            foreach (var (effects, factor) in analysis.Factors.Zip(Setup.Factors))
            {
                table.Add(analysis.Response);
                table.Add(effects.Factor);
                table.Add(factor.Path);
                table.Add((long)effects.Effects);
                VariedFactors.Add(table, effects.MuStar);
                VariedFactors.Add(table, effects.Mu);
                table.Add(effects.Sigma);
                table.Add(effects.SigmaOfChance);
                table.Add(effects.NoiseFloor);
                table.Add(effects.Counts);
            }
        }

        return table;
    }

    private string Text(IReadOnlyList<MorrisAnalysis> analyses)
    {
        var text = new StringBuilder();
        foreach (var analysis in analyses)
        {
            var unit = Responses.First(column => column.Name == analysis.Response).Unit;
            text.AppendLine(CultureInfo.InvariantCulture, $"{Setup.Called(analysis.Response)} [{unit}], when an input goes from its low to its high end");
            var table = new TextTable("", "mu*", "", "mu", "sigma", "chance", "");
            var sorted = analysis.Factors.OrderByDescending(own => own.MuStar.Value).ToList();
            foreach (var own in sorted.Where(own => own.MuStar.Value > 0).Take(Shown))
            {
                table.Row(
                    own.Factor,
                    VariedFactors.Number(own.MuStar.Value),
                    VariedFactors.Show(own.MuStar.Interval),
                    VariedFactors.Number(own.Mu.Value),
                    VariedFactors.Number(own.Sigma),
                    own.SigmaOfChance is { } chance ? VariedFactors.Number(chance) : "-",
                    own.Counts ? " " : "o");
            }

            text.Append(table);
            text.AppendLine(CultureInfo.InvariantCulture, $"  {sorted.Count(own => own.Counts)} of {sorted.Count} inputs are distinguishable from 0, {sorted.Count(own => own.MuStar.Value == 0)} do nothing at all");
            if (analysis.EffectsLeftOut > 0)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  {analysis.EffectsLeftOut} effects had no value and are left out");
            }

            text.AppendLine();
        }

        text.AppendLine("mu*     mean size of the effect, with its 95 % interval; mu: with its sign");
        text.AppendLine("sigma   spread of the effects: interplay, curves, and chance; chance: its part");
        text.AppendLine("o       not distinguishable from 0");
        return text.ToString();
    }
}
