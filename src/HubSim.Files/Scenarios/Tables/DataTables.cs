using HubSim.Files.Scenarios.Yaml;

namespace HubSim.Files.Scenarios.Tables;

/// <summary>
/// The data files that the files of a chain name. A path is relative to the file in which it is written, on the command line
/// to the scenario itself, and stays in the same folder as <c>extends</c>. Each file is read once.
/// </summary>
internal sealed class DataTables(FileChain chain, Findings findings)
{
    private readonly Dictionary<string, QuantileTable?> byRealPath = new(StringComparer.Ordinal);
    private readonly Dictionary<Node, IReadOnlyList<TablePoint>> used = [];
    private readonly List<string> names = [];

    /// <summary>The data files that were opened, as diagnostics name them.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>The tables of the file that a node names; null after a finding.</summary>
    /// <param name="node">What stands for the path.</param>
    /// <param name="path">Path of its key.</param>
    public QuantileTable? Open(Node node, string path)
    {
        var from = chain.Files.FirstOrDefault(file => file.Name == node.Place.File) ?? chain.Files[0];
        if (chain.Folder!.Resolve(from, node, path, "a data file", findings) is not { } file)
        {
            return null;
        }

        if (!byRealPath.TryGetValue(file.RealPath, out var table))
        {
            names.Add(file.Name);
            table = QuantileTableReader.Read(file.Name, path, findings);
            byRealPath.Add(file.RealPath, table);
        }

        return table;
    }

    /// <summary>Remembers what a reference to a table stands for.</summary>
    public void Use(MapNode reference, IReadOnlyList<TablePoint> points) => used[reference] = points;

    /// <summary>A reference together with the points that it stands for; any other node as it is.</summary>
    public Node Resolved(Node node)
    {
        if (node is not MapNode map || !used.TryGetValue(node, out var points))
        {
            return node;
        }

        Node Number(double value, Place place) => new ScalarNode(place, Schema.Wording.Number(value), isQuoted: false);
        var rows = points.Select(point =>
            new ListNode(point.Place, [Number(point.Value, point.Place), Number(point.Cdf, point.Place)]));
        return map.With(new Entry("points", map.Place, new ListNode(map.Place, [.. rows])));
    }
}
