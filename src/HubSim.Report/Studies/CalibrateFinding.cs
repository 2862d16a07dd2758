using HubSim.Report.Charts;
using HubSim.Report.Pages;
using HubSim.Report.Texts;

namespace HubSim.Report.Studies;

/// <summary>A calibration: what was learnt of the unknowns, and how the posterior fits what was counted.</summary>
internal static class CalibrateFinding
{
    /// <summary>What it found.</summary>
    public static Finding Of(StudyView view)
    {
        var unknowns = view.Rows("summary");
        var fit = view.Rows("predictive").Where(row => row.Number("observed") != 0 && !double.IsNaN(row.Number("p50"))).ToList();
        Section?[] parts = [Learnt(view, unknowns), fit.Count == 0 ? null : Fit(view, fit)];
        return new Finding(Answer(view, unknowns, fit), [.. parts.OfType<Section>()]);
    }

    private static string Answer(StudyView view, IReadOnlyList<StudyRow> unknowns, List<StudyRow> fit)
    {
        var first = unknowns.MinBy(Kept);
        var learnt = view.Say(
            "calibrate.finding",
            Draft.Name(first.Text("unknown")),
            Figures.Percent(1 - Kept(first)),
            $"{Figures.Short(first.Number("prior_p05"))}\u2013{Figures.Short(first.Number("prior_p95"))}",
            view.InUnit($"{Figures.Short(first.Number("p05"))}\u2013{Figures.Short(first.Number("p95"))}", first.Text("unit")),
            Figures.Whole(unknowns.Count));
        var scored = fit.Where(row => row.Text("use") == "scored").ToList();
        var held = fit.Where(row => row.Text("use") == "held_out").ToList();
        var fits = view.Say(
            held.Count == 0 ? "calibrate.finding.fit" : "calibrate.finding.held",
            Figures.Whole(scored.Count(row => row.Is("inside"))),
            Figures.Whole(scored.Count),
            Figures.Whole(held.Count(row => row.Is("inside"))),
            Figures.Whole(held.Count));
        return view.Sentences(learnt, fits);
    }

    /// <summary>Which part of the prior's range of 90 % is left.</summary>
    private static double Kept(StudyRow row)
    {
        var before = row.Number("prior_p95") - row.Number("prior_p05");
        return before > 0 ? (row.Number("p95") - row.Number("p05")) / before : 1;
    }

    private static Section Learnt(StudyView view, IReadOnlyList<StudyRow> rows)
    {
        // Unknowns have units of their own: each is drawn within the range of its prior.
        Mark Of(StudyRow row, int place, string prefix)
        {
            var (from, to) = (row.Number("prior_p05"), row.Number("prior_p95"));
            double Within(double value) => to > from ? (value - from) / (to - from) : double.NaN;
            return new Mark(place, Within(row.Number($"{prefix}p50")), Within(row.Number($"{prefix}p05")), Within(row.Number($"{prefix}p95")), Draft.Name(row.Text("unknown")));
        }

        var chart = new Chart
        {
            Id = view.Id("found-0"),
            Axis = Axis.Names,
            Notation = Notation.Percent,
            Unit = view["calibrate.unit"],
            Names = [.. rows.Select(row => Draft.Name(row.Text("unknown")))],
            Beside = true,
            Marks =
            [
                new Marks(view["calibrate.before"], "e", [.. rows.Select((row, i) => Of(row, i, "prior_"))]),
                new Marks(view["calibrate.after"], "a", [.. rows.Select((row, i) => Of(row, i, ""))]),
            ],
        };
        string Three(StudyRow row, string prefix) => view.Say("study.with", Figures.Short(row.Number($"{prefix}p50")), view.Draft.Figures.Range(Figures.Short(row.Number($"{prefix}p05")), Figures.Short(row.Number($"{prefix}p95"))));
        var table = StudyView.Table(
            view["calibrate.title"],
            [view["calibrate.unknown"], view["calibrate.before"], view["calibrate.after"], StudyView.OfWords + view["register.unit"]],
            rows.Select(row => new[] { Draft.Name(row.Text("unknown")), Three(row, "prior_"), Three(row, ""), Measure.Words(view.Draft, row.Text("unit")) }));
        return new Section(view.Id("findings"), view["calibrate.title"], Html.Of($"<p>{view["calibrate.text"]}</p>{view.Add(chart, view["calibrate.chart"])}{table}<p class=\"note\">{view["calibrate.note"]}</p>"));
    }

    private static Section Fit(StudyView view, List<StudyRow> rows)
    {
        Mark Of(StudyRow row, int place, string prefix)
        {
            var observed = row.Number("observed");
            var (lower, upper) = (row.Number($"{prefix}p05") / observed, row.Number($"{prefix}p95") / observed);
            var middle = row.Number($"{prefix}p50") / observed;
            return new Mark(place, double.IsNaN(middle) ? (lower + upper) / 2 : middle, lower, upper, Draft.Name(row.Text("observation")));
        }

        Marks[] marks =
        [
            new(view["calibrate.before.band"], "e", [.. rows.Select((row, i) => (row, i)).Where(one => !double.IsNaN(one.row.Number("prior_p05"))).Select(one => Of(one.row, one.i, "prior_"))]),
            new(view["calibrate.band"], "a", [.. rows.Select((row, i) => Of(row, i, ""))]),
        ];
        var chart = new Chart
        {
            Id = view.Id("fit-chart"),
            Axis = Axis.Names,
            Notation = Notation.Percent,
            Unit = view["validation.unit"],
            Names = [.. rows.Select(row => Draft.Name(row.Text("observation")))],
            Least = 0,
            Beside = true,
            Levels = [new Level(1, view["validation.counted"])],
            Marks = [.. marks.Where(one => one.Rows.Count > 0)],
        };
        var table = StudyView.Table(
            view["calibrate.fit"],
            [view["validation.what"], StudyView.OfWords + view["validation.use"], view["observed"], view["calibrate.before.band"], view["calibrate.band"], StudyView.OfWords + view["validation.inside"]],
            rows.Select(row => new[]
            {
                Draft.Name(row.Text("observation")), Use(view, row), Figures.Short(row.Number("observed")), Range(view, row, "prior_"), Range(view, row, ""), view[row.Is("inside") ? "yes" : "no"],
            }));
        return new Section(view.Id("fit"), view["calibrate.fit"], Html.Of($"<p>{view["calibrate.fit.text"]}</p>{view.Add(chart, view["validation.chart"])}{table}"));
    }

    private static string Use(StudyView view, StudyRow row) => view.Draft.Phrases.Has($"validation.{row.Text("use")}") ? view[$"validation.{row.Text("use")}"] : row.Text("use");

    private static string Range(StudyView view, StudyRow row, string prefix) => double.IsNaN(row.Number($"{prefix}p05"))
        ? ""
        : view.Draft.Figures.Range(Figures.Short(row.Number($"{prefix}p05")), Figures.Short(row.Number($"{prefix}p95")));
}
