using HubSim.Report.Charts;
using HubSim.Report.Pages;
using HubSim.Report.Texts;

namespace HubSim.Report.Studies;

/// <summary>Sobol indices: what share of the inputs' variance each input explains, alone and with others; chance kept apart.</summary>
internal static class SobolFinding
{
    private const string Dummy = "(dummy)";

    /// <summary>What it found.</summary>
    public static Finding Of(StudyView view)
    {
        var groups = view.Rows("summary").GroupBy(row => row.Text("response"), StringComparer.Ordinal).ToList();
        var variances = view.Rows("variances");
        var figures = groups.Select((group, i) => Indices(view, Sorted(group), group.Key, i)).ToList();
        var body = Html.Of($"<p>{view["sobol.text"]}</p><div class=\"grid\">{figures}{Chance(view, variances)}</div><p class=\"note\">{view["sobol.note"]}</p>");
        return new Finding(Answer(view, Sorted(groups[0]), groups[0].Key, variances), [new Section(view.Id("findings"), view["sobol.title"], body)]);
    }

    private static string Answer(StudyView view, List<StudyRow> rows, string response, IReadOnlyList<StudyRow> variances)
    {
        var share = Measure.Of(view.Draft, "share");
        var inputs = rows.Where(row => row.Text("factor") != Dummy).ToList();
        var first = inputs.Any(row => row.Is("total_above_zero"))
            ? view.Say("sobol.finding", Draft.Name(inputs[0].Text("factor")), view.Response(response), view.Estimate(share, Possible(inputs[0].Estimate("total"))), view.Estimate(share, Possible(inputs[0].Estimate("first"))))
            : view.Say("sobol.finding.none", view.Response(response));
        var variance = variances.Where(row => row.Text("response") == response && !double.IsNaN(row.Number("chance_share"))).Select(row => view.Estimate(share, row.Estimate("chance_share"))).FirstOrDefault();
        return variance is null ? first : first + view["sentence.gap"] + view.Say("sobol.finding.chance", variance);
    }

    /// <summary>Estimates of a share may leave 0 to 1 by chance; words do not.</summary>
    private static Estimated Possible(Estimated one) => new(Math.Clamp(one.Value, 0, 1), Math.Clamp(one.Lower, 0, 1), Math.Clamp(one.Upper, 0, 1));

    private static List<StudyRow> Sorted(IEnumerable<StudyRow> rows) => [.. rows.OrderBy(row => row.Text("factor") == Dummy).ThenByDescending(row => row.Number("total"))];

    private static Html Indices(StudyView view, List<StudyRow> rows, string response, int number)
    {
        Bars Of(string name, string colour, string column) => new(view[name], colour, [.. rows.Select(row => double.IsNaN(row.Number(column)) ? double.NaN : 0)], [.. rows.Select(row => row.Number(column))])
        {
            Lower = [.. rows.Select(row => row.Number($"{column}_lower"))],
            Upper = [.. rows.Select(row => row.Number($"{column}_upper"))],
        };
        var chart = new Chart
        {
            Id = view.Id($"found-{Figures.Plain(number)}"),
            Axis = Axis.Names,
            Notation = Notation.Percent,
            Unit = view["sobol.unit"],
            Names = [.. rows.Select(row => row.Text("factor") == Dummy ? view["sobol.dummy"] : Draft.Name(row.Text("factor")))],
            Beside = true,
            Levels = [new Level(0, "")],
            Bars = [Of("sobol.first", "b", "first"), Of("sobol.total", "a", "total")],
        };
        return view.Add(chart, view.Response(response));
    }

    private static Html Chance(StudyView view, IReadOnlyList<StudyRow> variances)
    {
        var rows = variances.Where(row => !double.IsNaN(row.Number("chance_share"))).ToList();
        if (rows.Count == 0)
        {
            return Html.Empty;
        }

        var chart = new Chart
        {
            Id = view.Id("chance"),
            Axis = Axis.Names,
            Notation = Notation.Percent,
            Unit = view["sobol.chance.unit"],
            Names = [.. rows.Select(row => view.Response(row.Text("response")))],
            Least = 0,
            Most = 1,
            Bars =
            [
                new Bars(view["sobol.chance"], "e", [.. rows.Select(_ => 0.0)], [.. rows.Select(row => row.Number("chance_share"))])
                {
                    Lower = [.. rows.Select(row => row.Number("chance_share_lower"))],
                    Upper = [.. rows.Select(row => row.Number("chance_share_upper"))],
                },
            ],
        };
        return view.Add(chart, view["sobol.chance.title"]);
    }
}
