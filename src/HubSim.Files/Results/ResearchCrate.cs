using System.Globalization;
using System.Text.Json.Nodes;

namespace HubSim.Files.Results;

/// <summary>
/// Writes <c>ro-crate-metadata.json</c>: a run or an experiment as a research object (RO-Crate 1.1, w3id.org/ro/crate/1.1): the data set, its
/// files, the program, and the action that made the one with the other.
/// </summary>
public static class ResearchCrate
{
    /// <summary>Name of the file.</summary>
    public const string Name = "ro-crate-metadata.json";

    private const string Program = "#program";
    private const string Source = "#input";

    /// <summary>Writes the file into a folder of results.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="data">What is in it.</param>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    internal static void Write(string folder, DataSet data) => ManifestFile.WriteJson(folder, Name, Of(folder, data));

    private static JsonObject Of(string folder, DataSet data)
    {
        JsonObject[] files =
        [
            .. data.Tables.Select(table => File(folder, table)),
            .. data.Others.Select(other => File(other.Name, other.Meaning, other.MediaType)),
            File(ManifestFile.Name, "Manifest: what ran, resolved, with seed, versions and columns", "application/json"),
            File(DataPackage.Name, "Frictionless description of the tables", "application/json"),
        ];
        return new JsonObject
        {
            ["@context"] = "https://w3id.org/ro/crate/1.1/context",
            ["@graph"] = new JsonArray([Descriptor(), Root(data, files), Software(data), Input(data), Action(data), .. files]),
        };
    }

    private static JsonObject Descriptor() => new()
    {
        ["@id"] = Name,
        ["@type"] = "CreativeWork",
        ["conformsTo"] = Reference("https://w3id.org/ro/crate/1.1"),
        ["about"] = Reference("./"),
    };

    private static JsonObject Root(DataSet data, JsonObject[] files) => new()
    {
        ["@id"] = "./",
        ["@type"] = "Dataset",
        ["name"] = data.Title,
        ["description"] = $"{data.Summary}.",
        ["datePublished"] = data.Started.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["license"] = Reference("https://spdx.org/licenses/MIT"),
        ["hasPart"] = new JsonArray([.. files.Select(file => (JsonNode)Reference((string)file["@id"]!))]),
        ["mentions"] = Reference("#run"),
    };

    private static JsonObject Software(DataSet data) => new()
    {
        ["@id"] = Program,
        ["@type"] = "SoftwareApplication",
        ["name"] = data.Program.Name,
        ["softwareVersion"] = data.Program.Version,
    };

    private static JsonObject Input(DataSet data) => new()
    {
        ["@id"] = Source,
        ["@type"] = "CreativeWork",
        ["name"] = data.Name,
        ["identifier"] = $"sha256:{data.Sha256}",
        ["description"] = data.Input,
    };

    private static JsonObject Action(DataSet data) => new()
    {
        ["@id"] = "#run",
        ["@type"] = "CreateAction",
        ["name"] = data.Action,
        ["instrument"] = Reference(Program),
        ["object"] = Reference(Source),
        ["result"] = Reference("./"),
        ["startTime"] = data.Started.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        ["description"] = data.Details,
    };

    private static JsonObject File(string folder, DataFile table) => new()
    {
        ["@id"] = table.File,
        ["@type"] = "File",
        ["name"] = $"{table.Table}: {table.Rows.ToString(CultureInfo.InvariantCulture)} rows",
        ["encodingFormat"] = "application/vnd.apache.parquet",
        ["contentSize"] = new FileInfo(Path.Combine(folder, table.File)).Length,
        ["sha256"] = table.Sha256,
    };

    private static JsonObject File(string name, string meaning, string mediaType) =>
        new() { ["@id"] = name, ["@type"] = "File", ["name"] = meaning, ["encodingFormat"] = mediaType };

    private static JsonObject Reference(string id) => new() { ["@id"] = id };
}
