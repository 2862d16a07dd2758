using System.Globalization;
using System.Text.Json;
using HubSim.Model.Recording;

namespace HubSim.Files.Results;

/// <summary>
/// What a result file says of its origin. Only what determines the content: no time, place, program build or number of
/// workers, so that equal runs give equal bytes.
/// </summary>
/// <param name="Scenario">Name of the scenario, or of the experiment.</param>
/// <param name="ScenarioSha256">Hash of the resolved scenario or experiment, in hexadecimal.</param>
/// <param name="Seed">Root seed.</param>
public sealed record FileStamp(string Scenario, string ScenarioSha256, ulong Seed)
{
    /// <summary>True for the files of an experiment: they name it instead of a scenario.</summary>
    public bool IsOfExperiment { get; init; }

    private string Owner => IsOfExperiment ? "experiment" : "scenario";

    /// <summary>Version of the layout of the result files; raised when a reader has to change.</summary>
    public const int SchemaVersion = 1;

    /// <summary>Version of the program; empty where nobody says.</summary>
    public string Version { get; init; } = "";

    /// <summary>The stamp as the key-value metadata of a Parquet file.</summary>
    internal IReadOnlyDictionary<string, string> ToMetadata(IReadOnlyList<Column> columns) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["hubsim.schema_version"] = SchemaVersion.ToString(CultureInfo.InvariantCulture),
        ["hubsim.version"] = Version,
        [$"hubsim.{Owner}"] = Scenario,
        [$"hubsim.{Owner}_sha256"] = ScenarioSha256,
        ["hubsim.seed"] = Seed.ToString(CultureInfo.InvariantCulture),
        ["hubsim.columns"] = JsonSerializer.Serialize(columns.Select(ColumnEntry.Of), ManifestFile.Compact),
    };
}
