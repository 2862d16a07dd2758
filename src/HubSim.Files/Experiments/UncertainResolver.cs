using HubSim.Files.Scenarios;
using HubSim.Files.Scenarios.Schema;
using HubSim.Files.Scenarios.Yaml;
using HubSim.Model.Inputs;
using HubSim.Model.Scenarios;

namespace HubSim.Files.Experiments;

/// <summary>Makes factors of the uncertain inputs of a scenario that an experiment names by the beginning of their paths.</summary>
/// <param name="policy">The scenario.</param>
/// <param name="findings">Where problems go.</param>
/// <param name="tries">Tries the ends of factors.</param>
internal sealed class UncertainResolver(PolicyScenario policy, Findings findings, FactorEnds tries)
{
    /// <summary>The word for every uncertain input.</summary>
    public const string All = "all";

    /// <summary>Key under which such factors stand.</summary>
    public const string Group = "uncertain";

    /// <summary>The inputs in the order of the scenario, without those that are factors already.</summary>
    public IEnumerable<ResolvedFactor> Resolve(IReadOnlyList<(Node Node, string Path)> beginnings, IReadOnlyList<ResolvedFactor> factors)
    {
        IReadOnlyList<Quantity> uncertain = [.. policy.Loaded.Quantities.Where(quantity => quantity.IsUncertain)];
        var chosen = new Dictionary<string, (Node Node, string Path)>(StringComparer.Ordinal);
        foreach (var (node, path) in beginnings)
        {
            if (node is not ScalarNode { IsNull: false } word)
            {
                continue;
            }

            IReadOnlyList<string> below = [.. uncertain.Select(quantity => quantity.Path).Where(own => IsBelow(own, word.Text))];
            foreach (var own in below)
            {
                chosen.TryAdd(own, (node, path));
            }

            if (below.Count == 0)
            {
                findings.Add(word.Place, path, $"{policy.File} has no uncertain input below {Wording.Cut(word.Text)}; write {All}, or the beginning of a path{Suggestion.For(word.Text, Beginnings(uncertain))}");
            }
        }

        var schema = ShapeReader.Of<Scenario>();
        IReadOnlyList<ResolvedFactor> resolved = [.. uncertain
            .Where(quantity => chosen.ContainsKey(quantity.Path) && factors.All(factor => factor.Path != quantity.Path))
            .Select(quantity => new ResolvedFactor
            {
                Group = Group,
                Name = quantity.Path,
                Path = quantity.Path,
                Unit = quantity.Unit,
                Description = ShapeFinder.Find(schema, quantity.Path)?.Input.Description ?? "",
                IsWhole = false,
                Prior = quantity.Distribution,
            })];
        foreach (var factor in resolved)
        {
            var (node, path) = chosen[factor.Path];
            tries.Add(factor, path, [node]);
        }

        return resolved;
    }

    private static bool IsBelow(string path, string beginning) =>
        beginning == All || path == beginning
        || (path.StartsWith(beginning, StringComparison.Ordinal) && path.Length > beginning.Length && path[beginning.Length] is '.' or '[');

    private static List<string> Beginnings(IEnumerable<Quantity> uncertain) =>
        [.. uncertain.SelectMany(quantity => new[] { quantity.Path, quantity.Path.Split('.')[0] }).Distinct(StringComparer.Ordinal)];
}
