using System.Text.Json.Nodes;

namespace HubSim.Files.Results;

/// <summary>
/// All that is known of an experiment besides its rows. Only <see cref="Run"/> may differ between repeated ones.
/// </summary>
public sealed record ExperimentManifest
{
    /// <summary>Version of the layout of manifest and result files.</summary>
    public int SchemaVersion { get; init; } = FileStamp.SchemaVersion;

    /// <summary>The program that ran.</summary>
    public required ProgramEntry Program { get; init; }

    /// <summary>What it ran.</summary>
    public required ExperimentEntry Experiment { get; init; }

    /// <summary>The scenarios, as they are before any factor is set; for policies, one for each.</summary>
    public required IReadOnlyList<PolicyEntry> Scenarios { get; init; }

    /// <summary>Root seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>How many trials were run.</summary>
    public required TrialsEntry Trials { get; init; }

    /// <summary>The result files.</summary>
    public required IReadOnlyList<ExperimentTableEntry> Tables { get; init; }

    /// <summary>Trials that failed, in order: the first thousand. trials.parquet has them all.</summary>
    public required IReadOnlyList<TrialFailureEntry> Failures { get; init; }

    /// <summary>The circumstances of this run.</summary>
    public required RunEntry Run { get; init; }
}

/// <summary>An experiment.</summary>
/// <param name="Name">Its name, after which the folder of its results is called.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Title">Its title.</param>
/// <param name="Question">The question that it answers.</param>
/// <param name="Sha256">Hash of the resolved experiment together with its scenarios, in hexadecimal.</param>
/// <param name="Resolved">The experiment as it ran.</param>
public sealed record ExperimentEntry(string Name, string Kind, string Title, string Question, string Sha256, JsonNode Resolved);

/// <summary>A scenario of an experiment.</summary>
/// <param name="Name">Name of the policy, or of the scenario where there is one only.</param>
/// <param name="Label">What tables call it.</param>
/// <param name="Title">Title of the scenario.</param>
/// <param name="File">The scenario file.</param>
/// <param name="Set">The experiment's changes, each path=value.</param>
/// <param name="Sha256">Hash of the resolved scenario, changes included.</param>
/// <param name="Resolved">The scenario, changes included.</param>
public sealed record PolicyEntry(
    string Name, string Label, string Title, string File, IReadOnlyList<string> Set, string Sha256, JsonNode Resolved);

/// <summary>The trials of an experiment.</summary>
/// <param name="Points">Number of design points.</param>
/// <param name="Count">Number of trials that ended.</param>
/// <param name="Failed">How many of them failed.</param>
public sealed record TrialsEntry(int Points, int Count, int Failed);

/// <summary>A result file of an experiment.</summary>
/// <param name="File">Its name, in the folder of the manifest.</param>
/// <param name="Description">What a row is.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="Sha256">Hash of the file, in hexadecimal.</param>
/// <param name="Columns">Its columns, in order.</param>
public sealed record ExperimentTableEntry(
    string File, string Description, long Rows, string Sha256, IReadOnlyList<ColumnEntry> Columns);

/// <summary>A trial that failed.</summary>
/// <param name="Point">Number of its design point.</param>
/// <param name="Replication">Number of its replication.</param>
/// <param name="Message">Why it failed.</param>
/// <param name="Repeat">The command that repeats it alone.</param>
public sealed record TrialFailureEntry(int Point, int Replication, string Message, string Repeat);
