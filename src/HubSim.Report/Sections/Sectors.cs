using HubSim.Report.Charts;
using HubSim.Report.Pages;
using HubSim.Report.Reading;
using HubSim.Report.Texts;

namespace HubSim.Report.Sections;

/// <summary>Which sectors the firms alive on the last day work in, and what public money went to each.</summary>
internal static class Sectors
{
    /// <summary>The section; null when the scenario has no sectors.</summary>
    public static Section? Of(FinishedRun run, Draft draft)
    {
        Html?[] figures =
        [
            Chart(run, draft, "firms_in_", "", "firms", Notation.Whole, draft["unit.firms"], static value => value, "a"),
            Chart(run, draft, "public_in_", "_fen", "money", Notation.Short, draft["unit.rmb_million"], Figures.Millions, "c"),
        ];
        var shown = figures.OfType<Html>().ToList();
        return shown.Count == 0 ? null : new Section("sectors", draft["sectors.title"], Html.Of($"<p>{draft["sectors.text"]}</p><div class=\"grid\">{shown}</div>"));
    }

    private static Html? Chart(FinishedRun run, Draft draft, string prefix, string suffix, string id, Notation notation, string unit, Func<double, double> convert, string colour)
    {
        var sectors = run.ResponseNames
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && name.EndsWith(suffix, StringComparison.Ordinal))
            .Select(name => (Name: Draft.Name(name[prefix.Length..^suffix.Length]), Values: Sorted(run.Response(name), convert)))
            .Where(one => one.Values.Length > 0)
            .OrderByDescending(one => MonthSeries.OfSorted(one.Values, 0.5)).ThenBy(one => one.Name, StringComparer.Ordinal)
            .ToList();
        if (sectors.Count < 2)
        {
            return null;
        }

        var chart = new Chart
        {
            Id = $"sectors-{id}",
            Axis = Axis.Names,
            Notation = notation,
            Unit = unit,
            Names = [.. sectors.Select(one => one.Name)],
            Least = 0,
            Marks = [Spread.Marks(run, draft, colour, sectors)],
        };
        var words = draft.Say("sectors.words", chart.Names[0], Figures.In(notation, chart.Marks[0].Rows[0].Value), chart.Names[1], Figures.In(notation, chart.Marks[0].Rows[1].Value));
        return draft.Add(chart, draft[$"sectors.{id}"], words);
    }

    private static double[] Sorted(double[]? values, Func<double, double> convert)
    {
        double[] present = [.. (values ?? []).Where(value => !double.IsNaN(value)).Select(convert)];
        Array.Sort(present);
        return present;
    }
}
