using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using HubSim.Model.Recording;

namespace HubSim.Files.Results;

/// <summary>
/// All that is known of a run besides its rows: what went in, what came out, and what a reader must know to use it.
/// Only <see cref="Run"/> may differ between repeated runs.
/// </summary>
public sealed record Manifest
{
    /// <summary>Version of the layout of manifest and result files.</summary>
    public int SchemaVersion { get; init; } = FileStamp.SchemaVersion;

    /// <summary>The program that ran.</summary>
    public required ProgramEntry Program { get; init; }

    /// <summary>What it ran.</summary>
    public required ScenarioEntry Scenario { get; init; }

    /// <summary>The scenario that it is built on, and what differs from it; null when it stands alone as its file has it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BaseEntry? Base { get; init; }

    /// <summary>Root seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Which replications were asked for.</summary>
    public required ReplicationsEntry Replications { get; init; }

    /// <summary>The result files.</summary>
    public required IReadOnlyList<TableEntry> Tables { get; init; }

    /// <summary>Replications that failed, in order: the first thousand. replications.parquet has them all.</summary>
    public required IReadOnlyList<FailureEntry> Failures { get; init; }

    /// <summary>Values of the scenario that rest on an argument instead of a source.</summary>
    public required IReadOnlyList<AssumptionEntry> Assumptions { get; init; }

    /// <summary>Values of the scenario that were chosen so that the model meets its past.</summary>
    public required IReadOnlyList<CalibratedEntry> Calibrated { get; init; }

    /// <summary>Paths of the values that have neither source nor argument.</summary>
    public required IReadOnlyList<string> Unsourced { get; init; }

    /// <summary>How precisely responses are known, if that decided on the number of replications; null otherwise.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PrecisionEntry? Precision { get; init; }

    /// <summary>The circumstances of this run.</summary>
    public required RunEntry Run { get; init; }
}

/// <summary>A program.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="ModelVersion">
/// Version of the code that decides results (<see cref="Journals.ModelVersion"/>): runs of different ones are not comparable.
/// Null in runs from before it was kept.
/// </param>
public sealed record ProgramEntry(
    string Name,
    string Version,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ModelVersion = null);

/// <summary>A scenario.</summary>
/// <param name="Name">Its name, after which the folder of its results is called.</param>
/// <param name="Title">Its title.</param>
/// <param name="Sha256">Hash of the resolved scenario, in hexadecimal.</param>
/// <param name="Resolved">The scenario as it ran: with its base file and all changes from the command line.</param>
public sealed record ScenarioEntry(string Name, string Title, string Sha256, JsonNode Resolved);

/// <summary>The scenario that another is built on: the last file of its chain, without changes from the command line.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">Its title.</param>
/// <param name="Sha256">Hash of it, resolved, in hexadecimal.</param>
/// <param name="Differences">Values that differ, in the order of the base; a part that is switched on or off stands for all in it.</param>
public sealed record BaseEntry(string Name, string Title, string Sha256, IReadOnlyList<DifferenceEntry> Differences);

/// <summary>A value that differs from the base.</summary>
/// <param name="Path">Its place in the scenario.</param>
/// <param name="Unit">Its unit; empty for none.</param>
/// <param name="Base">The value in the base, as a file writes it; null when it is not there.</param>
/// <param name="Here">The value in this scenario; null when it is not there.</param>
public sealed record DifferenceEntry(string Path, string Unit, string? Base, string? Here);

/// <summary>The replications that were asked for.</summary>
/// <param name="First">Number of the first one.</param>
/// <param name="Count">How many.</param>
/// <param name="Failed">How many of those that ran failed.</param>
public sealed record ReplicationsEntry(int First, int Count, int Failed);

/// <summary>A result file.</summary>
/// <param name="File">Its path from the folder of the manifest; of a table in parts <c>jobs/part-00000.parquet</c>.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Sha256">Hash of the file, in hexadecimal.</param>
/// <param name="Columns">Its columns, in order.</param>
public sealed record TableEntry(string File, long Rows, string Sha256, IReadOnlyList<ColumnEntry> Columns)
{
    /// <summary>Name of the table: the folder of its parts, or the file without its ending.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Table => File.Contains('/', StringComparison.Ordinal) ? File[..File.IndexOf('/', StringComparison.Ordinal)] : Path.GetFileNameWithoutExtension(File);

    internal static TableEntry Of(WrittenTable table) =>
        new(table.File, table.Rows, table.Sha256, [.. table.Columns.Select(ColumnEntry.Of)]);
}

/// <summary>A column of a result file.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">int32, int64, double, boolean, date, category or text.</param>
/// <param name="Nullable">True when a value may be missing.</param>
/// <param name="Unit">Unit in words; empty for none.</param>
/// <param name="Description">What a value is.</param>
public sealed record ColumnEntry(string Name, string Type, bool Nullable, string Unit, string Description)
{
    internal static ColumnEntry Of(Column column) =>
        new(column.Name, column.Type.ToString().ToLowerInvariant(), column.Nullable, column.Unit, column.Description);
}

/// <summary>A replication that failed.</summary>
/// <param name="Replication">Its number.</param>
/// <param name="Message">Why it failed.</param>
/// <param name="Repeat">The command that repeats it alone.</param>
public sealed record FailureEntry(int Replication, string Message, string Repeat);

/// <summary>A value of the scenario that rests on an argument.</summary>
/// <param name="Path">Its place in the scenario.</param>
/// <param name="Value">The value, as the scenario has it.</param>
/// <param name="Unit">Its unit; empty for none.</param>
/// <param name="Reason">The argument.</param>
public sealed record AssumptionEntry(string Path, string Value, string Unit, string Reason);

/// <summary>A value of the scenario that was chosen so that the model meets its past.</summary>
/// <param name="Path">Its place in the scenario.</param>
/// <param name="Value">The value, as the scenario has it.</param>
/// <param name="Unit">Its unit; empty for none.</param>
/// <param name="How">How it was chosen.</param>
public sealed record CalibratedEntry(string Path, string Value, string Unit, string How);

/// <summary>The circumstances of a run. Nothing here has an influence on the rows, except where they end.</summary>
public sealed record RunEntry
{
    /// <summary>When it began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>How long it took [s].</summary>
    public required double Seconds { get; init; }

    /// <summary>Most memory that the program had at once [MB of 10^6 bytes].</summary>
    public required double PeakMemoryMb { get; init; }

    /// <summary>Number of threads that ran replications.</summary>
    public required int Workers { get; init; }

    /// <summary>The machine.</summary>
    public required MachineEntry Machine { get; init; }

    /// <summary>The command that was given.</summary>
    public required IReadOnlyList<string> CommandLine { get; init; }

    /// <summary>The scenario file, as it was named; null in manifests that do not say.</summary>
    public string? ScenarioFile { get; init; }

    /// <summary>Changes of the scenario from the command line, "path=value".</summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];

    /// <summary>True when it was ended before all replications were done.</summary>
    public required bool Interrupted { get; init; }

    /// <summary>Number of replications in the result files. Set by the writer.</summary>
    public int Taken { get; init; }

    /// <summary>Where the replications come from; null in files of earlier programs.</summary>
    public ReuseEntry? Reuse { get; init; }
}

/// <summary>How many replications of a run were simulated, and how many were there already.</summary>
/// <param name="Simulated">Simulated by the program that wrote the manifest.</param>
/// <param name="FromJournal">Taken from the journal of the run, which had been broken off.</param>
/// <param name="FromStore">Taken from the store.</param>
public sealed record ReuseEntry(int Simulated, int FromJournal, int FromStore)
{
    /// <summary>Trials of an experiment that were the same as one that it had asked for before, and were not simulated twice.</summary>
    public int Repeated { get; init; }

    /// <summary>True when the run had been broken off and was resumed.</summary>
    public bool Resumed { get; init; }

    /// <summary>When the run was begun for the first time; null for one that was not resumed.</summary>
    public DateTimeOffset? FirstStarted { get; init; }

    /// <summary>Folder of the store; null when none was used.</summary>
    public string? Store { get; init; }

    /// <summary>Why the store had none of them; null when it had some, or was not asked.</summary>
    public string? Missed { get; init; }
}

/// <summary>A machine, as far as it matters for speed.</summary>
/// <param name="Os">Operating system.</param>
/// <param name="Architecture">Processor architecture.</param>
/// <param name="Runtime">The .NET runtime.</param>
/// <param name="Cores">Number of processors that the program may use.</param>
public sealed record MachineEntry(string Os, string Architecture, string Runtime, int Cores)
{
    /// <summary>The machine that this runs on.</summary>
    public static MachineEntry Here() => new(
        RuntimeInformation.OSDescription,
        RuntimeInformation.ProcessArchitecture.ToString(),
        RuntimeInformation.FrameworkDescription,
        Environment.ProcessorCount);
}
