using HubSim.Model.Recording;

namespace HubSim.Files.Results;

/// <summary>
/// All rows of one replication of a long table: few of them as a table in memory, more as a complete Parquet file, which
/// becomes a part of the table as it is.
/// </summary>
/// <param name="Small">The rows; null when they are in a file.</param>
/// <param name="Written">What is said of the file; null without one.</param>
/// <param name="Path">Path of the file; empty without one.</param>
internal sealed record DetailRows(Table? Small, WrittenTable? Written, string Path)
{
    /// <summary>True when the file belongs to the results of a run that was broken off, which must stay whole until the end.</summary>
    public bool IsBorrowed { get; init; }

    /// <summary>Gives the file its place among the parts.</summary>
    /// <param name="part">Path of the part; nothing may be there.</param>
    /// <exception cref="ResultsException">The file cannot be moved or copied.</exception>
    public void Become(string part) => ResultsException.Guard(part, () =>
    {
        if (!IsBorrowed)
        {
            File.Move(Path, part);
            return;
        }

        var temporary = $"{part}.tmp";
        using (var from = File.OpenRead(Path))
        using (var to = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            from.CopyTo(to);
            to.Flush(flushToDisk: true);
        }

        File.Move(temporary, part);
    });
}
