namespace HubSim.Benchmarks.Measuring;

/// <summary>Where things lie.</summary>
static class Places
{
    /// <summary>The folder of the solution, above the current folder or above the program.</summary>
    public static string Root { get; } = Above(Environment.CurrentDirectory) ?? Above(AppContext.BaseDirectory)
        ?? throw new DirectoryNotFoundException("Run this inside the project: no Simulation.sln was found above.");

    /// <summary>The folder of this processor's figures.</summary>
    public static string Results => Path.Combine(Figures, Machine.Folder);

    /// <summary>The folder of all figures, of whatever processor.</summary>
    public static string Figures => Path.Combine(Root, "results", "benchmarks");

    private static string? Above(string folder)
    {
        var place = new DirectoryInfo(folder);
        while (place is not null && !File.Exists(Path.Combine(place.FullName, "Simulation.sln")))
        {
            place = place.Parent;
        }

        return place?.FullName;
    }
}
