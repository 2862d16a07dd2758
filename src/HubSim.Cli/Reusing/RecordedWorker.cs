using HubSim.Cli.Output;
using HubSim.Experiments.Runner;
using HubSim.Files.Journals;
using HubSim.Files.Results;
using HubSim.Model;
using HubSim.Model.Recording;

namespace HubSim.Cli.Reusing;

/// <summary>
/// A worker that first looks whether a replication is there already, and writes each that it simulates into the journal as
/// soon as it is finished, whichever others are still at work.
/// </summary>
/// <param name="inner">Simulates what is not there.</param>
/// <param name="records">What is there, and the journal.</param>
/// <param name="entry">Key of the run's replications.</param>
/// <param name="spools">The rows of tables that are too long for memory, which the inner worker writes while it simulates.</param>
sealed class RecordedWorker(IReplicationWorker<HubReplication> inner, Records records, EntryId entry, DetailSpools spools) : IReplicationWorker<Kept>
{
    /// <inheritdoc/>
    public Kept Run(int replication, CancellationToken cancellation)
    {
        var key = new RecordKey(entry, replication);
        if (Find(key) is { } kept)
        {
            return kept;
        }

        try
        {
            var yielded = inner.Run(replication, cancellation);
            if (spools.AreWanted)
            {
                records.KeepRows(key, spools.Finish(replication));
            }

            return records.Keep(RecordKind.Finished, key, ReplicationCoder.Encode(yielded));
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception) when (spools.Fault is { } cause)
        {
            // A disk that takes no more is the end of the run, not a failure of the replication that met it.
            records.Journal.Break(cause);
            throw;
        }
        catch (Exception fault)
        {
            _ = records.Keep(RecordKind.Failed, key, FailureCoder.Encode(Words.Message(fault), Words.EventsOf(fault)));
            throw;
        }
    }

    /// <summary>A replication that is there already, with the rows of its long tables in place.</summary>
    private Kept? Find(RecordKey key) =>
        !spools.AreWanted || records.FindRows(key) is not { } rows || spools.Restore(key.Replication, rows) ? records.Find(key) : null;

    /// <inheritdoc/>
    public void Dispose() => inner.Dispose();

    /// <summary>The replication that a record stands for: results are written from records, also in a run that nothing breaks off.</summary>
    /// <param name="completed">The record.</param>
    /// <param name="months">Columns of the scenario's months.</param>
    public static Completed<HubReplication> Decode(Completed<Kept> completed, IReadOnlyList<Column> months)
    {
        if (completed.Value is not { } kept || completed.Failed)
        {
            return new Completed<HubReplication>(completed.Replication, null, completed.Fault);
        }

        if (kept.Kind is RecordKind.Finished)
        {
            return new Completed<HubReplication>(completed.Replication, ReplicationCoder.Decode(kept.Bytes.Span, months), null);
        }

        var (message, events) = FailureCoder.Decode(kept.Bytes.Span);
        var fault = new InvalidOperationException(message);
        fault.Data[nameof(HubReplication.Events)] = events;
        return new Completed<HubReplication>(completed.Replication, null, fault);
    }
}
