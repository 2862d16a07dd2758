using System.Globalization;
using HubSim.Files.Scenarios.Reading;
using HubSim.Files.Scenarios.Schema;
using HubSim.Files.Scenarios.Yaml;
using HubSim.Model.Inputs;

namespace HubSim.Files.Scenarios.Tables;

/// <summary>
/// Reads a data file of rows that belong together: lines that begin with <c>#</c>, then a line with the names of the columns,
/// then a line of numbers for each row, with commas between them. A column <c>weight</c> says how likely its row is; without
/// one all rows are equally likely. Numbers are written as in scenarios; there are no quotes and no spaces.
/// </summary>
/// <param name="name">The file, as diagnostics name it.</param>
/// <param name="drawnAs">Name under which a row is drawn.</param>
/// <param name="path">The key that names it, for findings.</param>
/// <param name="findings">Where problems go.</param>
internal sealed class RowTableReader(string name, string drawnAs, string path, Findings findings)
{
    /// <summary>Name of the column that holds how likely each row is.</summary>
    public const string WeightColumn = "weight";

    /// <summary>Fewest rows: one alone would be a fixed number.</summary>
    private const int LeastRows = 2;

    /// <summary>A file that is no table at all is not reported line by line.</summary>
    private const int MostProblems = 10;

    private readonly int before = findings.Count;
    private readonly List<Place> places = [];
    private string[] header = [];
    private List<double>[] columns = [];

    /// <summary>The rows of the file; null after a finding.</summary>
    public static RowTable? Read(string name, string drawnAs, string path, Findings findings) =>
        new RowTableReader(name, drawnAs, path, findings).Read();

    private RowTable? Read()
    {
        if (SourceText.Read(name, findings) is not { } text)
        {
            return null;
        }

        var number = 0;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (header.Length > 0)
            {
                Row(line, number);
            }
            else if (!Header(line, number))
            {
                return null;
            }

            if (findings.Count >= before + MostProblems)
            {
                return null;
            }
        }

        if (places.Count < LeastRows)
        {
            Add(Math.Max(1, number - 1), 1, string.Create(CultureInfo.InvariantCulture, $"expected a line with the names of the columns and at least {LeastRows} rows below it, found {places.Count}"));
        }

        return findings.Count > before ? null : Made();
    }

    private bool Header(string line, int number)
    {
        header = line.Split(',');
        columns = [.. header.Select(_ => new List<double>())];
        var column = 1;
        for (var i = 0; i < header.Length; i++)
        {
            if (!SnakeCase.IsName(header[i]) || Array.IndexOf(header, header[i]) < i)
            {
                Add(number, column, "expected the names of the columns, each once, made of small letters, digits and single underscores and "
                    + $"beginning with a letter; found {Wording.Cut(header[i])}");
                return false;
            }

            column += header[i].Length + 1;
        }

        return true;
    }

    private void Row(string line, int number)
    {
        var fields = line.Split(',');
        if (fields.Length != header.Length)
        {
            Add(number, 1, string.Create(CultureInfo.InvariantCulture, $"expected {header.Length} fields as in the header, found {fields.Length}"));
            return;
        }

        var column = 1;
        for (var i = 0; i < fields.Length; i++)
        {
            var value = NumberForm.IsReal(fields[i]) ? double.Parse(fields[i], NumberStyles.Float, CultureInfo.InvariantCulture) : double.NaN;
            var isWeight = header[i] == WeightColumn;
            if (!double.IsFinite(value) || (isWeight && value < 0))
            {
                Add(number, column, $"expected a number{(isWeight ? " of at least 0" : "")}, found {(fields[i].Length == 0 ? "nothing" : Wording.Cut(fields[i]))}");
            }

            columns[i].Add(value);
            column += fields[i].Length + 1;
        }

        places.Add(new Place(name, number, 1));
    }

    private RowTable? Made()
    {
        var weight = Array.IndexOf(header, WeightColumn);
        IReadOnlyList<double> weights = weight < 0 ? [.. places.Select(_ => 1.0)] : columns[weight];
        if (!(weights.Sum() > 0) || !double.IsFinite(weights.Sum()))
        {
            Add(places[0].Line, 1, "the sum of the weights must be above 0 and finite");
            return null;
        }

        var named = new Dictionary<string, IReadOnlyList<double>>(StringComparer.Ordinal);
        for (var i = 0; i < header.Length; i++)
        {
            if (i != weight)
            {
                named.Add(header[i], columns[i]);
            }
        }

        return new RowTable(name, new JointRows(drawnAs, weights), weights, named, places);
    }

    private void Add(int line, int column, string message) => findings.Add(new Place(name, line, column), path, message);
}
