using HubSim.Experiments.Analysis;
using HubSim.Report.Charts;
using HubSim.Report.Pages;
using HubSim.Report.Texts;

namespace HubSim.Report.Studies;

/// <summary>Boxes of uncertain inputs in which a policy fails: their bounds, coverage and density.</summary>
internal static class DiscoverFinding
{
    /// <summary>What it found.</summary>
    public static Finding Of(StudyView view)
    {
        var bounds = view.Rows("summary");
        var inputs = bounds.SelectMany(row => new[] { row.Text("input"), Column(row.Text("input")) });
        var runs = view.Rows("runs", [.. inputs, "fails"]).Where(row => !double.IsNaN(row.Number("fails"))).ToList();
        var boxes = bounds.GroupBy(row => row.Number("box")).OrderBy(group => group.Key).Select(group => group.ToList()).ToList();
        var parts = boxes.Select((box, i) => Box(view, box, runs, i)).ToList();
        var quality = boxes.Count == 0 ? Html.Empty : Quality(view, boxes);
        var none = boxes.Count == 0 ? Html.Of($"<p>{view["discover.none"]}</p>") : Html.Empty;
        var body = Html.Of($"<p>{view["discover.text"]}</p>{none}{parts}{quality}<p class=\"note\">{view["discover.note"]}</p>");
        return new Finding(Answer(view, boxes, runs), [new Section(view.Id("findings"), view["discover.title"], body)]);
    }

    private static string Answer(StudyView view, List<List<StudyRow>> boxes, List<StudyRow> runs)
    {
        var failed = runs.Count(row => row.Is("fails"));
        var interval = Wilson.Interval(failed, runs.Count);
        var first = view.Say(
            "discover.finding",
            Failing(view),
            Figures.Percent(runs.Count == 0 ? double.NaN : (double)failed / runs.Count),
            Figures.Whole(runs.Count),
            interval is { } known ? view.Draft.Figures.Range(Figures.Percent(known.Lower), Figures.Percent(known.Upper)) : "");
        if (boxes.Count == 0)
        {
            return first + view["sentence.gap"] + view["discover.none"];
        }

        var box = boxes[0];
        var where = string.Join(view["list.gap"], box.Select(row => Side(view, row)));
        return first + view["sentence.gap"] + view.Say(
            "discover.finding.box", where, Figures.Percent(box[0].Number("density")), Figures.Percent(box[0].Number("coverage")), Figures.Percent(box[0].Number("fresh_density")), Figures.Percent(box[0].Number("fresh_coverage")));
    }

    /// <summary>When the policy fails, as the file says it: a response, a sign and a bound.</summary>
    private static string Failing(StudyView view)
    {
        var words = view.Setting("fails").Split(' ', 2);
        return string.Join(' ', words.Skip(1).Prepend(view.Signed(words[0], words[0])));
    }

    private static string Side(StudyView view, StudyRow row)
    {
        var (lower, upper) = (row.Number("lower"), row.Number("upper"));
        string In(double value) => view.InUnit(Figures.Short(value), row.Text("unit"));
        return (double.IsNaN(lower), double.IsNaN(upper)) switch
        {
            (true, _) => view.Say("discover.below", row.Text("input"), In(upper)),
            (_, true) => view.Say("discover.above", row.Text("input"), In(lower)),
            _ => view.Say("discover.between", row.Text("input"), Figures.Short(lower), In(upper)),
        };
    }

    /// <summary>The bounds of a box as parts of the ranges that were drawn, and in their units.</summary>
    private static Html Box(StudyView view, List<StudyRow> bounds, List<StudyRow> runs, int number)
    {
        var inside = bounds.Select(row => Part(row, runs)).ToList();
        var chart = new Chart
        {
            Id = view.Id($"found-{Figures.Plain(number)}"),
            Axis = Axis.Names,
            Notation = Notation.Percent,
            Unit = view["discover.unit"],
            Names = [.. bounds.Select(row => row.Text("input"))],
            Least = 0,
            Most = 1,
            Bars = [new Bars(view["discover.inside"], "b", [.. inside.Select(part => part.From)], [.. inside.Select(part => part.To)])],
        };
        var title = view.Say("discover.box", number + 1);
        var words = string.Join(view["list.gap"], bounds.Select(row => Side(view, row)));
        var table = StudyView.Table(
            title,
            [view["drivers.input"], view["discover.from"], view["discover.to"], StudyView.OfWords + view["register.unit"], view["discover.p"], view["discover.kept"]],
            bounds.Select(row => new[]
            {
                row.Text("input"), Figures.Short(row.Number("lower")), Figures.Short(row.Number("upper")), Measure.Words(view.Draft, row.Text("unit")), Figures.Chance(row.Number("quasi_p")), Figures.Percent(row.Number("kept")),
            }));
        return Html.Of($"{view.Add(chart, title, words)}{table}");
    }

    /// <summary>Which part of the range of the drawn values lies between the bounds.</summary>
    private static (double From, double To) Part(StudyRow bound, List<StudyRow> runs)
    {
        var (name, column) = (bound.Text("input"), Column(bound.Text("input")));
        var values = runs.Select(row => row.Has(name) ? row.Number(name) : row.Number(column)).Where(value => !double.IsNaN(value)).ToList();
        if (values.Count == 0 || values.Max() <= values.Min())
        {
            return (double.NaN, double.NaN);
        }

        var (least, most) = (values.Min(), values.Max());
        double Place(double value, double otherwise) => double.IsNaN(value) ? otherwise : Math.Clamp((value - least) / (most - least), 0, 1);
        return (Place(bound.Number("lower"), 0), Place(bound.Number("upper"), 1));
    }

    /// <summary>The name of the column of an input: its path with signs other than letters and figures as underscores.</summary>
    private static string Column(string path) => "input_" + string.Concat(path.Select(sign => char.IsLetterOrDigit(sign) ? char.ToLowerInvariant(sign) : '_'));

    private static Html Quality(StudyView view, List<List<StudyRow>> boxes)
    {
        var share = Measure.Of(view.Draft, "share");
        var table = StudyView.Table(
            view["discover.quality"],
            [view["discover.boxes"], view["discover.density"], view["discover.coverage"], view["discover.mass"], view["discover.fresh.density"], view["discover.fresh.coverage"]],
            boxes.Select((box, i) => new[]
            {
                view.Say("discover.box", i + 1), share.Say(box[0].Number("density")), share.Say(box[0].Number("coverage")), share.Say(box[0].Number("mass")), share.Say(box[0].Number("fresh_density")), share.Say(box[0].Number("fresh_coverage")),
            }));
        return Html.Of($"<h3>{view["discover.quality"]}</h3>{table}");
    }
}
