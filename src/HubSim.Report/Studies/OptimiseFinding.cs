using System.Globalization;
using System.Text.Json.Nodes;
using HubSim.Report.Charts;
using HubSim.Report.Pages;
using HubSim.Report.Texts;

namespace HubSim.Report.Studies;

/// <summary>A search for the best policy under a budget: the path, and the winner as fresh replications confirm it.</summary>
internal static class OptimiseFinding
{
    private static readonly string[] Ends = ["at_least", "at_most"];

    /// <summary>What it found.</summary>
    public static Finding Of(StudyView view)
    {
        var rows = view.Rows("summary");
        var looked = view.Rows("policies");
        var objectives = rows.Where(row => row.Text("item") == "objective").ToList();
        var measure = objectives.Count > 0 ? view.MeasureOf(objectives[0].Text("name")) : Measure.Of(view.Draft, "");
        var body = Html.Of($"<p>{view["optimise.text"]}</p>{Levers(view, rows)}{Confirmed(view, rows)}");
        var path = Path(view, looked, measure, objectives.Count > 0 ? view.Response(objectives[0].Text("name")) : "");
        Section?[] parts =
        [
            new Section(view.Id("findings"), view["optimise.title"], body),
            path is { } shown ? new Section(view.Id("path"), view["optimise.path"], Html.Of($"<p>{view["optimise.path.text"]}</p>{shown}")) : null,
        ];
        return new Finding(Answer(view, rows, objectives, looked.Count), [.. parts.OfType<Section>()]) { More = Required(view, rows) };
    }

    private static string Answer(StudyView view, IReadOnlyList<StudyRow> rows, List<StudyRow> objectives, int looked)
    {
        if (objectives.Count == 0 || double.IsNaN(objectives[0].Number("best")))
        {
            return view.Say("optimise.finding.none", Figures.Whole(looked));
        }

        var row = objectives[0];
        var measure = view.MeasureOf(row.Text("name"));
        var changed = rows.Where(one => one.Text("item") == "lever").Any(one => !double.IsNaN(one.Number("best")) && one.Number("best") != one.Number("base"));
        var first = view.Say(
            changed ? "optimise.finding" : "optimise.finding.base", view.Response(row.Text("name")), view.Whole(measure, row.Estimate("best")), view.Difference(measure, row.Estimate("difference")), Figures.Whole(looked));
        var doubt = !changed ? "" : view[row.Estimate("difference").IsSure ? "optimise.finding.sure" : "optimise.finding.unsure"];
        return view.Sentences(first, doubt);
    }

    /// <summary>What was required, and whether it is kept.</summary>
    private static string Required(StudyView view, IReadOnlyList<StudyRow> rows)
    {
        var required = rows.Where(one => one.Text("item") == "requirement" && !double.IsNaN(one.Number("best"))).Select(one =>
        {
            var own = view.MeasureOf(one.Text("name"));
            var verdict = $"optimise.{one.Text("verdict")}";
            return view.Say("optimise.finding.required", view.Response(one.Text("name")), Bound(view, one.Text("name"), own), view.Whole(own, one.Estimate("best")), view.Draft.Phrases.Has(verdict) ? view[verdict] : Draft.Name(one.Text("verdict")));
        });
        return view.Sentences(required);
    }

    /// <summary>What the file requires of the mean of a response, in words.</summary>
    private static string Bound(StudyView view, string response, Measure measure)
    {
        var found = (view.Experiment.Manifest.Experiment.Resolved["requirements"] as JsonObject)?.Select(one => one.Value as JsonObject).FirstOrDefault(one => one?["response"]?.ToString() == response);
        var said = Ends
            .Select(name => (Name: name, Value: double.TryParse(found?[name]?.ToString(), CultureInfo.InvariantCulture, out var bound) ? bound : double.NaN))
            .Where(one => !double.IsNaN(one.Value)).Select(one => view.Say($"optimise.{one.Name}", measure.Whole(one.Value)));
        return string.Join(view["list.gap"], said);
    }

    private static Html Levers(StudyView view, IReadOnlyList<StudyRow> rows) => StudyView.Table(
        view["optimise.levers"],
        [view["optimise.lever"], view["optimise.base"], view["optimise.best"], StudyView.OfWords + view["register.unit"]],
        rows.Where(row => row.Text("item") == "lever").Select(row => new[]
        {
            Draft.Name(row.Text("name")), Level(row.Number("base")), Level(row.Number("best")), Measure.Words(view.Draft, row.Text("unit")),
        }));

    private static Html Confirmed(StudyView view, IReadOnlyList<StudyRow> rows)
    {
        var shown = rows.Where(row => row.Text("item") is "objective" or "requirement" && !double.IsNaN(row.Number("best"))).ToList();
        return shown.Count == 0
            ? Html.Empty
            : Html.Of($"<h3>{view["optimise.confirmed"]}</h3>{StudyView.Table(
                view["optimise.confirmed"],
                [view["response"], view["optimise.base"], view["optimise.best"], view["compare.pair.difference"], StudyView.OfWords + view["register.unit"]],
                shown.Select(row =>
                {
                    var measure = view.MeasureOf(row.Text("name"));
                    return new[] { view.Response(row.Text("name")), measure.Say(row.Number("base")), view.Estimate(measure, row.Estimate("best")), view.Difference(measure, row.Estimate("difference")), measure.Unit };
                }))}");
    }

    private static string Level(double value) => double.IsNaN(value) ? "" : Figures.Level(value);

    /// <summary>
    /// The policies in the order in which the search looked at them, by their lead over the base: what each was seen at hangs on
    /// how many replications it had, and those of leaders are more.
    /// </summary>
    private static Html? Path(StudyView view, IReadOnlyList<StudyRow> looked, Measure whole, string response)
    {
        var measure = whole.Difference;
        List<StudyRow> rows = [.. looked.Where(row => !double.IsNaN(row.Number("lead"))).OrderBy(row => row.Number("point"))];
        if (rows.Count < 2)
        {
            return null;
        }

        var best = new double[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            var before = i > 0 ? best[i - 1] : double.NaN;
            var lead = measure.Of(rows[i].Number("lead"));
            best[i] = !Keeps(rows[i]) ? before : double.IsNaN(before) ? lead : Math.Max(before, lead);
        }

        IReadOnlyList<Mark> Marks(Func<StudyRow, bool> isOf) => [.. rows.Where(isOf).Select(row => new Mark(row.Number("point"), measure.Of(row.Number("lead")), double.NaN, double.NaN, ""))];
        Marks[] marks = [new(view["optimise.seen"], "a", Marks(Keeps)), new(view["optimise.broke"], "e", Marks(row => !Keeps(row)))];
        var chart = new Chart
        {
            Id = view.Id("found-0"),
            Axis = Axis.Numbers,
            Notation = measure.Notation,
            Unit = measure.Unit,
            Across = view["optimise.order"],
            Places = [.. rows.Select(row => row.Number("point"))],
            Lines = [new Line(view["optimise.sofar"], "b", best)],
            Marks = [.. marks.Where(one => one.Rows.Count > 0)],
            Levels = [new Level(0, view["optimise.present"])],
            Signed = true,
            Steps = true,
        };
        var words = view.Say("optimise.path.words", Figures.Whole(rows.Count), Figures.In(measure.Notation, best.FirstOrDefault(value => !double.IsNaN(value), double.NaN)), Figures.In(measure.Notation, best[^1]));
        return view.Add(chart, response, words);
    }

    private static bool Keeps(StudyRow row) => !(row.Number("feasibility") < Feasible);

    /// <summary>Chance of keeping all requirements from which on a policy counts as one that does, for the eye only.</summary>
    private const double Feasible = 0.5;
}
