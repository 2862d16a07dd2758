using System.Globalization;
using HubSim.Report.Charts;
using HubSim.Report.Pages;
using HubSim.Report.Texts;
using MathNet.Numerics.Distributions;

namespace HubSim.Report.Studies;

/// <summary>A selection of the best policy: what is guaranteed, and the means.</summary>
internal static class SelectFinding
{
    /// <summary>The risk where the file states none: the default of its key.</summary>
    private const double UsualAlpha = 0.05;

    /// <summary>What it found.</summary>
    public static Finding Of(StudyView view)
    {
        var rows = view.Rows("summary");
        var response = view.Setting("response");
        var measure = view.MeasureOf(response);
        var table = StudyView.Table(
            view["select.title"],
            [view["policy"], view["runs"], view["mean95"], view["select.lead"], StudyView.OfWords + view["select.dropped"]],
            rows.Select(row => new[]
            {
                view.Policy(row.Text("policy")),
                Figures.Whole(row.Number("replications")),
                view.Estimate(measure, Mean(row)),
                row.Is("selected") ? view["select.selected"] : measure.Difference.Say(row.Number("lead_of_selected")),
                double.IsNaN(row.Number("dropped_after")) ? "" : view.Say("select.dropped.after", Figures.Whole(row.Number("dropped_after")), view.Policy(row.Text("dropped_by"))),
            }));
        var body = Html.Of($"<p>{view["select.text"]}</p>{Chart(view, rows, response, measure)}{table}");
        return new Finding(Answer(view, rows, response, measure), [new Section(view.Id("findings"), view["select.title"], body)]) { More = AsGood(view, rows, measure) };
    }

    private static string Answer(StudyView view, IReadOnlyList<StudyRow> rows, string response, Measure measure)
    {
        var delta = Number(view, "delta");
        var alpha = Number(view, "alpha") is var given && double.IsNaN(given) ? UsualAlpha : given;
        if (!rows.Any(row => row.Is("selected")))
        {
            var left = string.Join(view["list.gap"], rows.Where(row => double.IsNaN(row.Number("dropped_after"))).Select(row => view.Say("quoted", view.Policy(row.Text("policy")))));
            return view.Say("select.finding.none", left, view.Response(response), Figures.Whole(rows.Max(row => row.Number("replications"))));
        }

        var best = rows.First(row => row.Is("selected"));
        var isSequential = view.Setting("procedure") is not "ocba";
        var first = isSequential
            ? view.Say("select.finding.kn", view.Policy(best.Text("policy")), view.Response(response), Figures.Percent(1 - alpha), Small(measure.Difference, delta))
            : view.Say("select.finding.ocba", view.Policy(best.Text("policy")), view.Response(response));
        var next = rows.Where(row => !row.Is("selected")).OrderBy(row => Math.Abs(row.Number("lead_of_selected"))).First();
        var second = view.Say("select.finding.mean", view.Whole(measure, Mean(best)), Figures.Whole(best.Number("replications")), view.Policy(next.Text("policy")), measure.Difference.Whole(next.Number("lead_of_selected")));
        return view.Sentences(first, second);
    }

    /// <summary>The guarantee says nothing between policies that are closer than delta: which are.</summary>
    private static string AsGood(StudyView view, IReadOnlyList<StudyRow> rows, Measure measure)
    {
        var delta = Number(view, "delta");
        var close = rows.Where(row => !row.Is("selected") && Math.Abs(row.Number("lead_of_selected")) < delta).Select(row => view.Policy(row.Text("policy"))).ToList();
        return close.Count > 0 ? view.Say("select.finding.close", string.Join(view["list.gap"], close.Select(name => view.Say("quoted", name))), Small(measure.Difference, delta)) : "";
    }

    /// <summary>A lead as the file has it, with its unit.</summary>
    private static string Small(Measure measure, double delta) =>
        measure.Notation is Notation.Points ? measure.Whole(delta) : measure.With(measure.Of(delta).ToString("G6", CultureInfo.InvariantCulture));

    private static double Number(StudyView view, string name) =>
        double.TryParse(view.Setting(name), CultureInfo.InvariantCulture, out var given) ? given : double.NaN;

    private static Html Chart(StudyView view, IReadOnlyList<StudyRow> rows, string response, Measure measure)
    {
        var chart = new Chart
        {
            Id = view.Id("found-0"),
            Axis = Axis.Names,
            Notation = measure.Notation,
            Unit = measure.Unit,
            Names = [.. rows.Select(row => view.Policy(row.Text("policy")))],
            Marks =
            [
                new Marks(view["select.selected"], "a", Marks(rows, measure, isSelected: true)),
                new Marks(view["select.others"], "e", Marks(rows, measure, isSelected: false)),
            ],
        };
        return view.Add(chart with { Marks = [.. chart.Marks.Where(marks => marks.Rows.Count > 0)] }, view.Say("select.chart", view.Response(response)));
    }

    private static IReadOnlyList<Mark> Marks(IReadOnlyList<StudyRow> rows, Measure measure, bool isSelected) =>
        [.. rows.Select((row, i) => (row, i)).Where(one => one.row.Is("selected") == isSelected).Select(one => StudyView.Mark(one.i, measure, Mean(one.row), ""))];

    /// <summary>The mean with Student's interval of 95 %, of each policy alone.</summary>
    private static Estimated Mean(StudyRow row)
    {
        var (mean, n) = (row.Number("mean"), row.Number("replications"));
        var half = n > 1 ? StudentT.InvCDF(0, 1, n - 1, 0.975) * row.Number("sd") / Math.Sqrt(n) : double.NaN;
        return new(mean, mean - half, mean + half);
    }
}
