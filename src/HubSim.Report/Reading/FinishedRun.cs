using System.Text.Json;
using System.Text.Json.Nodes;
using HubSim.Files.Results;

namespace HubSim.Report.Reading;

/// <summary>The folder of a finished run: its manifest, and its tables by name.</summary>
internal sealed class FinishedRun : IDisposable
{
    private readonly Dictionary<string, ResultTable> tables = new(StringComparer.Ordinal);
    private List<bool>? finished;

    private FinishedRun(string folder, Manifest manifest)
    {
        Folder = folder;
        Manifest = manifest;
        Scenario = new Resolved(manifest.Scenario.Resolved);
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>What the run says of itself.</summary>
    public Manifest Manifest { get; }

    /// <summary>The values of the scenario.</summary>
    public Resolved Scenario { get; }

    /// <summary>Replications that ran to their end without failing.</summary>
    public int Finished => Manifest.Run.Taken - Manifest.Replications.Failed;

    /// <summary>Names of the responses, in the order of the file.</summary>
    public IReadOnlyList<string> ResponseNames =>
        [.. ReplicationColumns.Where(column => !IsInput(column) && column.Name is not ("replication" or "failure")).Select(column => column.Name)];

    /// <summary>Names of the columns of months.parquet, in the order of the file.</summary>
    public IReadOnlyList<string> MonthNames =>
        [.. (Manifest.Tables.FirstOrDefault(table => table.File == "months.parquet")?.Columns ?? []).Select(column => column.Name)];

    /// <summary>Names of the columns of uncertain inputs, in the order of the file.</summary>
    public IReadOnlyList<string> InputNames => [.. ReplicationColumns.Where(IsInput).Select(column => column.Name)];

    /// <summary>For each row of replications.parquet, whether the replication finished.</summary>
    private List<bool> Succeeded()
    {
        var rows = new List<bool>();
        Replications.Scan([], ["failure"], (_, texts) => rows.AddRange(texts[0].Select(failure => failure is null)));
        return rows;
    }

    private IReadOnlyList<ColumnEntry> ReplicationColumns =>
        Manifest.Tables.FirstOrDefault(table => table.File == "replications.parquet")?.Columns ?? [];

    /// <summary>replications.parquet: a row per replication.</summary>
    public ResultTable Replications => Table("replications");

    /// <summary>months.parquet: a row per replication and month.</summary>
    public ResultTable Months => Table("months");

    /// <summary>firms.parquet: a row per firm.</summary>
    public ResultTable Firms => Table("firms");

    /// <summary>Opens a folder.</summary>
    /// <param name="folder">The folder of a run, with its manifest.</param>
    /// <exception cref="ReportException">It is no folder of a run, or one that this program cannot read.</exception>
    public static FinishedRun Open(string folder)
    {
        var path = Path.Combine(folder, ManifestFile.Name);
        if (!File.Exists(path))
        {
            throw new ReportException($"{folder} is no folder of a run: it has no {ManifestFile.Name}. Name a folder such as results/shanghai-2027/run-0001.");
        }

        try
        {
            CheckVersion(path);
            return new FinishedRun(folder, ManifestFile.Read(folder));
        }
        catch (Exception cause) when (cause is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException or FormatException)
        {
            throw new ReportException($"{path} cannot be read as the manifest of a run: {cause.Message.ReplaceLineEndings(" ").TrimEnd('.')}. Copy the folder again from where it came, or run the scenario again.", cause);
        }
    }

    /// <summary>The values of a response over the replications that finished; NaN where it has none. Null when there is no such response.</summary>
    /// <param name="response">Name of the column.</param>
    public double[]? Response(string response)
    {
        if (!Replications.Has(response))
        {
            return null;
        }

        finished ??= [.. Succeeded()];
        var values = new List<double>(finished.Count);
        var at = 0;
        Replications.Scan([response], block =>
        {
            foreach (var value in block[0])
            {
                if (finished[at++])
                {
                    values.Add(value);
                }
            }
        });
        return [.. values];
    }

    /// <summary>The path in the scenario of a column of inputs; its description ends with it.</summary>
    public string PathOfInput(string column)
    {
        const string Before = "Value drawn for ";
        var said = ReplicationColumns.FirstOrDefault(one => one.Name == column)?.Description ?? "";
        return said.StartsWith(Before, StringComparison.Ordinal) ? said[Before.Length..].TrimEnd('.') : column;
    }

    private static bool IsInput(ColumnEntry column) => column.Name.StartsWith("input_", StringComparison.Ordinal);

    /// <summary>Closes the files.</summary>
    public void Dispose()
    {
        foreach (var table in tables.Values)
        {
            table.Dispose();
        }
    }

    internal static void CheckVersion(string path)
    {
        using var stream = File.OpenRead(path);
        var version = JsonNode.Parse(stream)?["schemaVersion"]?.GetValue<int>();
        if (version != FileStamp.SchemaVersion)
        {
            var found = version is { } known ? $"has layout {known}" : "does not say its layout (schemaVersion)";
            throw new ReportException($"{path} {found}; this program reads layout {FileStamp.SchemaVersion}. Use the version of hubsim that wrote it.");
        }
    }

    private ResultTable Table(string name)
    {
        if (!tables.TryGetValue(name, out var table))
        {
            table = ResultTable.Open(Path.Combine(Folder, $"{name}.parquet"));
            tables.Add(name, table);
        }

        return table;
    }
}
