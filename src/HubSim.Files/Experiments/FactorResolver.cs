using HubSim.Files.Scenarios;
using HubSim.Files.Scenarios.Schema;
using HubSim.Files.Scenarios.Yaml;
using HubSim.Kernel.Random;
using HubSim.Model.Inputs;
using HubSim.Model.Scenarios;

namespace HubSim.Files.Experiments;

/// <summary>Holds a factor against its scenario: the path must be there, and its ends or levels must be allowed there.</summary>
/// <param name="policy">The scenario.</param>
/// <param name="findings">Where problems go.</param>
/// <param name="tries">Tries the ends of factors.</param>
internal sealed class FactorResolver(PolicyScenario policy, Findings findings, FactorEnds tries)
{
    /// <summary>The factor; null after a finding, here or when the record was read.</summary>
    public ResolvedFactor? Resolve(MapNode map, string path)
    {
        if (map.Find("path") is not { Value: ScalarNode { IsNull: false } written } || TargetOf(written) is not var (shape, input))
        {
            return null;
        }

        var before = findings.Count;
        var levels = map.Find("levels")?.Value is ListNode list ? list.Items : [];
        Node?[] ends = [map.Find("from")?.Value, map.Find("to")?.Value];
        foreach (var value in levels.Concat(ends.OfType<ScalarNode>()))
        {
            Try(written, value);
        }

        if (ends.Any(end => end is not null) && shape is not (WholeShape or RealShape or UncertainShape))
        {
            findings.Add(written.Place, KeyPath.Join(path, "path"), $"{written.Text} takes {Wording.Expected(shape, input)}, which has no range; write levels");
        }

        var prior = map.Find("prior")?.Value is ScalarNode { Text: "true" } ? PriorOf(written, map.Find("prior")!.Value, path) : null;
        if (findings.Count > before)
        {
            return null;
        }

        var factor = FactorOf(path, written.Text, levels, ends, prior, shape is WholeShape, input);
        tries.Add(factor, path, levels.Count > 0 ? levels : prior is null ? [ends[0]!, ends[1]!] : [map.Find("prior")!.Value]);
        return factor;
    }

    private static ResolvedFactor FactorOf(
        string path, string target, IReadOnlyList<Node> levels, Node?[] ends, Distribution? prior, bool isWhole, InputAttribute input)
    {
        var settings = levels.Select(level => new Setting(level)).ToList();
        var hasWords = settings.Any(level => level.Number is null);
        return new ResolvedFactor
        {
            Group = path.Contains('.', StringComparison.Ordinal) ? path[..path.LastIndexOf('.')] : path,
            Name = path[(path.LastIndexOf('.') + 1)..],
            Path = target,
            Unit = input.Unit,
            Description = input.Description,
            IsWhole = isWhole,
            From = ends[0] is { } from ? new Setting(from).Number : null,
            To = ends[1] is { } to ? new Setting(to).Number : null,
            Levels = [.. settings.Select((level, i) => hasWords ? i : level.Number!.Value)],
            Words = hasWords ? [.. settings.Select(level => level.Text)] : [],
            Prior = prior,
        };
    }

    /// <summary>What the path leads to; null after a finding.</summary>
    private (Shape Shape, InputAttribute Input)? TargetOf(ScalarNode written)
    {
        var found = ShapeFinder.Find(ShapeReader.Of<Scenario>(), written.Text);
        if (found is null)
        {
            // Setting anything there says what is wrong with the path.
            Try(written, written);
        }

        return found;
    }

    private void Try(ScalarNode written, Node value) =>
        findings.Add(policy.Template.Bind([.. policy.Changes, new Change(written.Text, written.Place, value)]).Diagnostics);

    private Distribution? PriorOf(ScalarNode written, Node at, string path)
    {
        if (policy.Loaded.Value is null)
        {
            return null;
        }

        if (policy.Loaded.Quantities.FirstOrDefault(quantity => quantity.Path == written.Text) is { IsUncertain: true } uncertain)
        {
            return uncertain.Distribution;
        }

        var names = policy.Loaded.Quantities.Where(quantity => quantity.IsUncertain).Select(quantity => quantity.Path).ToList();
        findings.Add(at.Place, KeyPath.Join(path, "prior"), $"{written.Text} is not uncertain in {policy.File}; write from and to{Suggestion.For(written.Text, names)}");
        return null;
    }
}
