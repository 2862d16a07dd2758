using HubSim.Report.Charts;
using HubSim.Report.Pages;
using HubSim.Report.Texts;

namespace HubSim.Report.Studies;

/// <summary>A screening: how much each input moves the responses from its low to its high end.</summary>
internal static class MorrisFinding
{
    private const int Shown = 15;

    /// <summary>What it found.</summary>
    public static Finding Of(StudyView view)
    {
        var groups = view.Rows("summary").GroupBy(row => row.Text("response"), StringComparer.Ordinal).ToList();
        var figures = groups.Select((group, i) => Chart(view, Sorted(group), group.Key, i)).ToList();
        var body = Html.Of($"<p>{view["morris.text"]}</p><div class=\"grid\">{figures}</div><p class=\"note\">{view.Sentences(groups.Exists(group => group.Count() > Shown) ? view.Say("morris.shown", Shown) : "", view["morris.note"])}</p>");
        return new Finding(Answer(view, Sorted(groups[0]), groups[0].Key), [new Section(view.Id("findings"), view["morris.title"], body)]);
    }

    private static string Answer(StudyView view, List<StudyRow> rows, string response)
    {
        var measure = view.MeasureOf(response).Difference;
        var sure = rows.Count(row => row.Is("above_zero"));
        var still = rows.Count(row => row.Number("mu_star") == 0);
        var first = view.Say("morris.finding", Figures.Whole(sure), Figures.Whole(rows.Count), view.Response(response), Figures.Whole(still));
        return sure == 0
            ? first
            : view.Sentences(first, view.Say(sure > 1 ? "morris.finding.next" : "morris.finding.first", Draft.Name(rows[0].Text("factor")), view.Whole(measure, rows[0].Estimate("mu_star")), Draft.Name(rows[Math.Min(1, rows.Count - 1)].Text("factor")), view.Whole(measure, rows[Math.Min(1, rows.Count - 1)].Estimate("mu_star"))));
    }

    private static List<StudyRow> Sorted(IEnumerable<StudyRow> rows) => [.. rows.OrderByDescending(row => row.Is("above_zero")).ThenByDescending(row => row.Number("mu_star"))];

    private static Html Chart(StudyView view, List<StudyRow> sorted, string response, int number)
    {
        var measure = view.MeasureOf(response).Difference;
        var rows = sorted.Take(Shown).ToList();
        IReadOnlyList<string> names = [.. rows.Select(row => Draft.Name(row.Text("factor")))];
        IReadOnlyList<Mark> Single(string column, Func<StudyRow, bool> isShown) =>
            [.. rows.Select((row, i) => (row, i)).Where(one => isShown(one.row) && !double.IsNaN(one.row.Number(column))).Select(one => StudyView.Mark(one.i, measure, new(one.row.Number(column), double.NaN, double.NaN), names[one.i]))];
        Marks[] marks =
        [
            new(view["morris.mu_star"], "a", [.. rows.Select((row, i) => (row, i)).Where(one => one.row.Is("above_zero")).Select(one => StudyView.Mark(one.i, measure, one.row.Estimate("mu_star"), names[one.i]))]),
            new(view["morris.unsure"], "e", [.. rows.Select((row, i) => (row, i)).Where(one => !one.row.Is("above_zero")).Select(one => StudyView.Mark(one.i, measure, one.row.Estimate("mu_star"), names[one.i]))]),
            new(view["morris.sigma"], "b", Single("sigma", _ => true)),
        ];
        var chart = new Chart
        {
            Id = view.Id($"found-{Figures.Plain(number)}"),
            Axis = Axis.Names,
            Notation = measure.Notation,
            Unit = measure.Unit,
            Names = names,
            Least = 0,
            Beside = true,
            Marks = [.. marks.Where(one => one.Rows.Count > 0)],
        };
        return view.Add(chart, view.Say("morris.chart", view.Response(response)));
    }
}
