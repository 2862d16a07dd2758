using HubSim.Experiments.Survival;
using HubSim.Report.Charts;
using HubSim.Report.Pages;
using HubSim.Report.Reading;
using HubSim.Report.Texts;

namespace HubSim.Report.Sections;

/// <summary>How long firms live, by where they stand with public support: Kaplan-Meier curves with bands.</summary>
internal static class SurvivalCurves
{
    private const double DaysPerMonth = 30.4375;
    private const int MonthsPerYear = 12;

    /// <summary>Fewest firms that must still be followed for a curve to go on.</summary>
    private const int Fewest = 20;

    private static readonly (string Colour, double Strength)[] Looks = [("e", 0.22), ("a", 0.22), ("b", 0.22)];

    /// <summary>The section; null when no firm ever closes, or the run does not tell when support began.</summary>
    public static Section? Of(FinishedRun run, Draft draft)
    {
        if (run.Finished == 0 || FirmLives.Of(run) is not { } lives || lives.Whole.All(curve => curve.Ends == 0))
        {
            return null;
        }

        var months = Enumerable.Range(0, (int)(lives.Days / DaysPerMonth) + 1).ToArray();
        var shown = Enumerable.Range(0, lives.Whole.Length).Where(i => lives.Whole[i].Lives >= Fewest).ToList();
        if (shown.Count == 0)
        {
            return null;
        }

        var hasBand = run.Finished > 1;
        var curves = shown.Select(i => Curve(lives, i, months)).ToList();
        var chart = new Chart
        {
            Id = "survival-curves",
            Axis = Axis.Numbers,
            Notation = Notation.Percent,
            Unit = draft["survival.unit"],
            Across = draft["unit.months"],
            Gap = months.Length > MonthsPerYear ? MonthsPerYear : null,
            Places = [.. months.Select(month => (double)month)],
            Least = 0,
            Most = 1,
            Bands = hasBand ? [.. shown.Select((i, k) => new Band(draft.Say("survival.band", Name(draft, i)), Looks[i].Colour, Looks[i].Strength, curves[k].Lower, curves[k].Upper) { With = Name(draft, i) })] : [],
            Lines = [.. shown.Select((i, k) => new Line(Name(draft, i), Looks[i].Colour, curves[k].Values))],
        };
        return new Section("survival", draft["survival.title"], Html.Of($"""
            <p>{draft["survival.text"]}</p>
            {draft.Add(chart, draft["survival.chart"], Words(draft, shown, curves))}
            <p class="note">{draft[hasBand ? "survival.note" : "survival.note.one"]}</p>
            """));
    }

    private static string Name(Draft draft, int standing) => draft[$"survival.{FirmLives.Standings[standing]}"];

    private static (double[] Values, double[] Lower, double[] Upper) Curve(FirmLives lives, int standing, int[] months)
    {
        var whole = lives.Whole[standing];
        var (survival, atRisk) = (whole.Survival(), whole.AtRisk());
        var (values, lower, upper) = (new double[months.Length], new double[months.Length], new double[months.Length]);
        for (var i = 0; i < months.Length; i++)
        {
            var day = Math.Min(lives.Days, (int)Math.Round(months[i] * DaysPerMonth));
            var isKnown = atRisk[day] >= Fewest;
            values[i] = isKnown ? survival[day] : double.NaN;
            (lower[i], upper[i]) = isKnown ? KaplanMeier.Interval(survival[day], lives.Variance[standing][day]) : (double.NaN, double.NaN);
        }

        return (values, lower, upper);
    }

    /// <summary>What is left of each group after a year and after two.</summary>
    private static string Words(Draft draft, List<int> shown, List<(double[] Values, double[] Lower, double[] Upper)> curves) =>
        string.Join(draft["sentence.gap"], shown.Select((standing, k) => (standing, curves[k].Values))
            .Where(one => one.Values.Length > 12 && !double.IsNaN(one.Values[12]))
            .Select(one => draft.Say("survival.words", Name(draft, one.standing), Figures.Percent(one.Values[12]))));
}
