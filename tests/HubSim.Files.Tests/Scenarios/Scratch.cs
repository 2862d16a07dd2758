using System.Text;
using HubSim.Files.Scenarios;

namespace HubSim.Files.Tests.Scenarios;

/// <summary>A folder of scenario files that is gone after the test.</summary>
internal sealed class Scratch : IDisposable
{
    /// <summary>A garden without errors, whose line numbers the tests know.</summary>
    public const string Good = """
        format: 1
        title: Garden
        clock:
          start: 2024-01-01
          end: 2024-12-31
        size: 12
        seed: 9007199254740993
        slope: 0.5
        is_open: true
        kind: herb_bed
        remark: null
        pond:
          enabled: true
          depth: {value: 2, unit: m, source: s1}
          fish: 3
        beds:
          north:
            rain: 5
            rates: [1, 2.5]
            steps:
              - {from: 2024-02-01, amount: 3}
        sources:
          s1: {title: A book}

        """;

    public string Folder { get; } = Directory.CreateTempSubdirectory("hubsim-scenarios-").FullName;

    /// <summary>The good garden with one piece of text in the place of another.</summary>
    public static string With(string old, string changed)
    {
        Assert.Contains(old, Good, StringComparison.Ordinal);
        return Good.Replace(old, changed, StringComparison.Ordinal);
    }

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public LoadResult<Garden> Load(string text, params string[] overrides) =>
        ScenarioLoader.Load<Garden>(Write("garden.yaml", text), overrides);

    public static LoadResult<Garden> LoadOnce(string text, params string[] overrides)
    {
        using var scratch = new Scratch();
        return scratch.Load(text, overrides);
    }

    public static Garden Read(string text, params string[] overrides)
    {
        var result = LoadOnce(text, overrides);
        Assert.Empty(result.Diagnostics);
        return result.Value!;
    }

    /// <summary>Holds the diagnostics to "line:column path", in order, and the words that the only one must have.</summary>
    public static void Refused(string text, string places, params string[] words)
    {
        var result = LoadOnce(text);
        Assert.Null(result.Value);
        Assert.Equal(places, Places(result.Diagnostics));
        foreach (var word in words)
        {
            Assert.Contains(word, string.Join('\n', result.Diagnostics.Select(one => one.Message)), StringComparison.Ordinal);
        }
    }

    public static string Places(IEnumerable<Diagnostic> diagnostics) =>
        string.Join(", ", diagnostics.Select(one => $"{one.Line}:{one.Column} {one.Path}".TrimEnd()));

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
