using System.Text.Json.Nodes;

namespace HubSim.Files.Results;

/// <summary>
/// Writes <c>datapackage.json</c>: a run or an experiment as a Frictionless data package (version 1 of the specification, specs.frictionlessdata.io),
/// a resource for each table with its files, hashes and fields.
/// </summary>
public static class DataPackage
{
    /// <summary>Name of the file.</summary>
    public const string Name = "datapackage.json";

    private const string Licence = "MIT";

    /// <summary>Writes the file into a folder of results.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="data">What is in it.</param>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    internal static void Write(string folder, DataSet data) => ManifestFile.WriteJson(folder, Name, Of(folder, data));

    private static JsonObject Of(string folder, DataSet data) => new()
    {
        ["profile"] = "data-package",
        ["name"] = Slug(data.Name),
        ["id"] = data.Sha256,
        ["title"] = data.Title,
        ["description"] = $"{data.Summary}, by {data.Program.Name} {data.Program.Version}.",
        ["version"] = data.Program.Version,
        ["licenses"] = new JsonArray(new JsonObject { ["name"] = Licence, ["title"] = "MIT Licence" }),
        ["keywords"] = new JsonArray("simulation", "startups", "compute", "subsidies"),
        ["resources"] = new JsonArray([.. data.Tables.GroupBy(file => file.Table, StringComparer.Ordinal).Select(files => (JsonNode)Resource(folder, [.. files]))]),
    };

    private static JsonObject Resource(string folder, List<DataFile> files)
    {
        var resource = new JsonObject
        {
            ["profile"] = "data-resource",
            ["name"] = Slug(files[0].Table),
            ["title"] = files[0].Title,
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
        resource["schema"] = Schema(files[0].Columns, files[0].Key);
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
