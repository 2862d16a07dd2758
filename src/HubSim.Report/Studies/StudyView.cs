using HubSim.Model.Recording;
using HubSim.Report.Charts;
using HubSim.Report.Pages;
using HubSim.Report.Reading;
using HubSim.Report.Texts;

namespace HubSim.Report.Studies;

/// <summary>An experiment on its way to a page: its tables, its names in the words of the page, and its charts.</summary>
/// <param name="experiment">The experiment.</param>
/// <param name="draft">The page.</param>
/// <param name="prefix">What names within the page begin with, so that several experiments fit on one.</param>
internal sealed class StudyView(FinishedExperiment experiment, Draft draft, string prefix)
{
    /// <summary>Most rows that are read of a table.</summary>
    private const int MostRows = 20_000;

    /// <summary>What stands in a table where there is no value.</summary>
    internal const string Absent = "\u2013";

    /// <summary>What the head of a column of words begins with.</summary>
    public const char OfWords = '\t';

    /// <summary>The experiment.</summary>
    public FinishedExperiment Experiment => experiment;

    /// <summary>The page.</summary>
    public Draft Draft => draft;

    /// <summary>A text.</summary>
    public string this[string name] => draft[name];

    /// <summary>A text with values put in.</summary>
    public string Say(string name, params ReadOnlySpan<object?> values) => draft.Say(name, values);

    /// <summary>A name within the page.</summary>
    public string Id(string name) => prefix + name;

    /// <summary>Whether there is such a table.</summary>
    public bool HasTable(string table) => experiment.Manifest.Tables.Any(entry => entry.File == $"{table}.parquet");

    /// <summary>The rows of a table; none when it is not there.</summary>
    /// <param name="table">Name of the table.</param>
    /// <param name="columns">Columns that are wanted, where the table has them; null for all.</param>
    public IReadOnlyList<StudyRow> Rows(string table, IReadOnlyList<string>? columns = null) =>
        experiment.Table(table, MostRows, columns) is { } grid ? [.. grid.Rows.Select(row => new StudyRow(grid, row))] : [];

    /// <summary>A value of the experiment's file by name; empty where there is none.</summary>
    public string Setting(string name) => experiment.Manifest.Experiment.Resolved[name]?.ToString() ?? "";

    /// <summary>The label of a policy.</summary>
    public string Policy(string name) => experiment.Manifest.Scenarios.FirstOrDefault(policy => policy.Name == name)?.Label ?? Draft.Name(name);

    /// <summary>A response in the words of the page, or its own name.</summary>
    public string Response(string name)
    {
        const string Firms = "firms_";
        var reading = name.StartsWith(Firms, StringComparison.Ordinal) ? $"reading.{name[Firms.Length..]}" : $"response.{name}";
        return Signed(name, draft.Phrases.Has(reading) ? draft[reading] : Draft.Name(name));
    }

    /// <summary>What is said of a response, with the sign of what needs every job where not every job was run.</summary>
    public string Signed(string response, string said) => experiment.IsOfLargeJobs(response) ? $"{said}\u00a0{Column.Mark}" : said;

    /// <summary>The unit of what was varied, as the files have it; empty where they have none.</summary>
    public string UnitOf(string factor) =>
        experiment.Manifest.Tables.FirstOrDefault(table => table.File == "points.parquet")?.Columns.FirstOrDefault(one => one.Name == factor)?.Unit ?? "";

    /// <summary>What was varied, with its unit where it has one.</summary>
    public string Factor(string factor) =>
        UnitOf(factor) is { Length: > 0 } unit ? Say("factor.unit", Draft.Name(factor), Measure.Words(draft, unit)) : Draft.Name(factor);

    /// <summary>How the values of a response are shown.</summary>
    public Measure MeasureOf(string response)
    {
        var column = experiment.Manifest.Tables.FirstOrDefault(table => table.File == "trials.parquet")?.Columns.FirstOrDefault(one => one.Name == response);
        return Measure.Of(draft, column?.Unit ?? "", column?.Type == "boolean");
    }

    /// <summary>A range in words.</summary>
    public string Range(Measure measure, double lower, double upper) => draft.Figures.Range(measure.Say(lower), measure.Say(upper));

    /// <summary>A difference of two values in words, with its sign and interval; without unit, but that of shares is named.</summary>
    public string Difference(Measure measure, Estimated estimate)
    {
        var own = measure.Difference;
        var said = own.Notation is Notation.Points ? own.With(own.Signed(estimate.Value)) : own.Signed(estimate.Value);
        return With(own, said, estimate);
    }

    /// <summary>A number in words, with its interval; without unit.</summary>
    public string Estimate(Measure measure, Estimated estimate) => With(measure, measure.Say(estimate.Value), estimate);

    /// <summary>A number in words, with its unit and interval.</summary>
    public string Whole(Measure measure, Estimated estimate) => With(measure, measure.Whole(estimate.Value), estimate);

    /// <summary>One sentence after the other; empty ones are left out.</summary>
    public string Sentences(params IEnumerable<string> sentences) => string.Join(this["sentence.gap"], sentences.Where(sentence => sentence.Length > 0));

    /// <summary>A number of a unit in words: shares and ratios are plain numbers there.</summary>
    public string InUnit(string said, string unit) => unit is "ratio" or "share" ? said : Measure.Of(draft, unit).With(said);

    /// <summary>A mark of a chart of names.</summary>
    public static Mark Mark(int place, Measure measure, Estimated estimate, string name) =>
        new(place, measure.Of(estimate.Value), measure.Of(estimate.Lower), measure.Of(estimate.Upper), name);

    /// <summary>Puts a chart on the page whose words are its first rows.</summary>
    public Html Add(Chart chart, string title, string? words = null) => draft.Add(chart, title, words ?? Words(chart));

    /// <summary>A table with heads; its first column names the rows.</summary>
    /// <param name="name">What the table is, for those who do not see it.</param>
    /// <param name="heads">The heads; those that begin with <see cref="OfWords"/> are of columns of words, which stand to the left.</param>
    /// <param name="rows">The rows.</param>
    public static Html Table(string name, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows)
    {
        Html[] sides = [.. heads.Select(head => head.StartsWith(OfWords) ? Html.Of($" class=\"word\"") : Html.Empty)];
        return Html.Of($"""
            <div class="scroll" tabindex="0" role="region" aria-label="{name}"><table class="study"><thead><tr>{heads.Select((head, i) => Html.Of($"<th scope=\"col\"{sides[i]}>{head.TrimStart(OfWords)}</th>"))}</tr></thead><tbody>{rows.Select(row => Row(row, sides))}</tbody></table></div>
            """);
    }

    private static Html Row(IReadOnlyList<string> cells, Html[] sides) =>
        Html.Of($"<tr><th scope=\"row\">{Breaking(cells[0])}</th>{cells.Skip(1).Select((cell, i) => Html.Of($"<td{sides[i + 1]}>{(cell.Length > 0 ? cell : Absent)}</td>"))}</tr>\n");

    /// <summary>A name that may be broken after the dots of a path.</summary>
    private static Html Breaking(string name) => Html.Join(name.Split('.').Select((piece, i) => i == 0 ? Html.Of($"{piece}") : Html.Of($".<wbr>{piece}")));

    private string With(Measure measure, string said, Estimated estimate) => double.IsNaN(estimate.Value)
        ? ""
        : double.IsNaN(estimate.Lower) ? said : Say("study.with", said, Range(measure, estimate.Lower, estimate.Upper));

    private static string Words(Chart chart) => string.Join("; ", chart.Names.Take(3).Select((name, i) =>
        $"{name}: {Figures.In(chart.Notation, chart.Marks.SelectMany(marks => marks.Rows).Where(mark => mark.Place == i).Select(mark => mark.Value).FirstOrDefault(chart.Bars.Count > 0 ? chart.Bars[0].To[i] : double.NaN))}"));
}

/// <summary>What an experiment found.</summary>
/// <param name="Answer">The answer in two sentences with numbers and intervals.</param>
/// <param name="Parts">Parts with charts and tables, the most telling first.</param>
internal sealed record Finding(string Answer, IReadOnlyList<Section> Parts)
{
    /// <summary>What else a reader must know before using the answer; empty for nothing.</summary>
    public string More { get; init; } = "";
}
