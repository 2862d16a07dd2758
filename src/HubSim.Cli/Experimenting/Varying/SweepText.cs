using System.Globalization;
using System.Text;
using HubSim.Experiments.Analysis;
using HubSim.Experiments.Sweeping;
using HubSim.Files.Experiments;
using HubSim.Model.Recording;

namespace HubSim.Cli.Experimenting.Varying;

/// <summary>A sweep for the terminal: factor by factor, then point by point.</summary>
static class SweepText
{
    private const int PointsShown = 24;
    private const int Width = 80;
    private const int FactorWidth = 14;
    private const int ResponseWidth = 26;

    /// <summary>The tables, a line for each row, each line ended.</summary>
    public static string Of(IReadOnlyList<(Column Response, Sweep Sweep)> sweeps, StudySetup setup)
    {
        var text = new StringBuilder();
        foreach (var (response, sweep) in sweeps)
        {
            text.Append(ByLevel(response, sweep, setup)).AppendLine();
        }

        text.AppendLine("step: more than in the row before, paired by replication; intervals of 95 %,");
        text.AppendLine("each by itself. Where one holds 0, no change is shown.");
        return text.AppendLine().Append(ByPoint(sweeps, setup)).ToString();
    }

    private static string ByLevel(Column response, Sweep sweep, StudySetup setup)
    {
        var (unit, show) = ResponseScale.Of(response);
        var table = new TextTable("all else averaged", "mean", "interval", "step", "interval");
        for (var place = 0; place < sweep.Levels.Count; place++)
        {
            var own = sweep.Levels[place];
            var factor = setup.Factors[own.Factor];
            var range = own.Lower == own.Upper ? Short(factor, own.Lower) : $"{Short(factor, own.Lower)} to {Short(factor, own.Upper)}";
            var isFirst = place == 0 || sweep.Levels[place - 1].Factor != own.Factor;
            table.Row([$"{factor.Name} {range}", .. Cells(own.Estimate, show), .. isFirst ? ["", ""] : Cells(own.Step, show)]);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{setup.Called(response.Name)} [{unit}]\n{table}");
    }

    private static string ByPoint(IReadOnlyList<(Column Response, Sweep Sweep)> sweeps, StudySetup setup)
    {
        var factors = setup.Factors;
        var shown = sweeps.Take(Math.Max(1, (Width - (factors.Count * FactorWidth)) / ResponseWidth)).ToList();
        var scales = shown.Select(own => ResponseScale.Of(own.Response).Show).ToList();
        var table = new TextTable([.. factors.Select(factor => factor.Name), .. shown.Select(own => setup.Called(own.Response.Name))]);
        var points = sweeps[0].Sweep.Points;
        for (var place = 0; place < Math.Min(PointsShown, points.Count); place++)
        {
            var levels = points[place].Point.Levels.Zip(factors, (level, factor) => Short(factor, level));
            table.Row([.. levels, .. shown.Select((own, column) => string.Join(' ', Cells(own.Sweep.Points[place].Estimate, scales[column])))]);
        }

        var text = table.ToString();
        if (points.Count > PointsShown)
        {
            text += string.Create(CultureInfo.InvariantCulture, $"  {points.Count - PointsShown} more points are in summary.csv\n");
        }

        return sweeps.Count > shown.Count ? text + "  the other responses by point are in summary.csv\n" : text;
    }

    /// <summary>A value and its interval; dashes without one.</summary>
    private static string[] Cells(Estimate? estimate, Func<double, string> show) => estimate is { } known
        ? [show(known.Value), $"({show(known.Interval.Lower)} to {show(known.Interval.Upper)})"]
        : ["-", "-"];

    private static string Short(ResolvedFactor factor, double level) => factor.Words.Count > 0 ? factor.Show(level) : VariedFactors.Number(level);
}
