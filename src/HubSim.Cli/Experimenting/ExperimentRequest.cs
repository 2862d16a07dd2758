using System.Globalization;
using HubSim.Cli.Reusing;

namespace HubSim.Cli.Experimenting;

/// <summary>What the user asked for.</summary>
/// <param name="File">The experiment file, as given.</param>
/// <param name="Set">Changes of the experiment's own keys, "path=value".</param>
/// <param name="Seed">Root seed; null for the experiment's.</param>
/// <param name="Workers">Threads.</param>
/// <param name="Out">Folder of all results.</param>
/// <param name="DryRun">Only say what would run.</param>
/// <param name="Quiet">Errors only.</param>
/// <param name="Json">Summary as JSON.</param>
sealed record ExperimentRequest(
    string File,
    IReadOnlyList<string> Set,
    long? Seed,
    int Workers,
    string Out,
    bool DryRun,
    bool Quiet,
    bool Json)
{
    /// <summary>Whether report.html is written.</summary>
    public bool Report { get; init; }

    /// <summary>What is to become of earlier work.</summary>
    public ReuseOptions Reuse { get; init; } = ReuseOptions.None;

    /// <summary>Changes to the experiment, options included: they are checked as if the file said so.</summary>
    public IReadOnlyList<string> Overrides =>
        [.. Set, .. Seed is { } seed ? [string.Create(CultureInfo.InvariantCulture, $"seed={seed}")] : Array.Empty<string>()];
}
