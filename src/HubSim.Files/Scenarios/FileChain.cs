using System.Globalization;
using HubSim.Files.Scenarios.Schema;
using HubSim.Files.Scenarios.Yaml;

namespace HubSim.Files.Scenarios;

/// <summary>A file of a chain, read.</summary>
/// <param name="Name">As diagnostics name it.</param>
/// <param name="RealPath">Absolute, with every symbolic link followed; what makes two names the same file.</param>
/// <param name="Root">Its keys.</param>
internal sealed record ChainFile(string Name, string RealPath, MapNode Root);

/// <summary>Reads a scenario file and what it extends, one after the other.</summary>
internal sealed class FileChain(Findings findings)
{
    /// <summary>Most files in a chain.</summary>
    public const int MaxFiles = 16;

    /// <summary>The key that names the file below.</summary>
    public const string ExtendsKey = "extends";

    private readonly List<ChainFile> files = [];
    private readonly List<string> names = [];

    /// <summary>The files that could be read, the named one first.</summary>
    public IReadOnlyList<ChainFile> Files => files;

    /// <summary>All files that were opened, as diagnostics name them.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>False when something of the chain could not be read, so that keys may seem to be missing.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>Which files the chain may name; null before the first was opened.</summary>
    public FolderRule? Folder { get; private set; }

    /// <summary>True when a file is of a format that this program does not read; then nothing else counts.</summary>
    public bool HasForeignFormat { get; private set; }

    /// <summary>One tree of all files: the first over the second, and so on.</summary>
    public MapNode Tree(SectionShape shape)
    {
        Node tree = files[^1].Root;
        foreach (var file in Enumerable.Reverse(files).Skip(1))
        {
            tree = Merge.Over(tree, file.Root, shape);
        }

        return ((MapNode)tree).Without(ExtendsKey);
    }

    /// <summary>Reads a file and what it extends.</summary>
    /// <param name="file">The first file.</param>
    /// <param name="isExperiment">True where it was asked for as an experiment; <see cref="FolderRule"/> tells them apart.</param>
    public void Read(string file, bool isExperiment = false)
    {
        var next = file;
        var real = RealPath.Of(file);
        Folder = isExperiment ? FolderRule.ForExperiment(real) : FolderRule.ForScenario(real);
        while (ReadOne(next, real) is { } read)
        {
            if (read.Root.Find(ExtendsKey) is not { } entry)
            {
                return;
            }

            if (Folder.Resolve(read, entry.Value, ExtendsKey, "a scenario file", findings) is not { } below || !MayFollow(below, entry.Value))
            {
                break;
            }

            (next, real) = (below.Name, below.RealPath);
        }

        IsWhole = false;
    }

    private ChainFile? ReadOne(string name, string real)
    {
        names.Add(name);
        var before = findings.Count;
        if (SourceText.Read(name, findings) is not { } text)
        {
            return null;
        }

        var node = NodeReader.Read(name, text, findings, isFile: true, out var isWhole);
        IsWhole &= isWhole;
        if (node is MapNode root && (!root.IsPartial || root.Find(FormatRule.Key) is not null))
        {
            HasForeignFormat |= !FormatRule.Check(root, findings);
            files.Add(new ChainFile(name, real, root));
            return HasForeignFormat ? null : files[^1];
        }

        if (findings.Count == before)
        {
            findings.Add(node is null or ScalarNode { IsNull: true } ? Place.StartOf(name) : node.Place, "",
                node is null or ScalarNode { IsNull: true }
                    ? $"the file is empty; a scenario begins with {FormatRule.Example}"
                    : $"a scenario is a map of keys that begins with {FormatRule.Example}; "
                    + $"found {Wording.Found(node)}");
        }

        return null;
    }

    private bool MayFollow((string Name, string RealPath) below, Node at)
    {
        if (files.FindIndex(file => file.RealPath == below.RealPath) is >= 0 and var first)
        {
            var cycle = files.Skip(first).Select(file => file.Name).Append(below.Name);
            findings.Add(at.Place, ExtendsKey, $"files extend each other in a circle: {string.Join(" -> ", cycle)}");
            return false;
        }

        if (files.Count < MaxFiles)
        {
            return true;
        }

        findings.Add(at.Place, ExtendsKey, string.Create(
            CultureInfo.InvariantCulture, $"more than {MaxFiles} files extend each other"));
        return false;
    }
}
