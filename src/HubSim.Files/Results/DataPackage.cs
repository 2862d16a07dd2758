using System.Text.Json.Nodes;

namespace HubSim.Files.Results;

/// <summary>
/// Writes <c>datapackage.json</c>: the run as a Frictionless data package (version 1 of the specification, specs.frictionlessdata.io),
/// a resource for each table with its files, hashes and fields.
/// </summary>
public static class DataPackage
{
    /// <summary>Name of the file.</summary>
    public const string Name = "datapackage.json";

    private const string Licence = "MIT";

    private static readonly Dictionary<string, (string Title, string[] Key)> Tables = new(StringComparer.Ordinal)
    {
        ["replications"] = ("A row per replication: failure, every uncertain input as drawn, every response", ["replication"]),
        ["months"] = ("A row per replication and month: the state at the end of the month", ["replication", "month"]),
        ["firms"] = ("A row per firm: origin, dates, seat, money, causes, jobs", []),
        ["ledger"] = ("A row per payment", []),
        ["jobs"] = ("A row per attempt at a compute job", []),
        ["events"] = ("A row per event: the trace", ["replication", "event"]),
    };

    /// <summary>Writes the file into the folder of a run.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="manifest">All that is known of the run.</param>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void Write(string folder, Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ManifestFile.WriteJson(folder, Name, Of(folder, manifest));
    }

    private static JsonObject Of(string folder, Manifest manifest) => new()
    {
        ["profile"] = "data-package",
        ["name"] = Slug(manifest.Scenario.Name),
        ["id"] = manifest.Scenario.Sha256,
        ["title"] = manifest.Scenario.Title,
        ["description"] = $"{manifest.Replications.Count} simulated replications of the scenario {manifest.Scenario.Name}, seed {manifest.Seed}, by {manifest.Program.Name} {manifest.Program.Version}.",
        ["version"] = manifest.Program.Version,
        ["licenses"] = new JsonArray(new JsonObject { ["name"] = Licence, ["title"] = "MIT Licence" }),
        ["keywords"] = new JsonArray("simulation", "startups", "compute", "subsidies"),
        ["resources"] = new JsonArray([.. manifest.Tables.GroupBy(table => table.Table, StringComparer.Ordinal).Select(files => (JsonNode)Resource(folder, files.Key, [.. files]))]),
    };

    private static JsonObject Resource(string folder, string table, List<TableEntry> files)
    {
        var (title, key) = Tables.GetValueOrDefault(table, (table, []));
        var resource = new JsonObject
        {
            ["profile"] = "data-resource",
            ["name"] = table,
            ["title"] = title,
            ["path"] = files is [var one] ? one.File : new JsonArray([.. files.Select(file => (JsonNode)file.File)]),
            ["format"] = "parquet",
            ["mediatype"] = "application/vnd.apache.parquet",
            ["bytes"] = files.Sum(file => new FileInfo(Path.Combine(folder, file.File)).Length),
        };
        if (files is [var single])
        {
            resource["hash"] = $"sha256:{single.Sha256}";
        }

        resource["rows"] = files.Sum(file => file.Rows);
        resource["schema"] = Schema(files[0].Columns, key);
        return resource;
    }

    private static JsonObject Schema(IReadOnlyList<ColumnEntry> columns, string[] key)
    {
        var schema = new JsonObject
        {
            ["fields"] = new JsonArray([.. columns.Select(column => (JsonNode)Field(column))]),
            ["missingValues"] = new JsonArray(""),
        };
        if (key.Length > 0 && key.All(name => columns.Any(column => column.Name == name)))
        {
            schema["primaryKey"] = new JsonArray([.. key.Select(name => (JsonNode)name)]);
        }

        return schema;
    }

    private static JsonObject Field(ColumnEntry column) => new()
    {
        ["name"] = column.Name,
        ["type"] = column.Type switch
        {
            "int32" or "int64" => "integer",
            "double" => "number",
            "boolean" => "boolean",
            "date" => "date",
            _ => "string",
        },
        ["description"] = column.Description,
        ["unit"] = column.Unit,
        ["constraints"] = new JsonObject { ["required"] = !column.Nullable },
    };

    /// <summary>The specification allows small letters, digits and <c>. _ -</c> in names.</summary>
    private static string Slug(string name) =>
        string.Concat(name.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-' ? letter : '-'));
}
