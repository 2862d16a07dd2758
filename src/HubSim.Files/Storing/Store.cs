using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HubSim.Files.Journals;
using HubSim.Files.Results;

namespace HubSim.Files.Storing;

/// <summary>
/// Finished replications of earlier runs, to be used again by runs whose keys agree. A folder of files, each of them the
/// journal of a run or experiment that is done, moved there as it was: the store costs a run no second writing. Nothing in
/// it is ever changed, only added and deleted as whole files, so that any number of programs may use it at once; a file that
/// one of them deletes is for the others a replication to be simulated. Journals of runs that are not done are not here,
/// and pruning cannot reach them.
/// </summary>
public sealed class Store
{
    /// <summary>Name of the folder below that of all results.</summary>
    public const string FolderName = ".store";

    /// <summary>Most that the store keeps unless told otherwise [bytes]: about 40,000 replications of the base scenario.</summary>
    public const long DefaultCap = 2_000_000_000;

    private const string Extension = ".records";
    private readonly Dictionary<RecordKey, (StoreSegment Segment, FoundRecord Record)> index = [];
    private readonly ConcurrentDictionary<string, bool> used = new(StringComparer.Ordinal);

    private Store(string folder, IReadOnlyList<StoreSegment> segments)
    {
        Folder = folder;
        Segments = segments;
        foreach (var segment in segments)
        {
            foreach (var record in segment.Finished())
            {
                index[record.Frame.Key] = (segment, record);
            }
        }
    }

    /// <summary>Folder of the store.</summary>
    public string Folder { get; }

    /// <summary>Its files, the one that was used last first.</summary>
    public IReadOnlyList<StoreSegment> Segments { get; }

    /// <summary>Size of all files [bytes].</summary>
    public long Bytes => Segments.Sum(segment => segment.Bytes);

    /// <summary>Looks at a store. One that does not exist is empty.</summary>
    /// <param name="folder">Its folder.</param>
    /// <exception cref="ResultsException">The folder cannot be read.</exception>
    public static Store Open(string folder) => ResultsException.Guard(folder, () => new Store(folder,
    [
        .. Files(folder).Select(StoreSegment.TryOpen).OfType<StoreSegment>()
            .OrderByDescending(segment => segment.Used).ThenBy(segment => segment.Name, StringComparer.Ordinal),
    ]));

    /// <summary>The record of a finished replication; null when the store has none.</summary>
    /// <param name="key">Which replication.</param>
    /// <param name="damaged">Counted up when there is one that cannot be used.</param>
    internal byte[]? Find(RecordKey key, ref int damaged)
    {
        if (!index.TryGetValue(key, out var place))
        {
            return null;
        }

        if (place.Segment.Read(place.Record) is not { } bytes)
        {
            Interlocked.Increment(ref damaged);
            return null;
        }

        used[place.Segment.Path] = true;
        return bytes;
    }

    /// <summary>Notes for pruning that the files which gave something were used.</summary>
    /// <param name="now">The time.</param>
    public void Touch(DateTimeOffset now)
    {
        foreach (var path in used.Keys)
        {
            Quietly(() => File.SetLastWriteTimeUtc(path, now.UtcDateTime));
        }
    }

    /// <summary>
    /// Takes in the journal of a run that is done, then prunes. The journal is gone afterwards, whatever happens: a store
    /// that cannot be written costs later runs time and this one nothing.
    /// </summary>
    /// <param name="journal">Path of the journal, which nobody has open any more.</param>
    /// <param name="folder">Folder of the store.</param>
    /// <param name="now">The time.</param>
    /// <param name="cap">Most that the store may keep [bytes].</param>
    /// <returns>Why nothing was kept, for the user; null if all is well.</returns>
    public static string? TakeIn(string journal, string folder, DateTimeOffset now, long cap)
    {
        try
        {
            if (StoreSegment.TryOpen(journal) is not { Replications: > 0 } segment)
            {
                File.Delete(journal);
                return null;
            }

            if (segment.Bytes > cap)
            {
                File.Delete(journal);
                return string.Create(CultureInfo.InvariantCulture, $"the run's {segment.Bytes / 1e6:0.0} MB are more than the store may keep ({cap / 1e6:0.#} MB)");
            }

            Directory.CreateDirectory(folder);

            // On another disk a move is a copy, which must not be seen half done.
            var name = NameFor(journal, segment.Plan.Started);
            var incoming = Path.Combine(folder, $".{name}.incoming");
            File.Move(journal, incoming, overwrite: true);
            File.SetLastWriteTimeUtc(incoming, now.UtcDateTime);
            File.Move(incoming, Path.Combine(folder, name + Extension), overwrite: true);
            _ = Prune(folder, cap);
            return null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            Quietly(() => File.Delete(journal));
            return cause.Message.TrimEnd('.');
        }
    }

    /// <summary>Deletes the files that were unused for longest until the rest is small enough.</summary>
    /// <param name="folder">Folder of the store.</param>
    /// <param name="cap">Most that may be left [bytes]; 0 for nothing.</param>
    /// <returns>How many files were deleted, and their size [bytes].</returns>
    /// <exception cref="ResultsException">A file cannot be deleted.</exception>
    public static (int Files, long Bytes) Prune(string folder, long cap) => ResultsException.Guard(folder, () =>
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cap);
        var files = Files(folder).Select(path => new FileInfo(path)).Where(file => file.Exists)
            .OrderBy(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal).ToList();
        var left = files.Sum(file => file.Length);
        var deleted = (Files: 0, Bytes: 0L);
        foreach (var file in files.TakeWhile(_ => left > cap))
        {
            var size = file.Length;
            file.Delete();
            left -= size;
            deleted = (deleted.Files + 1, deleted.Bytes + size);
        }

        return deleted;
    });

    private static IEnumerable<string> Files(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, $"*{Extension}") : [];

    /// <summary>A name that no other run has: no two of them ever work on the same journal.</summary>
    private static string NameFor(string journal, DateTimeOffset started)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Path.GetFullPath(journal)}\n{started.UtcTicks}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];
    }

    private static void Quietly(Action action)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }
}
