using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace HubSim.Cli.Tests;

/// <summary>A folder of its own for each test, in which the program runs; deleted afterwards.</summary>
sealed class Workshop : IDisposable
{
    public static readonly string[] ResultFiles = ["replications.parquet", "months.parquet", "firms.parquet"];

    public string Folder { get; } = Directory.CreateTempSubdirectory("hubsim-").FullName;

    /// <summary>Where results go unless --out says otherwise.</summary>
    public string Results => Path.Combine(Folder, "results");

    public string PathOf(string name) => Path.Combine(Folder, name);

    public Ended Run(params string[] arguments) => Hubsim.Run(Folder, ["run", .. arguments]);

    /// <summary>Runs, and expects it to be done without a fault.</summary>
    public string Done(params string[] arguments)
    {
        var ended = Run(arguments);
        Assert.True(ended.Code == 0, ended.All);
        return FolderOf(ended);
    }

    /// <summary>The folder of results that a run names in its table.</summary>
    public string FolderOf(Ended ended)
    {
        var line = Assert.Single(ended.Out.Split('\n'), line => line.StartsWith("results in ", StringComparison.Ordinal));
        return Path.GetFullPath(line["results in ".Length..].Trim(), Folder);
    }

    public string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return name;
    }

    /// <summary>Every file below a folder, hidden ones too.</summary>
    public static string[] FilesBelow(string folder) =>
        Directory.Exists(folder) ? Directory.GetFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None }) : [];

    public static string Sha256(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));

    /// <summary>Hashes of the three result files.</summary>
    public static string[] Hashes(string run) => [.. ResultFiles.Select(file => Sha256(Path.Combine(run, file)))];

    public static JsonObject Manifest(string run) => JsonNode.Parse(File.ReadAllText(Path.Combine(run, "manifest.json")))!.AsObject();

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
