using System.Globalization;
using HubSim.Files.Scenarios.Reading;
using HubSim.Files.Scenarios.Schema;
using HubSim.Files.Scenarios.Yaml;

namespace HubSim.Files.Scenarios.Tables;

/// <summary>
/// Reads a data file of measured distribution functions: lines that begin with <c>#</c>, then the line
/// <c>series,value,cdf</c>, then one line for each point. The lines of a series stand in order of value. Numbers are written
/// as in scenarios; there are no quotes and no spaces.
/// </summary>
/// <param name="name">The file, as diagnostics name it.</param>
/// <param name="path">The key that names it, for findings.</param>
/// <param name="findings">Where problems go.</param>
internal sealed class QuantileTableReader(string name, string path, Findings findings)
{
    private const string Header = "series,value,cdf";

    /// <summary>Rounding that a share may have at its upper end.</summary>
    private const double Slack = 1e-9;

    /// <summary>A file that is no table at all is not reported line by line.</summary>
    private const int MostProblems = 10;

    private readonly Dictionary<string, IReadOnlyList<TablePoint>> series = new(StringComparer.Ordinal);
    private readonly int before = findings.Count;

    /// <summary>The tables of the file; null after a finding.</summary>
    public static QuantileTable? Read(string name, string path, Findings findings) =>
        new QuantileTableReader(name, path, findings).Read();

    private QuantileTable? Read()
    {
        if (SourceText.Read(name, findings) is not { } text)
        {
            return null;
        }

        var hasHeader = false;
        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (!hasHeader && line != Header)
            {
                Add(number, 1, $"expected the line {Header} above the points, found {Wording.Cut(line)}");
                return null;
            }

            if (hasHeader)
            {
                Row(line, number);
            }

            hasHeader = true;
            if (findings.Count >= before + MostProblems)
            {
                return null;
            }
        }

        if (!hasHeader)
        {
            Add(1, 1, $"there is no line {Header}, nor any point below it");
        }

        CheckEnds();
        return findings.Count > before ? null : new QuantileTable(name, series);
    }

    private void Row(string line, int number)
    {
        var fields = line.Split(',');
        if (fields.Length != 3)
        {
            Add(number, 1, string.Create(CultureInfo.InvariantCulture, $"expected {Header}, found {fields.Length} fields"));
            return;
        }

        var columns = (Value: fields[0].Length + 2, Cdf: fields[0].Length + fields[1].Length + 3);
        if (!SnakeCase.IsName(fields[0]))
        {
            Add(number, 1, "the name of a series is made of small letters, digits and single underscores and begins with a "
                + $"letter; found {Wording.Cut(fields[0])}");
        }
        else if (Number(fields[1], number, columns.Value) is { } value && Number(fields[2], number, columns.Cdf) is { } cdf)
        {
            Take(fields[0], new TablePoint(value, cdf, new Place(name, number, 1)), columns);
        }
    }

    private double? Number(string field, int line, int column)
    {
        var value = NumberForm.IsReal(field)
            ? double.Parse(field, NumberStyles.Float, CultureInfo.InvariantCulture)
            : double.NaN;
        if (double.IsFinite(value))
        {
            return value;
        }

        Add(line, column, $"expected a number, found {(field.Length == 0 ? "nothing" : Wording.Cut(field))}");
        return null;
    }

    private void Take(string of, TablePoint point, (int Value, int Cdf) columns)
    {
        if (!series.TryGetValue(of, out var points))
        {
            series.Add(of, points = new List<TablePoint>());
        }

        var line = point.Place.Line;
        if (points.Count > 0 && point.Value <= points[^1].Value)
        {
            Add(line, columns.Value, $"the value must be above the one before it, {Wording.Number(points[^1].Value)}, "
                + $"found {Wording.Number(point.Value)}");
        }

        var least = points.Count > 0 ? points[^1].Cdf : 0;
        if (point.Cdf < least || point.Cdf > 1)
        {
            Add(line, columns.Cdf, $"the cdf must be from {Wording.Number(least)} (the one before it) to 1, "
                + $"found {Wording.Number(point.Cdf)}");
        }

        ((List<TablePoint>)points).Add(point);
    }

    private void CheckEnds()
    {
        foreach (var (of, points) in series)
        {
            if (points[^1].Cdf < 1 - Slack)
            {
                Add(points[^1].Place.Line, 1, $"the last cdf of the series {of} must be 1, found "
                    + Wording.Number(points[^1].Cdf));
            }
        }
    }

    private void Add(int line, int column, string message) => findings.Add(new Place(name, line, column), path, message);
}
