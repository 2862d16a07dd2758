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

    /// <summary>The same experiment had asked for the same thing before.</summary>
    Repeated,
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
    private readonly Dictionary<(RecordKey Key, RecordKind Kind), FoundRecord> rows = [];
    private readonly Store? store;
    private readonly ConcurrentDictionary<ReuseKey, EntryId> named = [];
    private readonly ConcurrentDictionary<RecordKey, FoundRecord> again = [];
    private readonly ConcurrentDictionary<RecordKey, Lock> gates = [];
    private readonly int[] counts = new int[4];
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
            else if (record.Frame.Kind is RecordKind.Rows or RecordKind.RowFiles)
            {
                rows[(record.Frame.Key, record.Frame.Kind)] = record;
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

        if (again.TryGetValue(key, out var own) && JournalScan.Read(Journal.Handle, own) is { } repeated)
        {
            return Counted(new Kept(own.Frame.Kind, repeated, RecordSource.Repeated));
        }

        // A failure is never taken from the store: what cured it, more memory for example, need not be in the key.
        if (store?.Find(key, ref damaged) is { } stored)
        {
            return Counted(new Kept(RecordKind.Finished, stored, RecordSource.Store));
        }

        return null;
    }

    /// <summary>The long tables' rows of a replication that the journal says is finished; null when it does not.</summary>
    /// <param name="key">Which one.</param>
    public RowRecords? FindRows(RecordKey key) => before.TryGetValue(key, out var record) && record.Frame.Kind is RecordKind.Finished
        ? new RowRecords(Read(key, RecordKind.Rows), Read(key, RecordKind.RowFiles))
        : null;

    /// <summary>Writes the long tables' rows of a replication into the journal; <see cref="Keep"/> follows.</summary>
    /// <param name="key">Which one.</param>
    /// <param name="records">The rows.</param>
    public void KeepRows(RecordKey key, RowRecords records)
    {
        ArgumentNullException.ThrowIfNull(records);
        if (records.Inline is { } few)
        {
            Journal.Append(RecordKind.Rows, key, few);
        }

        if (records.Files is { } many)
        {
            Journal.Append(RecordKind.RowFiles, key, many);
        }
    }

    /// <summary>Hashes of the files with rows of the replications that the journal says are finished.</summary>
    internal HashSet<string> DetailHashes()
    {
        var hashes = new HashSet<string>(StringComparer.Ordinal);
        foreach (var key in rows.Keys.Where(place => place.Kind is RecordKind.RowFiles && before.ContainsKey(place.Key)))
        {
            try
            {
                hashes.UnionWith(Read(key.Key, key.Kind) is { } record ? RowsCoder.HashesOf(record) : []);
            }
            catch (InvalidDataException)
            {
                // The replication will be simulated again.
            }
        }

        return hashes;
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

    /// <summary>
    /// Finds what is there already, or makes it, once: whoever asks for the same thing while it is made waits for it.
    /// </summary>
    /// <param name="key">What.</param>
    /// <param name="make">Makes its record.</param>
    public Kept FindOrMake(RecordKey key, Func<(RecordKind Kind, byte[] Bytes)> make)
    {
        ArgumentNullException.ThrowIfNull(make);
        if (Find(key) is { } kept)
        {
            return kept;
        }

        lock (gates.GetOrAdd(key, _ => new Lock()))
        {
            if (Find(key) is { } meanwhile)
            {
                return meanwhile;
            }

            var (kind, bytes) = make();
            if (Journal.TryAppend(kind, key, bytes) is { } place)
            {
                again[key] = place;
                gates.TryRemove(key, out _);
            }

            return Counted(new Kept(kind, bytes, RecordSource.Simulated));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Journal.Dispose();

    private byte[]? Read(RecordKey key, RecordKind kind) =>
        rows.TryGetValue((key, kind), out var record) ? JournalScan.Read(Journal.Handle, record) : null;

    private Kept Counted(Kept kept)
    {
        Interlocked.Increment(ref counts[(int)kept.Source]);
        return kept;
    }
}
