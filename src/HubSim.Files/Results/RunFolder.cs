using System.Globalization;
using HubSim.Files.Journals;

namespace HubSim.Files.Results;

/// <summary>
/// The folder of one run, <c>OUT/SCENARIO/run-0001</c>. The run works in a hidden folder beside it, which gets its name
/// only when everything is whole; nothing is ever written over an earlier run. A number is claimed by creating a lock
/// file, which the file system grants to one process only. What a crashed run leaves behind keeps its number: it is
/// neither used again nor in the way, until <see cref="Reopen"/> goes on with it.
/// <para>
/// From the first replication to the last the run's journal lies in the hidden folder. A run that was interrupted politely
/// has its complete replications under its name, journal included; going on with it makes the hidden folder anew, and in the
/// end that takes the place of the part.
/// </para>
/// </summary>
public sealed class RunFolder : IDisposable
{
    private const string Prefix = "run-";

    // The error itself must tell: by the time one looks, whoever held the lock may be done with it.
    private const int ExistsOnUnix = 17;
    private const int ExistsOnWindows = unchecked((int)0x80070050);

    private readonly string lockFile;
    private readonly string replacedPath;
    private bool released;

    private RunFolder(string parent, int number, string lockFile)
    {
        this.lockFile = lockFile;
        Name = NameOf(number);
        FinalPath = Path.Combine(parent, Name);
        WorkingPath = Path.Combine(parent, $".{Name}.partial");
        replacedPath = Path.Combine(parent, $".{Name}.replaced");
        Details = new DetailFiles(WorkingPath, FinalPath);
    }

    /// <summary>Name of the run, for example <c>run-0001</c>.</summary>
    public string Name { get; }

    /// <summary>Where the results are after <see cref="Commit"/>.</summary>
    public string FinalPath { get; }

    /// <summary>Where the results are written.</summary>
    public string WorkingPath { get; }

    /// <summary>Claims the next free number and makes the folder to work in.</summary>
    /// <param name="output">Folder of all results; made if it does not exist.</param>
    /// <param name="scenario">Name of the scenario, which becomes the name of a folder.</param>
    /// <exception cref="ResultsException">The folder cannot be written to, or the name is not one of a folder.</exception>
    public static RunFolder Claim(string output, string scenario)
    {
        if (!IsPlainName(scenario))
        {
            throw new ResultsException(
                $"The scenario's name '{scenario}' cannot name a folder of results. Choose a name without path separators and a leading dot.");
        }

        var parent = Path.Combine(output, scenario);
        return ResultsException.Guard(parent, () =>
        {
            Directory.CreateDirectory(parent);
            for (var number = HighestNumber(parent) + 1; ; number++)
            {
                if (TryClaim(parent, number) is { } folder)
                {
                    return folder;
                }
            }
        });
    }

    /// <summary>The files of single replications with many rows of a long table.</summary>
    internal DetailFiles Details { get; }

    /// <summary>Path of the run's journal while it is at work.</summary>
    public string JournalPath => Path.Combine(WorkingPath, Journal.Name);

    /// <summary>Says, when the folder is not committed, whether its journal is left for a later <see cref="Reopen"/>; null for never.</summary>
    public Func<bool>? IsKept { get; set; }

    /// <summary>Takes over the folder of a run that was broken off, with its journal; its other files are deleted.</summary>
    /// <param name="run">The unfinished run.</param>
    /// <exception cref="ResultsException">The folder cannot be written to.</exception>
    public static RunFolder Reopen(UnfinishedRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var folder = new RunFolder(run.Parent, run.Number, Path.Combine(run.Parent, $".{NameOf(run.Number)}.lock")) { IsKept = () => true };
        ResultsException.Guard(folder.WorkingPath, () =>
        {
            Directory.CreateDirectory(folder.WorkingPath);
            if (run.JournalPath != folder.JournalPath)
            {
                File.Move(run.JournalPath, folder.JournalPath);
            }
        });
        return folder;
    }

    /// <summary>Deletes what an earlier attempt wrote, but for its journal and the files of long tables that it speaks of.</summary>
    /// <param name="journal">What stands in the journal.</param>
    /// <exception cref="ResultsException">A file cannot be deleted.</exception>
    public void Clear(Records journal)
    {
        ArgumentNullException.ThrowIfNull(journal);
        Details.Collect(journal.DetailHashes());
        ResultsException.Guard(WorkingPath, () => Clear(Details.IsCollected));
    }

    private void Clear(Func<string, bool> isKept)
    {
        foreach (var path in Directory.GetFiles(WorkingPath).Where(path => path != JournalPath))
        {
            File.Delete(path);
        }

        foreach (var folder in Directory.GetDirectories(WorkingPath))
        {
            foreach (var path in Directory.GetFiles(folder).Where(path => !DetailFiles.IsPlace(folder) || !isKept(path)))
            {
                File.Delete(path);
            }

            if (!Directory.EnumerateFileSystemEntries(folder).Any())
            {
                Directory.Delete(folder);
            }
        }
    }

    /// <summary>Gives the folder its name. After this the results are there, whole; a part of them gives way.</summary>
    /// <exception cref="ResultsException">The folder cannot be renamed.</exception>
    public void Commit()
    {
        ObjectDisposedException.ThrowIf(released, this);
        ResultsException.Guard(FinalPath, () =>
        {
            if (Directory.Exists(FinalPath))
            {
                // Never without results: killed between these two lines, the next attempt finds the journal where it works.
                Directory.Move(FinalPath, replacedPath);
            }

            Directory.Move(WorkingPath, FinalPath);
        });
        Quietly(() => Directory.Delete(replacedPath, recursive: true));
        Release();
    }

    /// <summary>Deletes the folder with all that is in it, unless it was committed or is to be kept.</summary>
    public void Dispose()
    {
        if (!released)
        {
            if (IsKept?.Invoke() is true)
            {
                Quietly(() => Clear(DetailFiles.IsComplete));
            }
            else
            {
                Quietly(() => Directory.Delete(WorkingPath, recursive: true));
            }

            Release();
        }
    }

    private static RunFolder? TryClaim(string parent, int number)
    {
        var claim = Path.Combine(parent, $".{NameOf(number)}.lock");
        try
        {
            new FileStream(claim, FileMode.CreateNew).Dispose();
        }
        catch (IOException taken) when (taken.HResult is ExistsOnUnix or ExistsOnWindows)
        {
            return null;
        }

        var folder = new RunFolder(parent, number, claim);
        try
        {
            // Between the look at the folder and the lock another run may have begun and ended.
            if (Path.Exists(folder.FinalPath) || Path.Exists(folder.WorkingPath))
            {
                folder.Release();
                return null;
            }

            Directory.CreateDirectory(folder.WorkingPath);
            return folder;
        }
        catch
        {
            folder.Release();
            throw;
        }
    }

    private static int HighestNumber(string parent)
    {
        var highest = 0;
        foreach (var path in Directory.EnumerateFileSystemEntries(parent))
        {
            var name = Path.GetFileName(path.AsSpan());
            highest = Math.Max(highest, NumberIn(name) ?? 0);
        }

        return highest;
    }

    /// <summary>The number in the name of a run's folder, <c>run-0001</c> or <c>.run-0001.partial</c>; null without one.</summary>
    internal static int? NumberIn(ReadOnlySpan<char> folder)
    {
        var name = folder.TrimStart('.');
        if (!name.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var digits = name[Prefix.Length..];
        var length = digits.IndexOf('.') is >= 0 and var dot ? dot : digits.Length;
        return length < 9 && int.TryParse(digits[..length], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static bool IsPlainName(string scenario) =>
        scenario.Length > 0 && scenario[0] != '.' && scenario.IndexOfAny([.. Path.GetInvalidFileNameChars(), '/', '\\']) < 0;

    /// <summary>Name of the run of a number.</summary>
    internal static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number:D4}");

    private void Release()
    {
        released = true;
        Quietly(() => File.Delete(lockFile));
    }

    /// <summary>Clears up. What cannot be cleared away is hidden and in nobody's way, and the first failure is what counts.</summary>
    private static void Quietly(Action clear)
    {
        try
        {
            clear();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ResultsException)
        {
            return;
        }
    }
}
