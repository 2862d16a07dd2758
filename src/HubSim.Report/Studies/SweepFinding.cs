using System.Globalization;
using HubSim.Report.Charts;
using HubSim.Report.Pages;
using HubSim.Report.Texts;

namespace HubSim.Report.Studies;

/// <summary>A sweep: how the responses go with the factors.</summary>
internal static class SweepFinding
{
    private static readonly string[] Colours = ["a", "b", "c", "d", "e"];

    /// <summary>What it found.</summary>
    public static Finding Of(StudyView view)
    {
        var points = view.Rows("summary");
        var levels = view.Rows("levels");
        var factors = levels.Select(row => row.Text("factor")).Distinct(StringComparer.Ordinal).ToList();
        var byPoint = points.GroupBy(row => row.Text("response"), StringComparer.Ordinal).ToList();
        var figures = levels.GroupBy(row => row.Text("response"), StringComparer.Ordinal)
            .Select((group, i) => Levels(view, [.. group], group.Key, i)).ToList();
        var lines = byPoint.Select((group, i) => Lines(view, [.. group], group.Key, factors, i)).OfType<Html>().ToList();
        var steps = levels.GroupBy(row => row.Text("response"), StringComparer.Ordinal).Select((group, i) => Steps(view, [.. group], group.Key, i)).OfType<Html>().ToList();
        Section?[] parts =
        [
            Part(view, "findings", view["sweep.title"], view["sweep.text"], figures),
            Part(view, "steps", view["sweep.steps"], view["sweep.steps.text"], steps),
            Part(view, "together", Together(view, factors), view[factors.Count > 1 ? "sweep.together.text" : "sweep.alone.text"], lines),
        ];
        return new Finding(Answer(view, [.. byPoint[0]], levels, byPoint[0].Key, factors), [.. parts.OfType<Section>()]);
    }

    private static Section? Part(StudyView view, string id, string title, string text, List<Html> figures) =>
        figures.Count == 0 ? null : new Section(view.Id(id), title, Html.Of($"<p>{text}</p><div class=\"grid\">{figures}</div>"));

    private static string Together(StudyView view, List<string> factors) => factors.Count > 1
        ? view.Say("sweep.together", Draft.Name(factors[0]), Draft.Name(factors[^1]))
        : view.Say("sweep.alone", Draft.Name(factors[0]));

    private static string Answer(StudyView view, List<StudyRow> points, IReadOnlyList<StudyRow> levels, string response, List<string> factors)
    {
        var measure = view.MeasureOf(response);
        List<StudyRow> known = [.. points.Where(row => !double.IsNaN(row.Number("mean")))];
        if (known.Count == 0)
        {
            return view.Say("sweep.finding.none", view.Response(response));
        }

        var (high, low) = (known.MaxBy(row => row.Number("mean")), known.MinBy(row => row.Number("mean")));
        var first = view.Say(
            "sweep.finding", view.Response(response), At(view, high, factors), view.Whole(measure, high.Estimate("mean")), At(view, low, factors), view.Whole(measure, low.Estimate("mean")));
        var own = levels.Where(row => row.Text("response") == response && !double.IsNaN(row.Number("mean"))).GroupBy(row => row.Text("factor"), StringComparer.Ordinal)
            .Select(group => (Factor: group.Key, Least: group.MinBy(row => row.Number("mean")), Most: group.MaxBy(row => row.Number("mean"))))
            .OrderByDescending(one => one.Most.Number("mean") - one.Least.Number("mean")).ToList();
        return own.Count == 0
            ? first
            : first + view["sentence.gap"] + view.Say(
                "sweep.finding.factor", Draft.Name(own[0].Factor), InUnit(own[0].Least), view.Whole(measure, own[0].Least.Estimate("mean")), InUnit(own[0].Most), view.Whole(measure, own[0].Most.Estimate("mean")));

        string InUnit(StudyRow row) => view.InUnit(Group(row), view.UnitOf(row.Text("factor")));
    }

    /// <summary>A row for each level of each factor, all else averaged.</summary>
    private static Html Levels(StudyView view, List<StudyRow> rows, string response, int number)
    {
        var measure = view.MeasureOf(response);
        var factors = rows.Select(row => row.Text("factor")).Distinct(StringComparer.Ordinal).ToList();
        IReadOnlyList<string> names = [.. rows.Select(row => $"{Draft.Name(row.Text("factor"))} {Group(row)}")];
        var chart = new Chart
        {
            Id = view.Id($"found-{Figures.Plain(number)}"),
            Axis = Axis.Names,
            Notation = measure.Notation,
            Unit = measure.Unit,
            Names = names,
            Marks =
            [
                .. factors.Select((factor, k) => new Marks(view.Factor(factor), Colours[k % Colours.Length],
                [
                    .. rows.Select((row, i) => (row, i)).Where(one => one.row.Text("factor") == factor && !double.IsNaN(one.row.Number("mean")))
                        .Select(one => StudyView.Mark(one.i, measure, one.row.Estimate("mean"), names[one.i])),
                ])).Where(marks => marks.Rows.Count > 0),
            ],
        };
        return view.Add(chart, view.Response(response));
    }

    /// <summary>How a level differs from the one before, pair by pair of runs; null where the tables do not say it.</summary>
    private static Html? Steps(StudyView view, List<StudyRow> rows, string response, int number)
    {
        var measure = view.MeasureOf(response).Difference;
        List<(StudyRow Before, StudyRow Row)> pairs = [.. rows.Zip(rows.Skip(1)).Where(pair => pair.Second.Has("step") && !double.IsNaN(pair.Second.Number("step")))];
        List<StudyRow> shown = [.. pairs.Select(pair => pair.Row)];
        if (shown.Count == 0)
        {
            return null;
        }

        IReadOnlyList<string> names = [.. pairs.Select(pair => $"{Draft.Name(pair.Row.Text("factor"))} {Group(pair.Before)} \u2192 {Group(pair.Row)}")];
        IReadOnlyList<Mark> Of(bool isSure) => [.. shown.Select((row, i) => (row, i)).Where(one => one.row.Estimate("step").IsSure == isSure).Select(one => StudyView.Mark(one.i, measure, one.row.Estimate("step"), names[one.i]))];
        Marks[] marks = [new(view["compare.finding.sure"], "a", Of(isSure: true)), new(view["compare.finding.unsure"], "e", Of(isSure: false))];
        var chart = new Chart
        {
            Id = view.Id($"steps-{Figures.Plain(number)}"),
            Axis = Axis.Names,
            Notation = measure.Notation,
            Unit = measure.Unit,
            Names = names,
            Levels = [new Level(0, "")],
            Signed = true,
            Marks = [.. marks.Where(one => one.Rows.Count > 0)],
        };
        return view.Add(chart, view.Response(response));
    }

    /// <summary>
    /// The response over the first factor, a line for each level of the second: where there are two at most, of numbers, in a
    /// grid that a picture can hold.
    /// </summary>
    private static Html? Lines(StudyView view, List<StudyRow> rows, string response, List<string> factors, int number)
    {
        if (factors.Count is not (1 or 2) || view.Setting("design") is not "grid" || rows.Any(row => factors.Exists(factor => double.IsNaN(row.Number(factor)))))
        {
            return null;
        }

        var measure = view.MeasureOf(response);
        double[] places = [.. rows.Select(row => row.Number(factors[0])).Distinct().Order()];
        var groups = rows.GroupBy(row => factors.Count > 1 ? row.Number(factors[1]) : 0).OrderBy(group => group.Key).ToList();
        if (places.Length < 2 || groups.Count > Colours.Length)
        {
            return null;
        }

        string Name(double level) => factors.Count > 1 ? $"{Draft.Name(factors[1])} {Figures.Level(level)}" : view["mean"];
        double[] Values(IEnumerable<StudyRow> group, string column) =>
            [.. places.Select(place => measure.Of(group.Where(row => row.Number(factors[0]) == place).Select(row => row.Number(column)).FirstOrDefault(double.NaN)))];
        var chart = new Chart
        {
            Id = view.Id($"together-{Figures.Plain(number)}"),
            Axis = Axis.Numbers,
            Notation = measure.Notation,
            Unit = measure.Unit,
            Across = view.Factor(factors[0]),
            Places = places,
            Bands = [.. groups.Select((group, k) => new Band(view.Say("study.interval", Name(group.Key)), Colours[k], groups.Count > 1 ? 0.07 : 0.16, Values(group, "mean_lower"), Values(group, "mean_upper")) { With = Name(group.Key) })],
            Lines = [.. groups.Select((group, k) => new Line(Name(group.Key), Colours[k], Values(group, "mean")) { Dots = true })],
        };
        var words = string.Join("; ", chart.Lines.Select(line => $"{line.Name}: {Figures.In(chart.Notation, line.Values[0])}, {Figures.In(chart.Notation, line.Values[^1])}"));
        return view.Add(chart, view.Response(response), words);
    }

    private static string At(StudyView view, StudyRow row, List<string> factors) =>
        string.Join(view["list.gap"], factors.Select(factor => $"{Draft.Name(factor)} {(row.Text(factor) is { Length: > 0 } word ? word : view.InUnit(Figures.Level(row.Number(factor)), view.UnitOf(factor)))}"));

    private static string Group(StudyRow row) => row.Text("from") == row.Text("to") ? Word(row.Text("from")) : $"{Word(row.Text("from"))}\u2013{Word(row.Text("to"))}";

    /// <summary>A level as it stands, or with three figures where it is a long number.</summary>
    private static string Word(string level) => double.TryParse(level, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Figures.Level(number) : level;
}
