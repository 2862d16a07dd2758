using System.Security.Cryptography;
using System.Text;
using HubSim.Files.Scenarios.Reading;
using HubSim.Files.Scenarios.Schema;
using HubSim.Files.Scenarios.Tables;
using HubSim.Files.Scenarios.Values;
using HubSim.Files.Scenarios.Yaml;
using HubSim.Model.Inputs;

namespace HubSim.Files.Scenarios;

/// <summary>
/// Reads a scenario file into a record, or says everything that is wrong with it. It never throws for what stands in a
/// file: a bad one gives diagnostics, and nothing of it is used.
/// <para>
/// A file is at most 4 MiB of UTF-8, one YAML document with at most 64 levels and 200,000 keys and values, without anchors,
/// aliases, tags and merge keys, in which no key is written twice. What a word means is decided by its key: numbers are
/// decimal (<c>010</c>, <c>1_000</c> and <c>.inf</c> are none), and only <c>true</c> and <c>false</c> are switches.
/// </para>
/// <para>
/// <c>extends: path</c> takes all that the file does not say from another one, in a chain of at most 16. The path is
/// relative and must lead, links followed, to a file below the nearest folder <c>scenarios</c> around the first file; where
/// there is none, below the parent of its folder. Data files that distributions are taken from obey the same rule.
/// </para>
/// </summary>
public static class ScenarioLoader
{
    /// <summary>Reads <paramref name="file"/> and what it extends, puts the overrides in, and checks the whole.</summary>
    /// <typeparam name="T">Record whose properties carry <see cref="InputAttribute"/>; see there.</typeparam>
    /// <param name="file">Path of the file.</param>
    /// <param name="overrides">Values of the command line, each <c>path=value</c> with the value in YAML.</param>
    /// <returns>The record, or all diagnostics.</returns>
    public static LoadResult<T> Load<T>(string file, IReadOnlyList<string> overrides)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(overrides);
        var findings = new Findings();
        var chain = new FileChain(findings);
        chain.Read(file);
        IReadOnlyList<string> order = [.. chain.Names, .. overrides.Select(Overrides.NameOf)];
        if (chain.HasForeignFormat || chain.Files.Count == 0)
        {
            var all = findings.Sorted(order);
            return Failed<T>(chain, chain.HasForeignFormat ? [all.First(one => one.Path == FormatRule.Key)] : all);
        }

        var shape = ShapeReader.Of<T>();
        var root = new Overrides(shape, findings).Apply(Resolve(chain, shape), overrides);
        var tables = new DataTables(chain, findings);
        var context = new Context(findings, SourceIds(root, shape, chain.IsWhole), tables);
        var bound = new SectionReader(context).Read(
            shape, Declared(root, shape), root.Place, "", hasSwitch: false, mayMiss: !chain.IsWhole);
        return bound is { IsGood: true, Value: T value } && findings.Count == 0
            ? Loaded(chain, value, context, root, shape)
            : Failed<T>(chain, findings.Sorted([.. order, .. tables.Names]));
    }

    /// <summary>One tree of all files of the chain: the first over the second, and so on.</summary>
    private static MapNode Resolve(FileChain chain, SectionShape shape)
    {
        Node tree = chain.Files[^1].Root;
        foreach (var file in chain.Files.Reverse().Skip(1))
        {
            tree = Merge.Over(tree, file.Root, shape);
        }

        return ((MapNode)tree).Without(FileChain.ExtendsKey);
    }

    /// <summary>The tree without the format, when the record does not ask for it.</summary>
    private static MapNode Declared(MapNode root, SectionShape shape) =>
        shape.Find(FormatRule.Key) is null ? root.Without(FormatRule.Key) : root;

    private static IReadOnlyList<string>? SourceIds(MapNode root, SectionShape shape, bool isWhole)
    {
        if (shape.Find(Context.SourcesKey)?.Shape is not NamedShape || !isWhole)
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

    private static LoadResult<T> Loaded<T>(FileChain chain, T value, Context context, MapNode root, SectionShape shape)
        where T : class
    {
        var json = CanonicalJson.Write(root, shape, context.Tables);
        var inputs = CanonicalJson.Write(root, shape, context.Tables, onlyDecisive: true);
        return new()
        {
            Value = value,
            Diagnostics = [],
            CanonicalJson = json,
            Sha256 = HashOf(json),
            InputsSha256 = HashOf(inputs),
            Files = [.. chain.Names, .. context.Tables.Names],
            Quantities = [.. context.Quantities.OrderBy(one => one.Path, StringComparer.Ordinal)],
            Chances = [.. context.Chances.OrderBy(one => one.Path, StringComparer.Ordinal)],
            MakeValues = () => new ValueList(chain, root, shape, context.Tables).Build(),
            MakePaths = () => TreePaths.Of(root, shape),
        };
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static LoadResult<T> Failed<T>(FileChain chain, IReadOnlyList<Diagnostic> diagnostics)
        where T : class => new()
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
