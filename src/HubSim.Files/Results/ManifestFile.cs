using System.Text.Encodings.Web;
using System.Text.Json;

namespace HubSim.Files.Results;

/// <summary>Writes and reads <c>manifest.json</c>. Members stand in the order in which the records declare them.</summary>
public static class ManifestFile
{
    /// <summary>Name of the file.</summary>
    public const string Name = "manifest.json";

    /// <summary>For JSON inside other files.</summary>
    internal static readonly JsonSerializerOptions Compact = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,

        // The file is no web page: Chinese names and apostrophes stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>For reading: what must be there is there, and not null.</summary>
    private static readonly JsonSerializerOptions Strict = new(Compact) { RespectNullableAnnotations = true };

    private static readonly JsonSerializerOptions Indented = new(Compact) { WriteIndented = true, NewLine = "\n" };

    /// <summary>Writes the manifest under a temporary name, then gives it its own.</summary>
    /// <param name="folder">Folder of the run.</param>
    /// <param name="manifest">What to write.</param>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void Write(string folder, Manifest manifest) => WriteJson(folder, Name, manifest);

    /// <summary>Writes the manifest of an experiment under a temporary name, then gives it its own.</summary>
    /// <param name="folder">Folder of the run.</param>
    /// <param name="manifest">What to write.</param>
    /// <exception cref="ResultsException">The file cannot be written.</exception>
    public static void Write(string folder, ExperimentManifest manifest) => WriteJson(folder, Name, manifest);

    /// <summary>Writes a JSON file under a temporary name, then gives it its own.</summary>
    internal static void WriteJson<T>(string folder, string name, T content)
    {
        var path = Path.Combine(folder, name);
        ResultsException.Guard(path, () =>
        {
            using (var file = new FileStream($"{path}.tmp", FileMode.CreateNew))
            {
                JsonSerializer.Serialize(file, content, Indented);
                file.WriteByte((byte)'\n');
                file.Flush(flushToDisk: true);
            }

            File.Move($"{path}.tmp", path);
        });
    }

    /// <summary>Reads a manifest.</summary>
    /// <param name="folder">Folder of the run.</param>
    /// <exception cref="JsonException">The file is not a manifest.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Manifest Read(string folder)
    {
        using var file = File.OpenRead(Path.Combine(folder, Name));
        return JsonSerializer.Deserialize<Manifest>(file, Strict) ?? throw new JsonException($"{Name} is empty");
    }
}
