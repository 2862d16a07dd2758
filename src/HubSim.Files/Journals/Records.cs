using System.Collections.Concurrent;
using System.Text.Json;
using HubSim.Files.Results;
using HubSim.Files.Storing;

namespace HubSim.Files.Journals;

/// <summary>Where a finished replication comes from.</summary>
public enum RecordSource
{
    /// <summary>It was simulated just now.</summary>
    Simulated,

    /// <summary>It was simulated before the run was broken off, and stood in its journal.</summary>
    Journal,

    /// <summary>Another run had simulated it, and the store kept it.</summary>
    Store,
}

/// <summary>A finished or failed replication, as bytes.</summary>
/// <param name="Kind">Finished or failed.</param>
/// <param name="Bytes">Its record.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record Kept(RecordKind Kind, ReadOnlyMemory<byte> Bytes, RecordSource Source);

/// <summary>
/// The replications that a run need not simulate, because its own journal or the store has them, and the journal into which
/// go those that it does. May be used from any thread.
/// </summary>
public sealed class Records : IDisposable
{
    private readonly Dictionary<RecordKey, FoundRecord> before = [];
    private readonly Store? store;
    private readonly ConcurrentDictionary<ReuseKey, EntryId> named = [];
    private readonly int[] counts = new int[3];
    private int damaged;

    /// <summary>Records of a run.</summary>
    /// <param name="journal">Its journal; disposed with this.</param>
    /// <param name="content">What stood in the journal when the run was resumed; null for a new run.</param>
    /// <param name="store">Records of earlier runs; null for none.</param>
    public Records(Journal journal, JournalContent? content, Store? store)
    {
        Journal = journal;
        this.store = store;
        foreach (var record in content?.Scan.Records ?? [])
        {
            if (record.Frame.Kind is RecordKind.Finished or RecordKind.Failed)
            {
                before[record.Frame.Key] = record;
            }
        }
    }

    /// <summary>The journal.</summary>
    public Journal Journal { get; }

    /// <summary>Number of replications in the journal when the run was resumed.</summary>
    public int Resumed => before.Count;

    /// <summary>Number of records that were damaged and whose replications were simulated again.</summary>
    public int Damaged => Volatile.Read(ref damaged);

    /// <summary>How many replications came from a source so far.</summary>
    public int Count(RecordSource source) => Volatile.Read(ref counts[(int)source]);

    /// <summary>Writes a key into the journal, once, so that it can be told later what its replications belong to.</summary>
    /// <param name="key">The key of a design point.</param>
    public EntryId Enter(ReuseKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var id = key.Id();
        if (named.TryAdd(key, id))
        {
            Journal.Append(RecordKind.Entry, new RecordKey(id, -1), JsonSerializer.SerializeToUtf8Bytes(key, ManifestFile.Compact));
        }

        return id;
    }

    /// <summary>A replication that is there already; null when it must be simulated.</summary>
    /// <param name="key">Which one.</param>
    public Kept? Find(RecordKey key)
    {
        if (before.TryGetValue(key, out var record))
        {
            if (JournalScan.Read(Journal.Handle, record) is { } bytes)
            {
                return Counted(new Kept(record.Frame.Kind, bytes, RecordSource.Journal));
            }

            Interlocked.Increment(ref damaged);
        }

        // A failure is never taken from the store: what cured it, more memory for example, need not be in the key.
        if (store?.Find(key, ref damaged) is { } stored)
        {
            return Counted(new Kept(RecordKind.Finished, stored, RecordSource.Store));
        }

        return null;
    }

    /// <summary>Writes a replication into the journal that was simulated just now.</summary>
    /// <param name="kind">Finished or failed.</param>
    /// <param name="key">Which one.</param>
    /// <param name="bytes">Its record.</param>
    public Kept Keep(RecordKind kind, RecordKey key, byte[] bytes)
    {
        Journal.Append(kind, key, bytes);
        return Counted(new Kept(kind, bytes, RecordSource.Simulated));
    }

    /// <inheritdoc/>
    public void Dispose() => Journal.Dispose();

    private Kept Counted(Kept kept)
    {
        Interlocked.Increment(ref counts[(int)kept.Source]);
        return kept;
    }
}
