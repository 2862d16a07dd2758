using System.Globalization;
using System.Text;
using HubSim.Cli.Output;
using HubSim.Experiments.Analysis;
using HubSim.Experiments.Sensitivity;

namespace HubSim.Cli.Experimenting.Varying;

/// <summary>Sobol indices for the terminal.</summary>
static class SobolText
{
    private const int Shown = 15;

    /// <summary>A part for each response.</summary>
    public static string Of(IReadOnlyList<SobolAnalysis> analyses, StudySetup setup)
    {
        var text = new StringBuilder();
        foreach (var analysis in analyses)
        {
            Write(text, analysis, setup);
        }

        text.AppendLine("alone: share of the inputs' variance that the input explains by itself;");
        text.AppendLine("total: with all in which it acts together with others; 95 % intervals");
        text.AppendLine("o      not distinguishable from 0");
        text.AppendLine("dummy: changes nothing but reshuffles chance: the noise at its worst");
        return text.ToString();
    }

    private static void Write(StringBuilder text, SobolAnalysis analysis, StudySetup setup)
    {
        var unit = setup.Responses[setup.PlaceOf(analysis.Response)].Unit;
        text.AppendLine($"{setup.Called(analysis.Response)}: mean {VariedFactors.Number(analysis.Mean)} {unit}".TrimEnd());
        if (analysis.ChanceShare is { } share)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  chance is {Words.Percent(share.Value)} of its variance ({Words.Percent(share.Interval.Lower)} to {Words.Percent(share.Interval.Upper)}); of the rest:");
        }

        if (analysis.RowsLeftOut > 0)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {analysis.RowsLeftOut} of {analysis.Rows + analysis.RowsLeftOut} rows had no value and are left out");
        }

        if (!analysis.InputsCount)
        {
            text.AppendLine("  the influence of all inputs together is not distinguishable from 0:");
            text.AppendLine("  more rows or replications are needed before any index means something");
            text.AppendLine();
            return;
        }

        var table = new TextTable("", "alone", "", "total", "");
        var sorted = analysis.Factors.OrderByDescending(index => index.Total.Value).ToList();
        foreach (var index in sorted.Take(Shown).Append(analysis.Dummy))
        {
            table.Row(index.Factor, Show(index.First), index.FirstCounts ? " " : "o", Show(index.Total), index.TotalCounts ? " " : "o");
        }

        text.Append(table);
        if (sorted.Count > Shown)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {sorted.Count - Shown} more are in summary.csv, {sorted.Skip(Shown).Count(index => index.TotalCounts)} of them above 0");
        }

        text.AppendLine();
    }

    private static string Show(Estimate estimate) => FormattableString.Invariant($"{estimate.Value:0.00} ({estimate.Interval.Lower:0.00} to {estimate.Interval.Upper:0.00})");
}
