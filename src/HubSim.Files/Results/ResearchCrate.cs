using System.Globalization;
using System.Text.Json.Nodes;

namespace HubSim.Files.Results;

/// <summary>
/// Writes <c>ro-crate-metadata.json</c>: the run as a research object (RO-Crate 1.1, w3id.org/ro/crate/1.1): the data set, its
/// files, the program, and the action that made the one with the other.
/// </summary>
public static class ResearchCrate
{
    /// <summary>Name of the file.</summary>
    public const string Name = "ro-crate-metadata.json";

    private const string Program = "#program";
    private const string Scenario = "#scenario";

    /// <summary>Writes the file into the folder of a run.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="manifest">All that is known of the run.</param>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void Write(string folder, Manifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ManifestFile.WriteJson(folder, Name, Of(folder, manifest));
    }

    private static JsonObject Of(string folder, Manifest manifest)
    {
        JsonObject[] files =
        [
            .. manifest.Tables.Select(table => File(folder, table)),
            new JsonObject { ["@id"] = ManifestFile.Name, ["@type"] = "File", ["name"] = "Manifest: resolved scenario, seed, versions, columns, assumptions", ["encodingFormat"] = "application/json" },
            new JsonObject { ["@id"] = DataPackage.Name, ["@type"] = "File", ["name"] = "Frictionless description of the tables", ["encodingFormat"] = "application/json" },
        ];
        return new JsonObject
        {
            ["@context"] = "https://w3id.org/ro/crate/1.1/context",
            ["@graph"] = new JsonArray([Descriptor(), Root(manifest, files), Software(manifest), Input(manifest), Action(manifest), .. files]),
        };
    }

    private static JsonObject Descriptor() => new()
    {
        ["@id"] = Name,
        ["@type"] = "CreativeWork",
        ["conformsTo"] = Reference("https://w3id.org/ro/crate/1.1"),
        ["about"] = Reference("./"),
    };

    private static JsonObject Root(Manifest manifest, JsonObject[] files) => new()
    {
        ["@id"] = "./",
        ["@type"] = "Dataset",
        ["name"] = manifest.Scenario.Title,
        ["description"] = $"{manifest.Replications.Count} simulated replications of the scenario {manifest.Scenario.Name}, seed {manifest.Seed}.",
        ["datePublished"] = manifest.Run.Started.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["license"] = Reference("https://spdx.org/licenses/MIT"),
        ["hasPart"] = new JsonArray([.. files.Select(file => (JsonNode)Reference((string)file["@id"]!))]),
        ["mentions"] = Reference("#run"),
    };

    private static JsonObject Software(Manifest manifest) => new()
    {
        ["@id"] = Program,
        ["@type"] = "SoftwareApplication",
        ["name"] = manifest.Program.Name,
        ["softwareVersion"] = manifest.Program.Version,
    };

    private static JsonObject Input(Manifest manifest) => new()
    {
        ["@id"] = Scenario,
        ["@type"] = "CreativeWork",
        ["name"] = manifest.Scenario.Name,
        ["identifier"] = $"sha256:{manifest.Scenario.Sha256}",
        ["description"] = "The resolved scenario, in the manifest.",
    };

    private static JsonObject Action(Manifest manifest) => new()
    {
        ["@id"] = "#run",
        ["@type"] = "CreateAction",
        ["name"] = "Simulation run",
        ["instrument"] = Reference(Program),
        ["object"] = Reference(Scenario),
        ["result"] = Reference("./"),
        ["startTime"] = manifest.Run.Started.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        ["description"] = $"Replications {manifest.Replications.First} to {manifest.Replications.First + manifest.Run.Taken - 1}, root seed {manifest.Seed}, {manifest.Replications.Failed} failed.",
    };

    private static JsonObject File(string folder, TableEntry table) => new()
    {
        ["@id"] = table.File,
        ["@type"] = "File",
        ["name"] = $"{table.Table}: {table.Rows.ToString(CultureInfo.InvariantCulture)} rows",
        ["encodingFormat"] = "application/vnd.apache.parquet",
        ["contentSize"] = new FileInfo(Path.Combine(folder, table.File)).Length,
        ["sha256"] = table.Sha256,
    };

    private static JsonObject Reference(string id) => new() { ["@id"] = id };
}
