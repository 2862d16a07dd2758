using System.Globalization;

namespace HubSim.Files.Results;

/// <summary>
/// The folder of one run, <c>OUT/SCENARIO/run-0001</c>. The run works in a hidden folder beside it, which gets its name
/// only when everything is whole; nothing is ever written over an earlier run. A number is claimed by creating a lock
/// file, which the file system grants to one process only. What a crashed run leaves behind keeps its number: it is
/// neither used again nor in the way.
/// </summary>
public sealed class RunFolder : IDisposable
{
    private const string Prefix = "run-";

    // The error itself must tell: by the time one looks, whoever held the lock may be done with it.
    private const int ExistsOnUnix = 17;
    private const int ExistsOnWindows = unchecked((int)0x80070050);

    private readonly string lockFile;
    private bool released;

    private RunFolder(string parent, int number, string lockFile)
    {
        this.lockFile = lockFile;
        Name = NameOf(number);
        FinalPath = Path.Combine(parent, Name);
        WorkingPath = Path.Combine(parent, $".{Name}.partial");
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

    /// <summary>Gives the folder its name. After this the results are there, whole.</summary>
    /// <exception cref="ResultsException">The folder cannot be renamed.</exception>
    public void Commit()
    {
        ObjectDisposedException.ThrowIf(released, this);
        ResultsException.Guard(FinalPath, () => Directory.Move(WorkingPath, FinalPath));
        Release();
    }

    /// <summary>Deletes the folder with all that is in it, unless it was committed.</summary>
    public void Dispose()
    {
        if (!released)
        {
            Quietly(() => Directory.Delete(WorkingPath, recursive: true));
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
            var name = Path.GetFileName(path.AsSpan()).TrimStart('.');
            if (!name.StartsWith(Prefix, StringComparison.Ordinal))
            {
                continue;
            }

            var digits = name[Prefix.Length..];
            var length = digits.IndexOf('.') is >= 0 and var dot ? dot : digits.Length;
            if (length < 9 && int.TryParse(digits[..length], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                highest = Math.Max(highest, number);
            }
        }

        return highest;
    }

    private static bool IsPlainName(string scenario) =>
        scenario.Length > 0 && scenario[0] != '.' && scenario.IndexOfAny([.. Path.GetInvalidFileNameChars(), '/', '\\']) < 0;

    private static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number:D4}");

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
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return;
        }
    }
}
