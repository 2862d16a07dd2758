using System.Text.Json;
using System.Text.Json.Nodes;
using HubSim.Files.Results;
using HubSim.Model.Recording;

namespace HubSim.Report.Reading;

/// <summary>The folder of a finished experiment: its manifest, and its tables by name.</summary>
internal sealed class FinishedExperiment
{
    private FinishedExperiment(string folder, ExperimentManifest manifest)
    {
        Folder = folder;
        Manifest = manifest;
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>What the experiment says of itself.</summary>
    public ExperimentManifest Manifest { get; }

    /// <summary>
    /// True for a response that needs every job, where small ones may be bundles: in a policy, or at a level of what was
    /// varied.
    /// </summary>
    public bool IsOfLargeJobs(string response) =>
        ColumnsOf("trials").Any(column => column.Name == response && column.Description.Contains(Column.Mark, StringComparison.Ordinal))
        && (Manifest.Scenarios.Any(policy => new Resolved(policy.Resolved).Text("compute.detail") == "days")
            || ColumnsOf("points").Any(column => column.Description.StartsWith("Level of compute.detail.", StringComparison.Ordinal)));

    /// <summary>True when a folder is that of an experiment and not of a run.</summary>
    public static bool IsIn(string folder)
    {
        try
        {
            using var stream = File.OpenRead(Path.Combine(folder, ManifestFile.Name));
            return JsonNode.Parse(stream)?["experiment"] is not null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            // Whoever opens it as a run says what is wrong.
            return false;
        }
    }

    /// <summary>Opens a folder.</summary>
    /// <param name="folder">The folder of an experiment.</param>
    /// <exception cref="ReportException">This program cannot read it.</exception>
    public static FinishedExperiment Open(string folder)
    {
        var path = Path.Combine(folder, ManifestFile.Name);
        try
        {
            FinishedRun.CheckVersion(path);
            using var stream = File.OpenRead(path);
            return new FinishedExperiment(folder, JsonSerializer.Deserialize<ExperimentManifest>(stream, Options)!);
        }
        catch (Exception cause) when (cause is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException or FormatException)
        {
            throw new ReportException($"{path} cannot be read as the manifest of an experiment: {cause.Message.ReplaceLineEndings(" ").TrimEnd('.')}. Run the experiment again.", cause);
        }
    }

    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, RespectNullableAnnotations = true };

    private IReadOnlyList<ColumnEntry> ColumnsOf(string table) => Manifest.Tables.FirstOrDefault(entry => entry.File == $"{table}.parquet")?.Columns ?? [];

    /// <summary>The rows of a table, the first ones where there are many; null when there is no such table.</summary>
    /// <param name="name">Name of the table.</param>
    /// <param name="most">Most rows that are taken.</param>
    /// <param name="columns">Columns that are wanted, where the table has them; null for all.</param>
    public Grid? Table(string name, int most, IReadOnlyList<string>? columns = null)
    {
        if (Manifest.Tables.FirstOrDefault(table => table.File == $"{name}.parquet") is not { } entry)
        {
            return null;
        }

        if (columns is not null)
        {
            entry = entry with { Columns = [.. entry.Columns.Where(column => columns.Contains(column.Name, StringComparer.Ordinal))] };
        }

        using var table = ResultTable.Open(Folder, entry.File, entry.Sha256);
        List<ColumnEntry> texts = [.. entry.Columns.Where(column => column.Type is "text" or "category")];
        List<ColumnEntry> numbers = [.. entry.Columns.Except(texts)];
        List<(bool IsText, int At)> places = [.. entry.Columns.Select(column => texts.Contains(column) ? (true, texts.IndexOf(column)) : (false, numbers.IndexOf(column)))];
        var rows = new List<object?[]>();
        table.Scan([.. numbers.Select(column => column.Name)], [.. texts.Select(column => column.Name)], block =>
        {
            for (var row = 0; row < block.Rows && rows.Count < most; row++)
            {
                var at = row;
                rows.Add([.. places.Select(place => place.IsText ? block.Texts(place.At)[at] : (object?)block.Numbers(place.At)[at])]);
            }
        });
        return new Grid(entry, rows);
    }
}

/// <summary>A table in memory: texts, numbers (NaN where missing).</summary>
/// <param name="Entry">What the manifest says of it.</param>
/// <param name="Rows">The rows, by column.</param>
internal sealed record Grid(ExperimentTableEntry Entry, IReadOnlyList<object?[]> Rows)
{
    private readonly Dictionary<string, int> places = Entry.Columns.Select((column, place) => (column.Name, place)).ToDictionary(StringComparer.Ordinal);

    /// <summary>Place of a column; -1 when it is not there.</summary>
    public int this[string column] => places.GetValueOrDefault(column, -1);

    /// <summary>A number of a row; NaN where it is missing or none.</summary>
    public static double Number(object?[] row, int column) => column >= 0 && row[column] is double value ? value : double.NaN;

    /// <summary>Names of the estimates: columns that have a lower and an upper end beside them.</summary>
    public IReadOnlyList<string> Estimates =>
        [.. Entry.Columns.Select(column => column.Name).Where(name => this[$"{name}_lower"] >= 0 && this[$"{name}_upper"] >= 0)];
}
