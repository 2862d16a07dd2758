using HubSim.Report.Charts;
using HubSim.Report.Pages;
using HubSim.Report.Texts;

namespace HubSim.Report.Studies;

/// <summary>A comparison of policies: differences with intervals, who beats whom, regret, the firms that would have died.</summary>
internal static class CompareFinding
{
    private const double MostTimes = 1000;

    /// <summary>What it found.</summary>
    public static Finding Of(StudyView view)
    {
        var summary = view.Rows("summary");
        var response = summary[0].Text("response");
        List<StudyRow> first = [.. summary.Where(row => row.Text("response") == response)];
        Section?[] parts = [Differences(view, summary), Regret(view, first, response), Pairs(view), Firms(view), Settings(view)];
        return new Finding(Answer(view, first, response), [.. parts.OfType<Section>()]);
    }

    private static string Answer(StudyView view, List<StudyRow> rows, string response)
    {
        var measure = view.MeasureOf(response);
        var sign = rows[0].Text("better") == "less" ? -1 : 1;
        var (reference, others) = (rows[0], rows.Skip(1).ToList());
        var best = rows.MaxBy(row => sign * row.Number("mean"));
        var comparisons = others.Count;
        string lead;
        if (best.Text("policy") == reference.Text("policy"))
        {
            var next = others.MaxBy(row => sign * row.Number("mean"));
            lead = view.Say("compare.finding.base", best.Text("label"), view.Response(response), measure.Whole(best.Number("mean")), next.Text("label"), view.Difference(measure, next.Estimate("difference")), comparisons);
        }
        else
        {
            var difference = best.Estimate("difference");
            var name = difference.IsSure ? "compare.finding.lead" : "compare.finding.chance";
            lead = view.Say(name, best.Text("label"), view.Response(response), measure.Whole(best.Number("mean")), reference.Text("label"), view.Difference(measure, difference), comparisons);
        }

        var calm = rows.Where(row => !double.IsNaN(row.Number("regret_mean"))).OrderBy(row => row.Number("regret_mean")).ToList();
        return calm.Count == 0
            ? lead
            : lead + view["sentence.gap"] + view.Say("compare.finding.regret", calm[0].Text("label"), view.Whole(measure.Difference, Regret(calm[0])), Figures.Percent(calm[0].Number("best")));
    }

    /// <summary>A chart for each response: how each policy differs from the first.</summary>
    private static Section Differences(StudyView view, IReadOnlyList<StudyRow> summary)
    {
        var figures = summary.GroupBy(row => row.Text("response"), StringComparer.Ordinal).Select((group, i) => Difference(view, [.. group], group.Key, i)).OfType<Html>().ToList();
        return new Section(view.Id("findings"), view["compare.finding.title"], Html.Of($"<p>{view.Say("compare.finding.text", summary[0].Text("label"))}</p><div class=\"grid\">{figures}</div>"));
    }

    private static Html? Difference(StudyView view, List<StudyRow> rows, string response, int number)
    {
        var whole = view.MeasureOf(response);
        var measure = whole.Difference;
        List<StudyRow> shown = [.. rows.Where(row => !double.IsNaN(row.Number("difference")))];
        if (shown.Count == 0)
        {
            return null;
        }

        var chart = new Chart
        {
            Id = view.Id($"found-{Figures.Plain(number)}"),
            Axis = Axis.Names,
            Notation = measure.Notation,
            Unit = view.Say("compare.finding.level", measure.Unit, rows[0].Text("label"), whole.Whole(rows[0].Number("mean"))),
            Names = [.. shown.Select(row => row.Text("label"))],
            Levels = [new Level(0, "")],
            Signed = true,
            Marks =
            [
                Kind(view, shown, measure, "compare.finding.sure", "a", row => row.Estimate("difference").IsSure),
                Kind(view, shown, measure, "compare.finding.unsure", "e", row => !row.Estimate("difference").IsSure),
            ],
        };
        return view.Add(chart with { Marks = [.. chart.Marks.Where(marks => marks.Rows.Count > 0)] }, view.Response(response));
    }

    private static Marks Kind(StudyView view, List<StudyRow> rows, Measure measure, string name, string colour, Func<StudyRow, bool> isOf) => new(
        view[name], colour, [.. rows.Select((row, i) => (row, i)).Where(one => isOf(one.row)).Select(one => StudyView.Mark(one.i, measure, one.row.Estimate("difference"), one.row.Text("label")))]);

    /// <summary>A mean regret is never below 0, whatever the symmetric interval says.</summary>
    private static Estimated Regret(StudyRow row) => row.Estimate("regret_mean") is var found && found.Lower < 0 ? found with { Lower = 0 } : row.Estimate("regret_mean");

    private static Section? Regret(StudyView view, List<StudyRow> rows, string response)
    {
        if (rows.All(row => double.IsNaN(row.Number("regret_mean"))))
        {
            return null;
        }

        var measure = view.MeasureOf(response).Difference;
        List<StudyRow> sorted = [.. rows.Where(row => !double.IsNaN(row.Number("regret_mean"))).OrderBy(row => row.Number("regret_mean"))];
        IReadOnlyList<string> names = [.. sorted.Select(row => row.Text("label"))];
        var regret = new Chart
        {
            Id = view.Id("regret"),
            Axis = Axis.Names,
            Notation = measure.Notation,
            Unit = measure.Unit,
            Names = names,
            Least = 0,
            Marks = [new Marks(view["compare.regret.mean"], "b", [.. sorted.Select((row, i) => StudyView.Mark(i, measure, Regret(row), names[i]))])],
        };
        var best = new Chart
        {
            Id = view.Id("best"),
            Axis = Axis.Names,
            Notation = Notation.Percent,
            Unit = view["unit.share_of_runs"],
            Names = names,
            Least = 0,
            Most = 1,
            Bars = [new Bars(view["compare.best"], "a", [.. sorted.Select(_ => 0.0)], [.. sorted.Select(row => row.Number("best"))])],
        };
        return new Section(view.Id("regret-part"), view["compare.regret.title"], Html.Of($"<p>{view["compare.regret.text"]}</p><div class=\"grid\">{view.Add(regret, view.Say("compare.regret.chart", view.Response(response)))}{view.Add(best, view.Say("compare.best.chart", view.Response(response)))}</div>"));
    }

    /// <summary>Every pair that was compared, by response.</summary>
    private static Section? Pairs(StudyView view)
    {
        var rows = view.Rows("differences");
        if (rows.Count == 0)
        {
            return null;
        }

        var whole = Measure.Of(view.Draft, "share");
        var tables = rows.GroupBy(row => row.Text("response"), StringComparer.Ordinal).Select(group =>
        {
            var measure = view.MeasureOf(group.Key);
            return Html.Of($"<h3>{view.Response(group.Key)}</h3><p class=\"unit\">{measure.Unit}</p>{StudyView.Table(
                view.Response(group.Key),
                [view["compare.pair"], view["compare.pair.difference"], view["compare.pair.beats"], view["compare.pair.p"], view["compare.pair.saved"]],
                group.Select(row => new[]
                {
                    view.Say("compare.pair.of", view.Policy(row.Text("policy")), view.Policy(row.Text("base"))),
                    view.Difference(measure, row.Estimate("difference")),
                    view.Estimate(whole, row.Estimate("better")),
                    Figures.Chance(row.Number("holm_p_value")),
                    Times(row.Number("variance_ratio")),
                }))}");
        });
        return new Section(view.Id("pairs"), view["compare.pairs.title"], Html.Of($"<p>{view["compare.pairs.text"]}</p>{tables}"));
    }

    /// <summary>How many times as many; above a thousand the figure says no more than that it is many.</summary>
    private static string Times(double ratio) => double.IsNaN(ratio) ? "" : ratio > MostTimes ? $"> {Figures.Whole(MostTimes)}\u00d7" : $"{Figures.Short(ratio)}\u00d7";

    /// <summary>The same founders under two policies: what an extra survivor costs.</summary>
    private static Section? Firms(StudyView view)
    {
        var rows = view.Rows("firms");
        if (rows.Count == 0)
        {
            return null;
        }

        var (firms, plain) = (Measure.Of(view.Draft, "firms"), Measure.Of(view.Draft, ""));
        var table = StudyView.Table(
            view["compare.firms.title"],
            [view["compare.pair"], view["compare.firms.all"], view["compare.firms.same"], view["compare.firms.money"], view["compare.firms.each"]],
            rows.Select(row => new[]
            {
                view.Say("compare.pair.of", view.Policy(row.Text("policy")), view.Policy(row.Text("base"))),
                view.Difference(firms, row.Estimate("extra_survivors_all")),
                view.Difference(firms, row.Estimate("extra_survivors_same")),
                view.Difference(plain, row.Estimate("extra_public_rmb_million")),
                double.IsNaN(row.Number("all_per_rmb_million")) ? "" : view.Estimate(plain, row.Estimate("all_per_rmb_million")),
            }));
        return new Section(view.Id("firms"), view["compare.firms.title"], Html.Of($"<p>{view["compare.firms.text"]}</p>{table}"));
    }

    /// <summary>What differs between the policies, value by value.</summary>
    private static Section? Settings(StudyView view)
    {
        var rows = view.Rows("settings");
        if (rows.Count == 0)
        {
            return null;
        }

        var parts = rows.GroupBy(row => (Base: row.Text("base"), Policy: row.Text("policy"))).Select(group =>
        {
            var title = view.Say("compare.changed", view.Policy(group.Key.Policy), view.Policy(group.Key.Base));
            var entries = group.Select(row => new Files.Results.DifferenceEntry(row.Text("path"), row.Text("unit"), Known(row.Text("base_value")), Known(row.Text("policy_value"))));
            return Html.Of($"<details><summary>{title} ({group.Count()})</summary>{Sections.Differences.Table(view.Draft, entries, view.Policy(group.Key.Base), view.Policy(group.Key.Policy))}</details>");
        });
        return new Section(view.Id("settings"), view["compare.settings.title"], Html.Of($"{parts}"));
    }

    private static string? Known(string value) => value.Length == 0 ? null : value;
}
