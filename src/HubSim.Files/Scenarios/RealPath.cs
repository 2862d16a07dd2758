namespace HubSim.Files.Scenarios;

/// <summary>The one name of a file.</summary>
internal static class RealPath
{
    /// <summary>More links than this in one path are a circle (Linux allows 40).</summary>
    private const int MaxLinks = 40;

    /// <summary>
    /// The absolute path with every symbolic link on the way followed. Parts that do not exist stay as they are, and so does
    /// a circle of links, which then cannot be opened.
    /// </summary>
    public static string Of(string path)
    {
        string full;
        try
        {
            full = Path.GetFullPath(path);
        }
        catch (Exception e) when (e is ArgumentException or IOException or NotSupportedException)
        {
            return path;
        }

        var root = Path.GetPathRoot(full) ?? "";
        var rest = new Stack<string>(Parts(full[root.Length..]).Reverse());
        var real = root;
        for (var links = 0; rest.TryPop(out var part);)
        {
            if (part == "..")
            {
                real = Path.GetDirectoryName(real) ?? root;
                continue;
            }

            var next = Path.Combine(real, part);
            if (links <= MaxLinks && Target(next) is { } target)
            {
                links++;
                real = Path.IsPathRooted(target) ? Path.GetPathRoot(target)! : real;
                foreach (var piece in Parts(target).Reverse())
                {
                    rest.Push(piece);
                }
            }
            else
            {
                real = next;
            }
        }

        return real;
    }

    private static string[] Parts(string path) =>
        [.. path.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar)
            .Where(part => part is not ("" or ".") && !part.EndsWith(':'))];

    private static string? Target(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
