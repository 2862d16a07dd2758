using System.Collections.Concurrent;
using HubSim.Files.Scenarios.Schema;
using HubSim.Files.Scenarios.Yaml;

namespace HubSim.Files.Scenarios.Tables;

/// <summary>
/// The data files that the files of a chain name. A path is relative to the file in which it is written, on the command line
/// to the scenario itself, and stays in the same folder as <c>extends</c>. Each file is read once.
/// </summary>
/// <param name="chain">The files that may name them.</param>
/// <param name="findings">Where problems go.</param>
/// <param name="earlier">Tables read before, by type and real path of their files; null when none are kept.</param>
internal sealed class DataTables(FileChain chain, Findings findings, ConcurrentDictionary<(Type, string), object>? earlier = null)
{
    /// <summary>None at all.</summary>
    public static readonly DataTables None = new(new FileChain(new Findings()), new Findings());

    private readonly Dictionary<string, QuantileTable?> curves = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RowTable?> rowTables = new(StringComparer.Ordinal);
    private readonly Dictionary<Node, Func<MapNode, MapNode>> used = [];
    private readonly List<string> names = [];

    /// <summary>The data files that were opened, as diagnostics name them.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>The tables of the file that a node names; null after a finding.</summary>
    /// <param name="node">What stands for the path.</param>
    /// <param name="path">Path of its key.</param>
    public QuantileTable? Open(Node node, string path) =>
        Open(node, path, curves, file => QuantileTableReader.Read(file.Name, path, findings));

    /// <summary>The rows of the file that a node names; null after a finding.</summary>
    /// <param name="node">What stands for the path.</param>
    /// <param name="path">Path of its key.</param>
    public RowTable? OpenRows(Node node, string path) =>
        Open(node, path, rowTables, file => RowTableReader.Read(file.Name, chain.Folder!.NameOf(file.RealPath), path, findings));

    /// <summary>Remembers what a reference to a table stands for.</summary>
    public void Use(MapNode reference, IReadOnlyList<TablePoint> points) => used[reference] = map => map.With(new Entry(
        "points", map.Place, List(map.Place, points.Select(point => Row(point.Place, point.Value, point.Cdf)))));

    /// <summary>Remembers what a reference to a column of rows stands for: the rows, and under which name one is drawn.</summary>
    public void Use(MapNode reference, RowTable rows, IReadOnlyList<double> values) => used[reference] = map => map
        .With(new Entry("drawn_as", map.Place, new ScalarNode(map.Place, rows.Rows.Name, isQuoted: true)))
        .With(new Entry("rows", map.Place, List(map.Place, values.Zip(rows.Weights, (value, weight) => Row(map.Place, value, weight)))));

    /// <summary>A reference together with the points or rows that it stands for; any other node as it is.</summary>
    public Node Resolved(Node node) => node is MapNode map && used.TryGetValue(node, out var resolve) ? resolve(map) : node;

    private static ListNode List(Place place, IEnumerable<Node> items) => new(place, [.. items]);

    private static ListNode Row(Place place, double first, double second) =>
        new(place, [new ScalarNode(place, Wording.Number(first), isQuoted: false), new ScalarNode(place, Wording.Number(second), isQuoted: false)]);

    private T? Open<T>(Node node, string path, Dictionary<string, T?> byRealPath, Func<(string Name, string RealPath), T?> read)
        where T : class
    {
        var from = chain.Files.FirstOrDefault(file => file.Name == node.Place.File) ?? chain.Files[0];
        if (chain.Folder!.Resolve(from, node, path, "a data file", findings) is not { } file)
        {
            return null;
        }

        if (!byRealPath.TryGetValue(file.RealPath, out var table))
        {
            names.Add(file.Name);
            table = earlier?.GetValueOrDefault((typeof(T), file.RealPath)) as T ?? read(file);
            byRealPath.Add(file.RealPath, table);
            if (table is not null)
            {
                earlier?.TryAdd((typeof(T), file.RealPath), table);
            }
        }

        return table;
    }
}
