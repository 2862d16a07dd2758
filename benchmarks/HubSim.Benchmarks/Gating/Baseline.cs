using System.Text.Encodings.Web;
using System.Text.Json;
using HubSim.Benchmarks.Measuring;

namespace HubSim.Benchmarks.Gating;

/// <summary>The file that the gate compares with, one for each processor.</summary>
sealed record Baseline
{
    private static readonly JsonSerializerOptions Form = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string File => Path.Combine(Places.Results, "gate.json");

    public required string Cpu { get; init; }

    public required string Runtime { get; init; }

    public required string System { get; init; }

    public required string Tolerances { get; init; }

    public required IReadOnlyList<Expected> Workloads { get; init; }

    /// <summary>Reads the file of this processor; null if there is none.</summary>
    public static Baseline? Load() => global::System.IO.File.Exists(File)
        ? JsonSerializer.Deserialize<Baseline>(global::System.IO.File.ReadAllText(File), Form)
        : null;

    public void Save()
    {
        Directory.CreateDirectory(Places.Results);
        global::System.IO.File.WriteAllText(File, JsonSerializer.Serialize(this, Form) + "\n");
    }
}
