using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using HubSim.Files.Experiments;
using HubSim.Files.Scenarios.Reading;
using HubSim.Files.Scenarios.Schema;
using HubSim.Files.Scenarios.Tables;
using HubSim.Files.Scenarios.Values;
using HubSim.Files.Scenarios.Yaml;

namespace HubSim.Files.Scenarios;

/// <summary>
/// A scenario file that was read once, with what it extends, and can be made a record many times, each time with other
/// values in it. It may be used by several threads at once.
/// </summary>
/// <typeparam name="T">Record whose properties carry <see cref="Model.Inputs.InputAttribute"/>; see there.</typeparam>
public sealed class ScenarioTemplate<T>
    where T : class
{
    private static readonly SectionShape Shape = ShapeReader.Of<T>();
    private readonly ConcurrentDictionary<(Type, string), object> tables = new();
    private readonly FileChain chain;
    private readonly Findings findings;
    private readonly MapNode? tree;

    internal ScenarioTemplate(FileChain chain, Findings findings)
    {
        this.chain = chain;
        this.findings = findings;
        tree = chain.HasForeignFormat || chain.Files.Count == 0 ? null : chain.Tree(Shape);
    }

    /// <summary>The record with values of the command line in it, or all diagnostics.</summary>
    /// <param name="overrides">Values of the command line, each <c>path=value</c> with the value in YAML.</param>
    public LoadResult<T> Bind(IReadOnlyList<string> overrides)
    {
        ArgumentNullException.ThrowIfNull(overrides);
        return Bind((whole, found) => new Overrides(Shape, found).Apply(whole, overrides), overrides.Select(Overrides.NameOf));
    }

    /// <summary>The record with values of an experiment in it, or all diagnostics.</summary>
    /// <param name="changes">The values, later ones over earlier ones.</param>
    public LoadResult<T> Bind(IReadOnlyList<Change> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        return Bind((whole, found) => new Overrides(Shape, found).Apply(whole, changes), changes.Select(change => change.Place.File));
    }

    private LoadResult<T> Bind(Func<MapNode, Findings, MapNode> apply, IEnumerable<string> names)
    {
        IReadOnlyList<string> order = [.. chain.Names, .. names];
        if (tree is null)
        {
            var all = findings.Sorted(order);
            return Failed(chain.HasForeignFormat ? [all.First(one => one.Path == FormatRule.Key)] : all);
        }

        var found = new Findings(findings);
        var root = apply(tree, found);
        var data = new DataTables(chain, found, tables);
        var context = new Context(found, SourceIds(root), data);
        var bound = new SectionReader(context).Read(Shape, Declared(root), root.Place, "", hasSwitch: false, mayMiss: !chain.IsWhole);
        return bound is { IsGood: true, Value: T value } && found.Count == 0
            ? Loaded(value, context, root)
            : Failed(found.Sorted([.. order, .. data.Names]));
    }

    /// <summary>The tree without the format, when the record does not ask for it.</summary>
    private static MapNode Declared(MapNode root) =>
        Shape.Find(FormatRule.Key) is null ? root.Without(FormatRule.Key) : root;

    private IReadOnlyList<string>? SourceIds(MapNode root)
    {
        if (Shape.Find(Context.SourcesKey)?.Shape is not NamedShape || !chain.IsWhole)
        {
            return null;
        }

        return root.Find(Context.SourcesKey)?.Value switch
        {
            MapNode map => [.. map.Entries.Select(entry => entry.Name)],
            null or ScalarNode { IsNull: true } => [],
            _ => null,
        };
    }

    private LoadResult<T> Loaded(T value, Context context, MapNode root)
    {
        var json = CanonicalJson.Write(root, Shape, context.Tables);
        var inputs = CanonicalJson.Write(root, Shape, context.Tables, onlyDecisive: true);
        return new()
        {
            Value = value,
            Diagnostics = [],
            CanonicalJson = json,
            Sha256 = HashOf(json),
            InputsSha256 = HashOf(inputs),
            Files = [.. chain.Names, .. context.Tables.Names],
            BaseFile = chain.Names[^1],
            Quantities = [.. context.Quantities.OrderBy(one => one.Path, StringComparer.Ordinal)],
            Chances = [.. context.Chances.OrderBy(one => one.Path, StringComparer.Ordinal)],
            MakeValues = () => new ValueList(chain, root, Shape, context.Tables).Build(),
            MakePaths = () => TreePaths.Of(root, Shape),
        };
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private LoadResult<T> Failed(IReadOnlyList<Diagnostic> diagnostics) => new()
    {
        Diagnostics = diagnostics,
        CanonicalJson = "",
        Sha256 = "",
        InputsSha256 = "",
        Files = chain.Names,
        Quantities = [],
        Chances = [],
    };
}
