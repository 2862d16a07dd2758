using HubSim.Files.Journals;

namespace HubSim.Files.Results;

/// <summary>A run that was broken off and can be gone on with: which one, and where its journal lies.</summary>
/// <param name="Parent">Folder of all runs of its scenario.</param>
/// <param name="Number">Number of the run.</param>
/// <param name="JournalPath">Path of its journal.</param>
public sealed record UnfinishedRun(string Parent, int Number, string JournalPath)
{
    /// <summary>Name of the run, for example <c>run-0001</c>.</summary>
    public string Name => RunFolder.NameOf(Number);

    /// <summary>Where its results are, or will be.</summary>
    public string FinalPath => Path.Combine(Parent, Name);

    /// <summary>Finds the run that a user names.</summary>
    /// <param name="name">
    /// Path of the run's folder, with or without the points and <c>.partial</c> of the hidden one, or its bare name.
    /// </param>
    /// <param name="output">Folder of all results, for a bare name.</param>
    /// <param name="scenario">Name of the scenario, for a bare name; null to look at all of them.</param>
    /// <returns>The run; a finished one has no journal, and then the path of it is empty.</returns>
    /// <exception cref="JournalException">There is no such run, or several.</exception>
    public static UnfinishedRun Find(string name, string output, string? scenario)
    {
        ArgumentNullException.ThrowIfNull(name);
        var plain = name.TrimEnd('/', '\\');
        var leaf = Path.GetFileName(plain);
        if (RunFolder.NumberIn(leaf) is not { } number)
        {
            throw new JournalException($"--resume {name}: a run is named like run-0001, or by the path of its folder");
        }

        if (leaf.Length < plain.Length)
        {
            return At(Path.GetDirectoryName(plain) is { Length: > 0 } parent ? parent : ".", number)
                ?? throw new JournalException($"--resume {name}: there is no such run, finished or not. {Hint(Path.GetDirectoryName(plain)!)}");
        }

        var folders = scenario is not null ? [Path.Combine(output, scenario)] : Directory.Exists(output) ? Directory.GetDirectories(output) : [];
        var found = folders.Order(StringComparer.Ordinal).Select(folder => At(folder, number)).OfType<UnfinishedRun>().ToList();
        return found switch
        {
            [var one] => one,
            [] => throw new JournalException($"--resume {name}: there is no such run in {(scenario is null ? output : folders[0])}. {(scenario is null ? "Name its folder by its path, or the scenario." : Hint(folders[0]))}"),
            _ => throw new JournalException($"--resume {name}: several scenarios have a run of that name ({string.Join(", ", found.Select(run => run.FinalPath))}). Name its folder by its path."),
        };
    }

    /// <summary>The runs in a folder that were broken off, in order.</summary>
    /// <param name="parent">Folder of all runs of a scenario.</param>
    public static IEnumerable<UnfinishedRun> Below(string parent) => !Directory.Exists(parent) ? [] :
        Directory.EnumerateDirectories(parent)
            .Select(path => RunFolder.NumberIn(Path.GetFileName(path))).OfType<int>().Distinct().Order()
            .Select(number => At(parent, number)).OfType<UnfinishedRun>().Where(run => run.JournalPath.Length > 0);

    private static UnfinishedRun? At(string parent, int number)
    {
        var run = new UnfinishedRun(parent, number, "");
        var replaced = Path.Combine(parent, $".{run.Name}.replaced");
        if (!Directory.Exists(run.FinalPath) && Directory.Exists(replaced))
        {
            // A program was killed in the moment between taking away the part and putting the whole in its place.
            ResultsException.Guard(replaced, () => Directory.Move(replaced, run.FinalPath));
        }

        var hidden = Path.Combine(parent, $".{run.Name}.partial");
        foreach (var folder in new[] { hidden, run.FinalPath })
        {
            var journal = Path.Combine(folder, Journal.Name);
            if (File.Exists(journal))
            {
                return run with { JournalPath = journal };
            }
        }

        return Directory.Exists(run.FinalPath) ? run
            : !Directory.Exists(hidden) ? null
            : throw new JournalException($"{hidden} has no journal: that run was killed before it began. Start it again without --resume.");
    }

    private static string Hint(string parent)
    {
        var others = Below(parent).Select(run => run.Name).ToList();
        return others.Count == 0 ? $"No run in {parent} waits to be resumed." : $"These wait to be resumed: {string.Join(", ", others)}.";
    }
}
