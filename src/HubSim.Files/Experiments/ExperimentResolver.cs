using System.Reflection;
using HubSim.Experiments.Discovery;
using HubSim.Files.Results;
using HubSim.Files.Scenarios;
using HubSim.Files.Scenarios.Reading;
using HubSim.Files.Scenarios.Schema;
using HubSim.Files.Scenarios.Yaml;
using HubSim.Model;
using HubSim.Model.Inputs;
using HubSim.Model.Scenarios;

namespace HubSim.Files.Experiments;

/// <summary>
/// Finds what an experiment names outside its own file: scenarios with the changes to them, factors, responses. It reads the
/// tree, not the record, so that a mistake in one key hides none in another.
/// </summary>
/// <param name="chain">The experiment's files.</param>
/// <param name="findings">Where problems go.</param>
internal sealed class ExperimentResolver(FileChain chain, Findings findings)
{
    private readonly Dictionary<string, ScenarioTemplate<Scenario>> templates = new(StringComparer.Ordinal);
    private readonly List<(Node Node, string Path)> responses = [];
    private readonly List<(MapNode Map, string Path)> factors = [];
    private readonly List<(Node Node, string Path)> beginnings = [];
    private readonly List<PolicyScenario> policies = [];
    private readonly List<ResolvedFactor> resolved = [];
    private readonly List<string> files = [];
    private IReadOnlyList<Change> common = [];

    /// <summary>The scenarios, in the order of the file.</summary>
    public IReadOnlyList<PolicyScenario> Policies => policies;

    /// <summary>The factors, in the order of the file.</summary>
    public IReadOnlyList<ResolvedFactor> Factors => resolved;

    /// <summary>The scenario files, as diagnostics name them.</summary>
    public IReadOnlyList<string> Files => files;

    /// <summary>Resolves the whole experiment.</summary>
    public void Resolve(MapNode root, SectionShape shape)
    {
        common = [.. ChangesOf(root), .. Seed(root)];
        Walk(root, shape, "", "");
        CheckResponses();
        if (policies.Count > 0)
        {
            ResolveFactors(new FactorEnds(policies[0], findings));
        }
    }

    private void ResolveFactors(FactorEnds ends)
    {
        foreach (var (map, path) in factors)
        {
            if (new FactorResolver(policies[0], findings, ends).Resolve(map, path) is { } factor)
            {
                resolved.Add(factor);
            }
        }

        if (beginnings.Count > 0 && policies[0].Loaded.Value is not null)
        {
            resolved.AddRange(new UncertainResolver(policies[0], findings, ends).Resolve(beginnings, resolved));
        }

        ends.Check();
    }

    private void Walk(Node node, Shape shape, string path, string name)
    {
        switch (shape)
        {
            case SectionShape section when node is MapNode map:
                if (section.Type == typeof(Factor))
                {
                    factors.Add((map, path));
                }

                foreach (var key in section.Keys)
                {
                    if (map.Find(key.Name) is { } entry)
                    {
                        Name(map, entry, key, KeyPath.Join(path, key.Name), name);
                        Walk(entry.Value, key.Shape, KeyPath.Join(path, key.Name), key.Name);
                    }
                }

                break;
            case NamedShape named when node is MapNode map:
                foreach (var entry in map.Entries)
                {
                    Walk(entry.Value, named.Item, KeyPath.Join(path, entry.Name), entry.Name);
                }

                break;
            case ListShape list when node is ListNode items:
                for (var i = 0; i < items.Items.Count; i++)
                {
                    Walk(items.Items[i], list.Item, KeyPath.At(path, i), name);
                }

                break;
        }
    }

    /// <summary>Takes a key that names something.</summary>
    private void Name(MapNode owner, Entry entry, Key key, string path, string name)
    {
        switch (key.Property.GetCustomAttribute<NamesAttribute>()?.What)
        {
            case NamedThing.Scenario:
                AddPolicy(owner, entry.Value, path, name);
                break;
            case NamedThing.Uncertain when entry.Value is ListNode list:
                beginnings.AddRange(list.Items.Select((item, i) => (item, KeyPath.At(path, i))));
                break;
            case NamedThing.Written:
                CheckPlace(entry.Value, path);
                break;
            case NamedThing.Condition:
                AddCondition(entry.Value, path);
                break;
            case NamedThing.Response when entry.Value is ListNode list:
                CheckTwice(list, path);
                responses.AddRange(list.Items.Select((item, i) => (item, KeyPath.At(path, i))));
                break;
            case NamedThing.Response:
                responses.Add((entry.Value, path));
                break;
        }
    }

    /// <summary>Takes the response of a condition; what is no text was reported where the experiment's own keys are read.</summary>
    private void AddCondition(Node node, string path)
    {
        if (node is not ScalarNode { IsNull: false } word)
        {
            return;
        }

        if (Condition.Parse(word.Text) is { } condition)
        {
            responses.Add((new ScalarNode(word.Place, condition.Response, isQuoted: false), path));
        }
        else
        {
            findings.Add(word.Place, path, $"expected a response, one of < <= > >= == !=, and a number, such as target_reached == 0; found {Wording.Found(word)}");
        }
    }

    /// <summary>Each response is a column of its own.</summary>
    private void CheckTwice(ListNode list, string path)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (list.Items[i] is ScalarNode { IsNull: false } word && !taken.Add(word.Text))
            {
                findings.Add(word.Place, KeyPath.At(path, i), $"{Wording.Cut(word.Text)} is named twice; remove one");
            }
        }
    }

    private void CheckPlace(Node node, string path)
    {
        if (node is ScalarNode { IsNull: false } word && !Path.IsPathRooted(word.Text) && PosteriorFile.Place(chain.Files[0].Name, word.Text) is null)
        {
            findings.Add(word.Place, path, $"{Wording.Cut(word.Text)} is a folder, lies in a folder that is not there, or outside the folder whose files this one may name");
        }
    }

    private void AddPolicy(MapNode owner, Node node, string path, string name)
    {
        var from = chain.Files.FirstOrDefault(file => file.Name == node.Place.File) ?? chain.Files[0];
        if (node is not ScalarNode { IsNull: false }
            || chain.Folder!.Resolve(from, node, path, "a scenario file", findings) is not { } file)
        {
            return;
        }

        var shown = Short(file.Name, file.RealPath);
        if (!templates.TryGetValue(file.RealPath, out var template))
        {
            templates.Add(file.RealPath, template = ScenarioLoader.Read<Scenario>(shown));
            files.Add(shown);
        }

        IReadOnlyList<Change> changes = name.Length == 0 ? common : [.. common, .. ChangesOf(owner)];
        var loaded = template.Bind(changes);
        findings.Add(loaded.Diagnostics);
        var label = owner.Find("label")?.Value is ScalarNode { IsNull: false } given ? given.Text : null;
        var called = name.Length == 0 ? Path.GetFileNameWithoutExtension(file.Name) : name;
        policies.Add(new PolicyScenario(called, label ?? called, shown, template, changes, loaded));
        if (new FirstMoment().Failure(loaded) is { } failure)
        {
            findings.Add(node.Place, path, $"with these values no trial of {called} could begin: {failure}");
        }
    }

    private static IEnumerable<Change> ChangesOf(MapNode owner) =>
        owner.Find("set")?.Value is MapNode map ? map.Entries.Select(entry => new Change(entry)) : [];

    /// <summary>A seed that is none was reported where the experiment's own keys are read.</summary>
    private static IEnumerable<Change> Seed(MapNode root) =>
        root.Find("seed") is { Value: ScalarNode word } seed && ScalarRules.Whole(word, out var value) is null && value is >= 0 and <= Experiment.MostSeed
            ? [new Change("run.seed", seed.Place, seed.Value)]
            : [];

    /// <summary>A relative name without the steps up that the experiment's own folder caused, if it is the same file.</summary>
    private static string Short(string name, string realPath)
    {
        if (Path.IsPathRooted(name) || name.StartsWith("..", StringComparison.Ordinal))
        {
            return name;
        }

        var root = Path.DirectorySeparatorChar.ToString();
        var collapsed = Path.GetFullPath(root + name)[root.Length..];
        return RealPath.Of(collapsed) == realPath ? collapsed : name;
    }

    private void CheckResponses()
    {
        foreach (var policy in policies.Where(policy => policy.Loaded.Value is not null))
        {
            var names = new HubModel(policy.Loaded.Value!, policy.Loaded.Quantities).Responses.Select(column => column.Name).ToList();
            foreach (var (node, path) in responses)
            {
                if (node is ScalarNode { IsNull: false } word && !names.Contains(word.Text, StringComparer.Ordinal))
                {
                    findings.Add(word.Place, path, $"{Wording.Cut(word.Text)} is not a response of {policy.File}; docs/scenario.md lists them{Suggestion.For(word.Text, names)}");
                }
            }
        }
    }
}
