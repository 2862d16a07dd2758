using System.Diagnostics;
using System.Globalization;
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

    /// <summary>Every Parquet file of a run, with its hash.</summary>
    public static string[] Parquet(string run) =>
    [
        .. FilesBelow(run).Where(file => file.EndsWith(".parquet", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetRelativePath(run, file)} {Sha256(file)}"),
    ];

    /// <summary>Number of replications or trials that a journal holds: frames with its mark whose kind is "finished".</summary>
    public static int FinishedIn(string journal)
    {
        if (!File.Exists(journal))
        {
            return 0;
        }

        // Whoever writes it holds it alone, as far as programs of this runtime are concerned.
        using var cat = Process.Start(new ProcessStartInfo("cat", [journal]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        using var copy = new MemoryStream();
        cat.StandardOutput.BaseStream.CopyTo(copy);
        cat.WaitForExit();
        var bytes = copy.ToArray();
        ReadOnlySpan<byte> finished = [0xF5, 0x48, 0x53, 0xA7, 3, 0, 0, 0];
        return bytes.AsSpan().Count(finished);
    }

    /// <summary>Waits until a journal holds so many, or the program has ended.</summary>
    public static void WaitForFinished(Process process, string journal, int count)
    {
        var clock = Stopwatch.StartNew();
        while (!process.HasExited && clock.Elapsed.TotalSeconds < 120 && FinishedIn(journal) < count)
        {
            Thread.Sleep(20);
        }
    }

    /// <summary>Sends a signal to a program, by name.</summary>
    public static void Signal(string signal, Process process)
    {
        using var kill = Process.Start("sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -{signal} {process.Id}")]);
        kill.WaitForExit();
    }

    /// <summary>Hashes of the three result files.</summary>
    public static string[] Hashes(string run) => [.. ResultFiles.Select(file => Sha256(Path.Combine(run, file)))];

    public static JsonObject Manifest(string run) => JsonNode.Parse(File.ReadAllText(Path.Combine(run, "manifest.json")))!.AsObject();

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
