namespace HubSim.House.Tests;

/// <summary>The repository that the tests were built from.</summary>
static class House
{
    private static readonly string[] Folders = ["src", "tests", "benchmarks", "scenarios", "docs", ".ci"];

    /// <summary>Its root folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>All C# files.</summary>
    public static IEnumerable<string> Sources() => Texts().Where(path => path.EndsWith(".cs", StringComparison.Ordinal));

    /// <summary>All files that people write: sources, scenarios, documents, scripts.</summary>
    public static IEnumerable<string> Texts() => Folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories))
        .Concat(Directory.EnumerateFiles(Root))
        .Where(path => !path.EndsWith(".lock.json", StringComparison.Ordinal) && Path.GetFileName(path) != ".git");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Simulation.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("the tests run below the folder of Simulation.sln");
    }
}
