using HubSim.Kernel.Tracing;
using HubSim.Model.Recording;
using HubSim.Model.Scenarios;
using HubSim.Model.Worlds;

namespace HubSim.Model.Observing;

/// <summary>A row for each event of a replication: which process went on and why, and what it waits for then.</summary>
/// <param name="clock">Dates of the run.</param>
/// <param name="sink">Where rows go.</param>
sealed class EventRows(Clock clock, IRowSink sink) : ITraceObserver
{
    private static readonly string[] Resumptions = Words<Resumption>();
    private static readonly string[] Ends = Words<StepEnd>();
    private static readonly string[] Kinds = Words<WaitKind>();

    private readonly RowBuffer rows = new(Columns, sink);

    /// <summary>The columns of events.</summary>
    public static IReadOnlyList<Column> Columns { get; } =
    [
        new("event", ColumnType.Int64, false, "", "Number of the event in its replication, from 1."),
        new("date", ColumnType.Date, false, "date", "Day of the event."),
        new("time_days", ColumnType.Double, false, "days since the start", "When it happened."),
        new("priority", ColumnType.Int32, false, "", "Order among the events of the same moment; the lower number goes first."),
        new("process", ColumnType.Int64, false, "", "Number of the process, in the order of their starts."),
        new("parent", ColumnType.Int64, true, "", "Number of the process with which it ends; missing if it has none."),
        new("name", ColumnType.Category, false, "", "Name of the process: 'firm origin/candidate' for a firm, the name of its part for its children."),
        new("resumption", ColumnType.Category, false, "", "Why it goes on: started, hold_over, served, patience_over, interrupted, stopped and so on."),
        new("ended_wait_kind", ColumnType.Category, true, "", "What kind of wait is over: hold, acquire, get, put, signal, process, first_of, all_of."),
        new("ended_wait", ColumnType.Category, true, "", "Name of what it waited for; missing for a hold."),
        new("step_end", ColumnType.Category, false, "", "How the step ended: waits, ended, stopped, failed and so on."),
        new("wait_kind", ColumnType.Category, true, "", "What kind of wait begins; missing if none does."),
        new("wait", ColumnType.Category, true, "", "Name of what it waits for; missing for a hold."),
        new("amount", ColumnType.Int64, true, "", "How much it waits for: units of a resource, of a level."),
        new("until_days", ColumnType.Double, true, "days since the start", "When the wait ends at the latest; missing without such a time."),
        new("failure", ColumnType.Text, true, "", "How the process failed, if it did."),
    ];

    /// <inheritdoc/>
    public void OnEvent(in TraceRecord record)
    {
        var table = rows.Table;
        table.Add(record.Event);
        table.Add(clock.Start.AddDays((int)Math.Floor(record.Time.TotalDays)));
        table.Add(World.Day(record.Time));
        table.Add((long)record.Priority);
        table.Add(record.ProcessNumber);
        table.Add(record.ParentNumber);
        table.Add(record.ProcessName);
        table.Add(Resumptions[(int)record.Resumption]);
        Add(table, record.EndedWait);
        table.Add(Ends[(int)record.StepEnd]);
        Add(table, record.Wait);
        table.Add(record.Wait is { Amount: not 0 and var amount } ? amount : null);
        table.Add(record.Wait?.Until is { } until ? World.Day(until) : null);
        table.Add(record.Failure?.Message);
        rows.Next();
    }

    /// <summary>The run is over.</summary>
    public void Finish() => rows.Flush();

    private static void Add(Table table, PendingWait? wait)
    {
        table.Add(wait is null ? null : Kinds[(int)wait.Kind]);
        table.Add(wait is { Name.Length: > 0 } ? wait.Name : null);
    }

    private static string[] Words<T>()
        where T : struct, Enum =>
        [.. Enum.GetNames<T>().Select(name => string.Concat(name.Select((letter, i) => char.IsUpper(letter) ? $"{(i > 0 ? "_" : "")}{char.ToLowerInvariant(letter)}" : $"{letter}")))];
}
