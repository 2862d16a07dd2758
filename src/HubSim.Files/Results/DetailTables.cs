namespace HubSim.Files.Results;

/// <summary>The tables that a run writes on demand, each in parts: payments, jobs, events.</summary>
internal sealed class DetailTables : IDisposable
{
    private readonly Dictionary<string, PartSeries> series = new(StringComparer.Ordinal);

    /// <summary>Opens the tables that were asked for.</summary>
    /// <param name="run">Folder of the run.</param>
    /// <param name="description">What was asked for.</param>
    public DetailTables(RunFolder run, RunDescription description)
    {
        var folder = run.WorkingPath;
        var stamp = description.Stamp;
        if (description.Ledger is { } payments)
        {
            series.Add(RunDescription.LedgerTable, new PartSeries(folder, RunDescription.LedgerTable, payments, stamp));
        }

        foreach (var (table, columns) in description.Streamed)
        {
            series.Add(table, new PartSeries(folder, table, columns, stamp));
        }

        Spools = new DetailSpools(run.Details, description.Streamed, stamp);
    }

    /// <summary>Where replications put the rows of their long tables.</summary>
    public DetailSpools Spools { get; }

    /// <summary>Adds what the next replication has; of one that failed, nothing.</summary>
    public void Take(ReplicationRow row)
    {
        foreach (var (table, parts) in series)
        {
            var rows = Spools.Take(table, row.Replication);
            if (row.Failure is not null)
            {
                continue;
            }

            if (table == RunDescription.LedgerTable)
            {
                parts.Append(row.Replication, row.Ledger ?? throw new ArgumentException("a finished replication has the payments that are kept", nameof(row)));
            }
            else
            {
                parts.Append(row.Replication, rows ?? throw new ArgumentException($"a finished replication has the {table} that are kept", nameof(row)));
            }
        }
    }

    /// <summary>Completes all parts.</summary>
    public IEnumerable<WrittenTable> Complete() => series.Values.SelectMany(parts => parts.Complete());

    /// <summary>Deletes what is not complete.</summary>
    public void Dispose()
    {
        Spools.Dispose();
        foreach (var parts in series.Values)
        {
            parts.Dispose();
        }
    }
}
