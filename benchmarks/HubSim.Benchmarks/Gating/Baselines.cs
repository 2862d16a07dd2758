using System.Text.Encodings.Web;
using System.Text.Json;
using HubSim.Benchmarks.Measuring;

namespace HubSim.Benchmarks.Gating;

/// <summary>
/// What the gate compares with, as files: what is exact, one for all processors, and times, one for each processor.
/// </summary>
/// <param name="folder">The folder of all figures.</param>
sealed class Baselines(string folder)
{
    private const string ExactName = "exact.json";
    private const string TimesName = "gate.json";

    private static readonly JsonSerializerOptions Form = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Reads both kinds.</summary>
    /// <param name="exact">What must be exact.</param>
    /// <param name="times">Times, of every processor that has any, in the order of their folders.</param>
    /// <returns>Null, or what is missing or cannot be read.</returns>
    public string? TryLoad(out IReadOnlyList<ExactFigures> exact, out IReadOnlyList<TimeBaseline> times)
    {
        exact = [];
        times = [];
        var file = Path.Combine(folder, ExactName);
        try
        {
            if (!File.Exists(file))
            {
                return $"there is no baseline {ExactName}";
            }

            exact = Read<ExactFigures[]>(file);
            string[] files = [.. Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)
                .Select(one => Path.Combine(one, TimesName)).Where(File.Exists)];
            times = [.. files.Select(one => Read<TimeBaseline>(file = one))];
        }
        catch (JsonException problem)
        {
            return $"the baseline {Path.GetRelativePath(folder, file)} cannot be read: {problem.Message}";
        }

        return times.Count > 0 ? null : $"there is no baseline {TimesName} of any processor";
    }

    /// <summary>Writes what must be exact.</summary>
    /// <param name="exact">What must be exact.</param>
    /// <returns>The file, as a path inside the folder of all figures.</returns>
    public string Save(IReadOnlyList<ExactFigures> exact)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, ExactName), JsonSerializer.Serialize(exact, Form) + "\n");
        return ExactName;
    }

    /// <summary>Writes times of this processor.</summary>
    /// <param name="times">Times of this processor.</param>
    /// <returns>The file, as a path inside the folder of all figures.</returns>
    public string Save(TimeBaseline times)
    {
        Directory.CreateDirectory(Path.Combine(folder, Machine.Folder));
        var name = Path.Combine(Machine.Folder, TimesName);
        File.WriteAllText(Path.Combine(folder, name), JsonSerializer.Serialize(times, Form) + "\n");
        return name;
    }

    private static T Read<T>(string file) =>
        JsonSerializer.Deserialize<T>(File.ReadAllText(file), Form) ?? throw new JsonException("it is empty");
}
