using System.Globalization;
using HubSim.Report.Pages;
using HubSim.Report.Texts;

namespace HubSim.Report.Charts;

/// <summary>
/// A chart on the page: title, unit, place for the drawing with its words for those who do not see it, and its values as a table.
/// </summary>
internal static class Figure
{
    /// <summary>The markup of a chart.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="title">What it shows, as a short title.</param>
    /// <param name="words">What there is to see, as one or two sentences with numbers.</param>
    /// <param name="phrases">The texts.</param>
    public static Html Of(Chart chart, string title, string words, Phrases phrases) =>
        Html.Of($"""
            <figure id="{chart.Id}" class="figure">
            <figcaption><h3>{title}</h3><p class="unit">{Unit(chart, phrases)}</p></figcaption>
            <div class="legend" role="group" aria-label="{phrases["chart.legend"]}"></div>
            <div class="chart {chart.Axis.ToString().ToLowerInvariant()}" data-chart="{chart.Id}" role="img" tabindex="0" aria-label="{title}. {words} {phrases["chart.keys"]}"></div>
            <p class="live" aria-live="polite"></p>
            <details class="data"><summary>{phrases["chart.data"]}<span class="away">: {title}</span></summary><p>{words}</p><div class="scroll" tabindex="0" role="region" aria-label="{title}">{Table(chart, phrases)}</div></details>
            </figure>
            """);

    private static string Unit(Chart chart, Phrases phrases) =>
        chart.Across.Length > 0 ? phrases.Say("chart.against", chart.Unit, chart.Across) : chart.Unit;

    private static Html Table(Chart chart, Phrases phrases) => chart.Axis is Axis.Names ? OfNames(chart, phrases) : OfPlaces(chart, phrases);

    private static Html OfPlaces(Chart chart, Phrases phrases)
    {
        var heads = Html.Join(chart.Lines.Select(line => Html.Of($"<th scope=\"col\">{line.Name}</th>"))
            .Concat(chart.Bands.Select(band => Html.Of($"<th scope=\"col\" colspan=\"2\">{band.Name}</th>"))));
        var rows = Html.Join(Enumerable.Range(0, chart.Places.Count).Select(i => Html.Of($"""
            <tr><th scope="row">{PlaceOf(chart, chart.Places[i])}</th>{chart.Lines.Select(line => Cell(chart, line.Values[i]))}{chart.Bands.Select(band => Html.Of($"{Cell(chart, band.Lower[i])}{Cell(chart, band.Upper[i])}"))}</tr>
            """)));
        var place = chart.Axis is Axis.Days ? phrases["chart.day"] : chart.Across;
        return Html.Of($"<table><thead><tr><th scope=\"col\">{place}</th>{heads}</tr></thead><tbody>{rows}</tbody></table>{MarkTable(chart)}");
    }

    private static Html MarkTable(Chart chart)
    {
        var rows = chart.Marks.SelectMany(marks => marks.Rows.Select(mark => Html.Of($"""
            <tr><th scope="row">{PlaceOf(chart, mark.Place)}</th>{Cell(chart, mark.Value)}{Cell(chart, mark.Lower)}{Cell(chart, mark.Upper)}<td>{mark.Text}</td></tr>
            """))).ToList();
        return rows.Count == 0 ? Html.Empty : Html.Of($"<table><caption>{string.Join(", ", chart.Marks.Select(marks => marks.Name))}</caption><tbody>{rows}</tbody></table>");
    }

    private static Html OfNames(Chart chart, Phrases phrases)
    {
        var heads = Html.Join(chart.Marks.Select(marks => Html.Of($"<th scope=\"col\">{marks.Name}</th><th scope=\"col\" colspan=\"2\">{phrases["chart.range"]}</th>"))
            .Concat(chart.Bars.Select(bars => bars.Lower.Count > 0 ? Html.Of($"<th scope=\"col\">{bars.Name}</th><th scope=\"col\" colspan=\"2\">{phrases["interval95"]}</th>") : Html.Of($"<th scope=\"col\" colspan=\"2\">{bars.Name}</th>"))));
        var rows = Html.Join(chart.Names.Select((name, i) => Html.Of($"""
            <tr><th scope="row">{name}</th>{chart.Marks.Select(marks => MarkCells(chart, marks.Rows.FirstOrDefault(mark => mark.Place == i)))}{chart.Bars.Select(bars => BarCells(chart, bars, i))}</tr>
            """)));
        return Html.Of($"<table><thead><tr><td></td>{heads}</tr></thead><tbody>{rows}</tbody></table>");
    }

    private static Html MarkCells(Chart chart, Mark? mark) => mark is null
        ? Html.Of($"<td></td><td></td><td></td>")
        : Html.Of($"{Cell(chart, mark.Value)}{Cell(chart, mark.Lower)}{Cell(chart, mark.Upper)}");

    private static Html BarCells(Chart chart, Bars bars, int row) => bars.Lower.Count > 0
        ? Html.Of($"{Cell(chart, bars.To[row])}{Cell(chart, bars.Lower[row])}{Cell(chart, bars.Upper[row])}")
        : Html.Of($"{Cell(chart, bars.From[row])}{Cell(chart, bars.To[row])}");

    private static Html Cell(Chart chart, double value) => Html.Of($"<td>{Figures.In(chart.Notation, value)}</td>");

    private static string PlaceOf(Chart chart, double place) => chart.Axis is Axis.Days
        ? DateOnly.FromDayNumber((int)place).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : Figures.Level(place);
}
