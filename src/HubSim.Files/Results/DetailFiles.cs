using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using HubSim.Files.Journals;

namespace HubSim.Files.Results;

/// <summary>
/// The files of single replications that have more rows of a long table than fit into memory. Each is written while its
/// replication runs, in a folder beside the journal, and complete, flushed and named before the journal says that the
/// replication is finished; later it becomes a part of the table as it is. A run that was broken off finds them again by the
/// hashes in its journal, wherever they were then: beside the journal, among the parts that were in the making, or among those
/// of the results that an interrupted run left.
/// </summary>
internal sealed class DetailFiles
{
    /// <summary>Name of the folder beside the journal.</summary>
    public const string FolderName = $"{Journal.Name}.rows";

    private const string Extension = ".parquet";
    private static readonly string[] Places = [FolderName, RunDescription.JobsTable, RunDescription.EventsTable];

    private readonly string working;
    private readonly string final;
    private readonly ConcurrentDictionary<string, (string Path, bool IsBorrowed)> kept = new(StringComparer.Ordinal);

    /// <summary>The files of a run.</summary>
    /// <param name="working">Folder that the run works in.</param>
    /// <param name="final">Folder of its results, where an interrupted run may have left some.</param>
    public DetailFiles(string working, string final)
    {
        this.working = working;
        this.final = final;
    }

    private string Folder => Path.Combine(working, FolderName);

    /// <summary>Makes the folder.</summary>
    /// <exception cref="ResultsException">It cannot be made.</exception>
    public void Prepare() => ResultsException.Guard(Folder, () => Directory.CreateDirectory(Folder));

    /// <summary>Path of the file that a replication writes.</summary>
    public string PathOf(string table, int replication) =>
        Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"{table}-{replication:D9}{Extension}"));

    /// <summary>True for a folder in which complete files are left when a run is broken off.</summary>
    public static bool IsPlace(string folder) => Places.Contains(Path.GetFileName(folder), StringComparer.Ordinal);

    /// <summary>True for a complete file.</summary>
    public static bool IsComplete(string file) => file.EndsWith(Extension, StringComparison.Ordinal);

    /// <summary>Finds the files that a journal speaks of; the others of the working folder are deleted with all else there.</summary>
    /// <param name="wanted">Hashes of the files, in hexadecimal.</param>
    /// <exception cref="ResultsException">A file cannot be read or moved.</exception>
    public void Collect(IReadOnlySet<string> wanted)
    {
        if (wanted.Count == 0)
        {
            return;
        }

        Prepare();
        foreach (var path in FilesBelow(working))
        {
            if (HashOf(path) is var hash && wanted.Contains(hash))
            {
                var own = Path.Combine(Folder, hash + Extension);
                ResultsException.Guard(own, () => File.Move(path, own, overwrite: true));
                kept[hash] = (own, false);
            }
        }

        foreach (var path in FilesBelow(final))
        {
            if (HashOf(path) is var hash && wanted.Contains(hash))
            {
                kept.TryAdd(hash, (path, true));
            }
        }
    }

    /// <summary>True for a file that was collected.</summary>
    public bool IsCollected(string path) => kept.TryGetValue(Path.GetFileNameWithoutExtension(path), out var own) && own.Path == path;

    /// <summary>A collected file, which is the caller's now; null when it is not there.</summary>
    /// <param name="written">What the journal says of it.</param>
    public DetailRows? Take(WrittenTable written) =>
        kept.TryRemove(written.Sha256, out var place) ? new DetailRows(null, written, place.Path) { IsBorrowed = place.IsBorrowed } : null;

    /// <summary>
    /// Puts what nobody took in order, before the working folder takes the place of earlier results: the files stay for the
    /// next attempt of an interrupted run, and go in the end.
    /// </summary>
    /// <param name="isInterrupted">True when there may be a next attempt.</param>
    /// <param name="untaken">Rows of replications that were finished before an earlier one was.</param>
    /// <exception cref="ResultsException">A file cannot be copied.</exception>
    public void Leave(bool isInterrupted, IEnumerable<DetailRows> untaken) => ResultsException.Guard(Folder, () =>
    {
        var waiting = kept.Where(file => file.Value.IsBorrowed).Select(file => (Hash: file.Key, file.Value.Path))
            .Concat(untaken.Where(rows => rows.IsBorrowed).Select(rows => (Hash: rows.Written!.Sha256, rows.Path)));
        foreach (var (hash, path) in isInterrupted ? waiting : [])
        {
            // Copied, because the earlier results are whole until the very moment in which they give way.
            File.Copy(path, Path.Combine(Folder, hash + Extension), overwrite: true);
        }

        if (Directory.Exists(Folder) && (!isInterrupted || !Directory.EnumerateFileSystemEntries(Folder).Any()))
        {
            Directory.Delete(Folder, recursive: true);
        }
    });

    private static List<string> FilesBelow(string folder) =>
    [
        .. Places.Select(place => Path.Combine(folder, place)).Where(Directory.Exists)
            .SelectMany(place => Directory.GetFiles(place, $"*{Extension}").Order(StringComparer.Ordinal)),
    ];

    private static string HashOf(string path) => ResultsException.Guard(path, () =>
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    });
}
