using HubSim.Model.Inputs;
using HubSim.Model.Recording;

namespace HubSim.Files.Results;

/// <summary>All that is known of a run before its first replication.</summary>
public sealed record RunDescription
{
    /// <summary>Name of the table of payments.</summary>
    public const string LedgerTable = "ledger";

    /// <summary>Name of the table of compute jobs.</summary>
    public const string JobsTable = "jobs";

    /// <summary>Name of the table of events.</summary>
    public const string EventsTable = "events";

    /// <summary>The program that runs.</summary>
    public required ProgramEntry Program { get; init; }

    /// <summary>What it runs.</summary>
    public required ScenarioEntry Scenario { get; init; }

    /// <summary>The scenario that it is built on, and what differs; null when it stands alone.</summary>
    public BaseEntry? Base { get; init; }

    /// <summary>Root seed.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Number of the first replication.</summary>
    public required int First { get; init; }

    /// <summary>Number of replications asked for.</summary>
    public required int Count { get; init; }

    /// <summary>The uncertain inputs, in the order in which rows give their values.</summary>
    public required IReadOnlyList<Quantity> Inputs { get; init; }

    /// <summary>The responses, in the order in which rows give their values.</summary>
    public required IReadOnlyList<Column> Responses { get; init; }

    /// <summary>Columns of months.parquet, without <c>replication</c>.</summary>
    public required IReadOnlyList<Column> Months { get; init; }

    /// <summary>Columns of firms.parquet, without <c>replication</c>.</summary>
    public required IReadOnlyList<Column> Firms { get; init; }

    /// <summary>Columns of the ledger, without <c>replication</c>; null when payments are not kept.</summary>
    public IReadOnlyList<Column>? Ledger { get; init; }

    /// <summary>Columns of the jobs, without <c>replication</c>; null when they are not kept.</summary>
    public IReadOnlyList<Column>? Jobs { get; init; }

    /// <summary>Columns of the trace, without <c>replication</c>; null when it is not kept.</summary>
    public IReadOnlyList<Column>? Events { get; init; }

    /// <summary>Values of the scenario that rest on an argument instead of a source.</summary>
    public required IReadOnlyList<AssumptionEntry> Assumptions { get; init; }

    /// <summary>Values of the scenario that were chosen so that the model meets its past.</summary>
    public required IReadOnlyList<CalibratedEntry> Calibrated { get; init; }

    /// <summary>Paths of the values that have neither source nor argument.</summary>
    public required IReadOnlyList<string> Unsourced { get; init; }

    /// <summary>What the result files say of their origin.</summary>
    internal FileStamp Stamp => new(Scenario.Name, Scenario.Sha256, Seed) { Version = Program.Version };

    /// <summary>The tables that replications write while they run.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<Column>> Streamed => new (string Name, IReadOnlyList<Column>? Columns)[] { (JobsTable, Jobs), (EventsTable, Events) }
        .Where(table => table.Columns is not null)
        .ToDictionary(table => table.Name, table => table.Columns!, StringComparer.Ordinal);
}

/// <summary>What one replication adds to the results.</summary>
/// <param name="Replication">Its number.</param>
/// <param name="Failure">Why it failed; null if it did not.</param>
/// <param name="Inputs">Values of the uncertain inputs; NaN where one could not be drawn.</param>
/// <param name="Responses">
/// Values of the responses, NaN where missing: whole numbers as they are, truth values as 0 and 1, days as
/// <see cref="DateOnly.DayNumber"/>. Not looked at if the replication failed.
/// </param>
/// <param name="Months">Its rows of months.parquet; null if it failed.</param>
/// <param name="Firms">Its rows of firms.parquet; null if it failed.</param>
public sealed record ReplicationRow(
    int Replication,
    Failure? Failure,
    ReadOnlyMemory<double> Inputs,
    ReadOnlyMemory<double> Responses,
    Table? Months,
    Table? Firms)
{
    /// <summary>Tables that must have rows because of this replication.</summary>
    public IReadOnlyList<string> Due { get; init; } = [];

    /// <summary>Its payments; null if it failed, or when payments are not kept.</summary>
    public Table? Ledger { get; init; }
}

/// <summary>Why a replication failed, and how to see it fail again.</summary>
/// <param name="Message">Why.</param>
/// <param name="Repeat">The command that repeats it alone.</param>
public sealed record Failure(string Message, string Repeat);
