using System.Text.Json;
using System.Text.Json.Nodes;
using HubSim.Experiments.Analysis;
using HubSim.Files.Journals;
using HubSim.Files.Results;

namespace HubSim.Report.Reading;

/// <summary>The folder of a finished run: its manifest, and its tables by name.</summary>
internal sealed class FinishedRun : IDisposable
{
    private readonly Dictionary<string, ResultTable> tables = new(StringComparer.Ordinal);
    private bool[]? finished;

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

    /// <summary>
    /// Share of the replications beyond each end of what is shown as their spread: 0.05, or 0 where they are too few to tell such a
    /// quantile, so that all of them lie within.
    /// </summary>
    public double Tail => Finished < OrderStatistics.LeastForPoint(0.05) ? 0 : 0.05;

    /// <summary>Names of the responses, in the order of the file.</summary>
    public IReadOnlyList<string> ResponseNames =>
        [.. ReplicationColumns.Where(column => !IsInput(column) && column.Name is not ("replication" or "failure")).Select(column => column.Name)];

    /// <summary>Names of the columns of months.parquet, in the order of the file.</summary>
    public IReadOnlyList<string> MonthNames =>
        [.. (Manifest.Tables.FirstOrDefault(table => table.File == "months.parquet")?.Columns ?? []).Select(column => column.Name)];

    /// <summary>Names of the columns of uncertain inputs, in the order of the file.</summary>
    public IReadOnlyList<string> InputNames => [.. ReplicationColumns.Where(IsInput).Select(column => column.Name)];

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
        if (File.Exists(folder))
        {
            throw new ReportException($"{folder} is a file; name the folder of a run, such as results/shanghai-2027/run-0001.");
        }

        if (!File.Exists(path))
        {
            throw IsBrokenOff(folder)
                ? new ReportException($"{folder} has no results yet: the run was broken off. Go on with it by --resume {folder}.")
                : new ReportException($"{(folder.Length > 0 ? folder : "An empty name")} is no folder of a run: it has no {ManifestFile.Name}. Name a folder such as results/shanghai-2027/run-0001.");
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

        finished ??= Succeeded();
        var values = new double[finished.Count(has => has)];
        var (at, next) = (0, 0);
        Replications.Scan([response], block =>
        {
            foreach (var value in block.Numbers(0))
            {
                if (finished[at++])
                {
                    values[next++] = value;
                }
            }
        });
        return values;
    }

    /// <summary>For each row of replications.parquet, whether the replication finished.</summary>
    private bool[] Succeeded()
    {
        var rows = new List<bool>();
        Replications.Scan([], ["failure"], block =>
        {
            foreach (var failure in block.Texts(0))
            {
                rows.Add(failure is null);
            }
        });
        return [.. rows];
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

    /// <summary>True for the hidden folder in which a run was at work, and for the name that it would have got.</summary>
    private static bool IsBrokenOff(string folder)
    {
        var plain = folder.TrimEnd('/', '\\');
        var hidden = Path.Combine(Path.GetDirectoryName(plain) ?? "", $".{Path.GetFileName(plain)}.partial");
        return File.Exists(Path.Combine(folder, Journal.Name)) || File.Exists(Path.Combine(hidden, Journal.Name));
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
            var file = $"{name}.parquet";
            var entry = Manifest.Tables.FirstOrDefault(entry => entry.File == file)
                ?? throw new ReportException($"{Path.Combine(Folder, ManifestFile.Name)} names no file {file}: it is not that of a whole run. Copy the folder again from where it came, or run the scenario again.");
            table = ResultTable.Open(Folder, file, entry.Sha256);
            tables.Add(name, table);
        }

        return table;
    }
}
