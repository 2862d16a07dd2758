using System.Text.Json;
using HubSim.Experiments.Comparing;
using HubSim.Experiments.Trials;
using HubSim.Files.Results;

namespace HubSim.Cli.Reporting;

/// <summary>Whether runs may be held against each other.</summary>
static class ComparableRuns
{
    /// <summary>Refuses runs that different versions of the model made.</summary>
    /// <param name="folders">Folders of the runs; one alone is always good.</param>
    /// <exception cref="UnsuitableException">Two versions differ.</exception>
    public static void Require(IReadOnlyList<string> folders)
    {
        var versions = folders.Select(folder => (folder, Version: VersionOf(folder))).Where(run => run.Version is not null).ToList();
        if (versions.Count > 1)
        {
            PairedSystems.RequireOneVersion([.. versions.Select(run => (run.folder, run.Version!))]);
        }
    }

    /// <summary>The model version of a run; null where the folder cannot be read, which its reader reports.</summary>
    private static string? VersionOf(string folder)
    {
        try
        {
            return ManifestFile.Read(folder).Program.ModelVersion ?? "not kept";
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }
}
