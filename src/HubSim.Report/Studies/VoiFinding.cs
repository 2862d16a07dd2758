using HubSim.Report.Charts;
using HubSim.Report.Pages;
using HubSim.Report.Texts;

namespace HubSim.Report.Studies;

/// <summary>What is worth finding out: expected values of perfect information, of all inputs and of each.</summary>
internal static class VoiFinding
{
    private const int Shown = 12;
    private const string All = "everything";
    private const double ErrorsOf95 = 1.96;

    /// <summary>What it found.</summary>
    public static Finding Of(StudyView view)
    {
        var known = view.Rows("summary");
        var policies = view.Rows("policies");
        var groups = policies.GroupBy(row => row.Text("yardstick"), StringComparer.Ordinal).ToList();
        List<Section> parts = [.. groups.Select((group, i) => Yardstick(view, group.Key, [.. group], [.. known.Where(row => row.Text("yardstick") == group.Key)], i, i == groups.Count - 1))];
        List<StudyRow> first = [.. known.Where(row => row.Text("yardstick") == groups[0].Key)];
        return new Finding(Answer(view, [.. groups[0]], first), parts) { More = Single(view, first, Measure.Of(view.Draft, groups[0].First().Text("unit"))) };
    }

    private static string Answer(StudyView view, List<StudyRow> policies, List<StudyRow> known)
    {
        var measure = Measure.Of(view.Draft, policies[0].Text("unit"));
        var best = policies.FirstOrDefault(row => row.Is("is_best"), policies[0]);
        var first = view.Say("voi.finding", Called(view, best.Text("yardstick")), view.Policy(best.Text("policy")), view.Whole(measure, best.Estimate("benefit")), Figures.Percent(best.Number("best_share")));
        double Whole(string end) => known.Where(row => row.Text("known") == $"{All}, {end}").Select(row => row.Number("value")).FirstOrDefault(double.NaN);
        var (least, most) = (Whole("at least"), Whole("at most"));
        var gain = measure.Difference;
        var worth = double.IsNaN(least) ? view.Say("voi.finding.most", gain.Whole(most)) : view.Say("voi.finding.all", gain.With(view.Range(gain, Math.Max(0, least), most)));
        return view.Sentences(first, worth);
    }

    /// <summary>A yardstick by its name, with the sign of what needs every job if one of its terms has it.</summary>
    private static string Called(StudyView view, string yardstick)
    {
        var terms = view.Experiment.Manifest.Experiment.Resolved["worth"]?[yardstick]?["terms"]?.AsArray() ?? [];
        var responses = terms.Select(term => term?["response"]?.ToString() ?? "");
        return view.Signed(responses.FirstOrDefault(view.Experiment.IsOfLargeJobs, ""), Draft.Name(yardstick));
    }

    /// <summary>What knowing one input alone is worth.</summary>
    private static string Single(StudyView view, List<StudyRow> known, Measure measure)
    {
        var inputs = Inputs(known);
        var sure = inputs.Where(row => row.Is("above_zero")).ToList();
        return sure.Count == 0
            ? view.Say("voi.finding.none", Figures.Whole(inputs.Count))
            : view.Say("voi.finding.input", sure[0].Text("known"), view.Whole(measure.Difference, Worth(sure[0])), Figures.Whole(sure.Count), Figures.Whole(inputs.Count));
    }

    private static List<StudyRow> Inputs(List<StudyRow> known) =>
        [.. known.Where(row => !row.Text("known").StartsWith(All, StringComparison.Ordinal)).OrderByDescending(row => row.Is("above_zero")).ThenByDescending(row => row.Number("value"))];

    /// <summary>A worth with its interval of 95 % by the standard error; information is never worth less than nothing.</summary>
    private static Estimated Worth(StudyRow row)
    {
        var (value, half) = (row.Number("value"), ErrorsOf95 * row.Number("standard_error"));
        return new(value, Math.Max(0, value - half), value + half);
    }

    private static Section Yardstick(StudyView view, string name, List<StudyRow> policies, List<StudyRow> known, int number, bool isLast)
    {
        var measure = Measure.Of(view.Draft, policies[0].Text("unit"));
        var benefit = new Chart
        {
            Id = view.Id($"policies-{Figures.Plain(number)}"),
            Axis = Axis.Names,
            Notation = measure.Notation,
            Unit = measure.Unit,
            Names = [.. policies.Select(row => view.Policy(row.Text("policy")))],
            Marks = [new Marks(view["mean95"], "a", [.. policies.Select((row, i) => StudyView.Mark(i, measure, row.Estimate("benefit"), view.Policy(row.Text("policy"))))])],
        };
        var text = number == 0 ? Html.Of($"<p>{view["voi.text"]}</p>") : Html.Empty;
        var note = isLast ? Html.Of($"<p class=\"note\">{view["voi.note"]}</p>") : Html.Empty;
        var figures = Html.Of($"{text}<div class=\"grid\">{view.Add(benefit, view["voi.policies"])}{Inputs(view, known, measure, number)}</div>{note}");
        return new Section(view.Id(number == 0 ? "findings" : $"findings-{Figures.Plain(number)}"), view.Say("voi.title", Called(view, name)), figures);
    }

    private static Html Inputs(StudyView view, List<StudyRow> known, Measure whole, int number)
    {
        var measure = whole.Difference;
        var rows = Inputs(known).Where(row => row.Number("value") > 0).Take(Shown).ToList();
        if (rows.Count == 0)
        {
            return Html.Of($"<p>{view.Say("voi.finding.none", Figures.Whole(Inputs(known).Count))}</p>");
        }

        Bars Of(string name, string colour, bool isSure)
        {
            double[] Values(Func<StudyRow, double> of) => [.. rows.Select(row => row.Is("above_zero") == isSure ? measure.Of(of(row)) : double.NaN)];
            return new Bars(view[name], colour, Values(_ => 0), Values(row => row.Number("value"))) { Lower = Values(row => Worth(row).Lower), Upper = Values(row => Worth(row).Upper) };
        }

        var chart = new Chart
        {
            Id = view.Id($"found-{Figures.Plain(number)}"),
            Axis = Axis.Names,
            Notation = measure.Notation,
            Unit = measure.Unit,
            Names = [.. rows.Select(row => row.Text("known"))],
            Least = 0,
            Bars = [.. new[] { Of("voi.sure", "a", true), Of("voi.unsure", "e", false) }.Where(bars => bars.To.Any(value => !double.IsNaN(value)))],
        };
        return view.Add(chart, view["voi.chart"]);
    }
}
