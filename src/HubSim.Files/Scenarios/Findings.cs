namespace HubSim.Files.Scenarios;

/// <summary>A position in a file or in an override.</summary>
/// <param name="File">As <see cref="Diagnostic.File"/>.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
internal readonly record struct Place(string File, int Line, int Column)
{
    /// <summary>Where a problem of the whole file is reported.</summary>
    public static Place StartOf(string file) => new(file, 1, 1);
}

/// <summary>Collects diagnostics, and puts them in the order in which a reader wants to mend them.</summary>
internal sealed class Findings
{
    private readonly List<Diagnostic> found = [];

    public Findings()
    {
    }

    /// <summary>The same findings, to which others may be added.</summary>
    public Findings(Findings before) => found.AddRange(before.found);

    public int Count => found.Count;

    public void Add(Place place, string path, string message) =>
        found.Add(new Diagnostic(place.File, place.Line, place.Column, path, message));

    public void Add(IEnumerable<Diagnostic> diagnostics) => found.AddRange(diagnostics);

    /// <summary>By the order of <paramref name="files"/> (others, such as overrides, last), then by position.</summary>
    public IReadOnlyList<Diagnostic> Sorted(IReadOnlyList<string> files)
    {
        var rank = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            rank.TryAdd(file, rank.Count);
        }

        return
        [
            .. found.Distinct()
                .OrderBy(one => rank.GetValueOrDefault(one.File, int.MaxValue))
                .ThenBy(one => one.Line)
                .ThenBy(one => one.Column),
        ];
    }
}
