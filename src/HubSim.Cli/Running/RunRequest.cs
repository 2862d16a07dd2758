using System.Globalization;
using HubSim.Cli.Reusing;
using HubSim.Experiments.Precision;
using HubSim.Files.Results;

namespace HubSim.Cli.Running;

/// <summary>What the user asked for.</summary>
/// <param name="File">The scenario file, as given.</param>
/// <param name="Replications">Number of replications; null for the scenario's.</param>
/// <param name="Replication">The one replication to run; null for all.</param>
/// <param name="Seed">Root seed; null for the scenario's.</param>
/// <param name="Workers">Threads.</param>
/// <param name="Kernel">Which kernel drives the model; one that this program has.</param>
/// <param name="Out">Folder of all results.</param>
/// <param name="Set">Changes of values, "path=value".</param>
/// <param name="DryRun">Only say what would run.</param>
/// <param name="Quiet">Errors only.</param>
/// <param name="Json">Summary as JSON.</param>
sealed record RunRequest(
    string File,
    int? Replications,
    int? Replication,
    long? Seed,
    int Workers,
    string Kernel,
    string Out,
    IReadOnlyList<string> Set,
    bool DryRun,
    bool Quiet,
    bool Json)
{
    /// <summary>Every payment.</summary>
    public const string Ledger = RunDescription.LedgerTable;

    /// <summary>Every compute job.</summary>
    public const string Jobs = RunDescription.JobsTable;

    /// <summary>Every event.</summary>
    public const string Events = RunDescription.EventsTable;

    /// <summary>The tables that may be asked for on top of the usual ones.</summary>
    public static readonly string[] Details = [Ledger, Jobs, Events];

    private const string Program = Shell.Program + " run";
    private const string OnSimSharp = "dotnet run -c Release -p:SimSharp=true --project src/HubSim.Cli -- run --kernel simsharp";

    /// <summary>Changes to the scenario, options included: they are checked as if the file said so.</summary>
    public IReadOnlyList<string> Overrides =>
    [
        .. Set,
        .. Replications is { } count ? [string.Create(CultureInfo.InvariantCulture, $"run.replications={count}")] : Array.Empty<string>(),
        .. Seed is { } seed ? [string.Create(CultureInfo.InvariantCulture, $"run.seed={seed}")] : Array.Empty<string>(),
    ];

    /// <summary>Tables on top of the usual ones, out of <see cref="Details"/>.</summary>
    public IReadOnlyList<string> Detail { get; init; } = [];

    /// <summary>How precisely responses are to be known, which decides how many replications there are; null for a fixed number.</summary>
    public IReadOnlyList<PrecisionTarget>? Precision { get; init; }

    /// <summary>Largest number of replications when precision decides.</summary>
    public int Cap { get; init; } = PrecisionRule.DefaultCap;

    /// <summary>Whether to write the report of the run.</summary>
    public bool Report { get; init; }

    /// <summary>What is to become of earlier work.</summary>
    public ReuseOptions Reuse { get; init; } = ReuseOptions.None;

    /// <summary>Whether a table on top was asked for.</summary>
    public bool HasDetail(string table) => Detail.Contains(table, StringComparer.Ordinal);

    /// <summary>The command that repeats one replication alone.</summary>
    public string Repeat(int replication)
    {
        var set = string.Concat(Set.Select(change => $" --set {Shell.Quote(change)}"));
        var seed = Seed is { } given ? string.Create(CultureInfo.InvariantCulture, $" --seed {given}") : "";
        var program = Kernel == Kernels.SimSharp ? OnSimSharp : Program;
        return string.Create(CultureInfo.InvariantCulture, $"{program} {Shell.Quote(File)}{set}{seed} --replication {replication}");
    }
}
