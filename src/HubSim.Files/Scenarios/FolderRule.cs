using HubSim.Files.Scenarios.Schema;
using HubSim.Files.Scenarios.Yaml;

namespace HubSim.Files.Scenarios;

/// <summary>
/// Which files a scenario may name, to extend or to take a table from: those below the folder <c>scenarios</c> that the
/// first file lies in (the nearest of that name); where it lies in none, those below its own folder, and for an experiment,
/// which has a folder beside those of its scenarios, below the parent of that. Absolute paths are refused, and so are those
/// that leave it by <c>..</c> or by symbolic links. So a scenario from elsewhere can be moved, but cannot look around.
/// </summary>
internal sealed class FolderRule
{
    private readonly string home;

    private FolderRule(string home) => this.home = home;

    /// <summary>The rule for a chain that begins with this scenario file.</summary>
    /// <param name="realPath">The first file, links followed.</param>
    public static FolderRule ForScenario(string realPath) => For(realPath, stepsUp: 0);

    /// <summary>The rule for a chain that begins with this experiment file.</summary>
    /// <param name="realPath">The first file, links followed.</param>
    public static FolderRule ForExperiment(string realPath) => For(realPath, stepsUp: 1);

    private static FolderRule For(string realPath, int stepsUp)
    {
        var folder = Path.GetDirectoryName(realPath) ?? realPath;
        for (var up = folder; up is not null; up = Path.GetDirectoryName(up))
        {
            if (Path.GetFileName(up) == "scenarios")
            {
                return new FolderRule(up);
            }
        }

        return new FolderRule(stepsUp > 0 ? Path.GetDirectoryName(folder) ?? folder : folder);
    }

    /// <summary>True when a path, links followed, lies in the folder that the chain may use.</summary>
    public bool Holds(string realPath) => realPath == home || realPath.StartsWith(
        home.EndsWith(Path.DirectorySeparatorChar) ? home : home + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>
    /// The name of a file from the folder that the chain may use, with slashes: the same on every machine and from every
    /// file of the chain.
    /// </summary>
    /// <param name="realPath">A file that this rule let in.</param>
    public string NameOf(string realPath) =>
        Path.GetRelativePath(home, realPath).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>The file that a node names, as it is shown and as it is; null after a finding.</summary>
    /// <param name="from">The file that the path is relative to.</param>
    /// <param name="node">What stands for the path.</param>
    /// <param name="key">Path of its key, for findings.</param>
    /// <param name="what">What is to be named, such as "a scenario file".</param>
    /// <param name="findings">Where problems go.</param>
    public (string Name, string RealPath)? Resolve(ChainFile from, Node node, string key, string what, Findings findings)
    {
        if (node is not ScalarNode { IsNull: false } scalar || string.IsNullOrWhiteSpace(scalar.Text))
        {
            if (node is not BrokenNode)
            {
                findings.Add(node.Place, key,
                    $"expected the path of {what}, relative to this one, found {Wording.Found(node)}");
            }

            return null;
        }

        var text = scalar.Text;
        if (Path.IsPathRooted(text) || text.Contains('\n', StringComparison.Ordinal))
        {
            findings.Add(node.Place, key,
                $"expected a path relative to this file, found {Wording.Cut(text)}; absolute paths are not allowed");
            return null;
        }

        var real = RealPath.Of(Path.Combine(Path.GetDirectoryName(from.RealPath) ?? "", text));
        var isInside = Holds(real);
        if (isInside && File.Exists(real))
        {
            var name = Path.Combine(Path.GetDirectoryName(from.Name) ?? "", text);
            return (RealPath.Of(name) == real ? name : real, real);
        }

        findings.Add(node.Place, key, !isInside
            ? $"{Wording.Cut(text)} lies outside the folder whose files this one may name, {home}; put both below one folder called scenarios"
            : Directory.Exists(real)
                ? $"{Wording.Cut(text)} is a folder, not a file"
                : $"there is no file {Wording.Cut(text)} beside this one");
        return null;
    }
}
