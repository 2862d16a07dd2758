using System.Security.Cryptography;
using System.Text;
using HubSim.Files.Scenarios;
using HubSim.Files.Scenarios.Reading;
using HubSim.Files.Scenarios.Schema;
using HubSim.Files.Scenarios.Tables;
using HubSim.Files.Scenarios.Yaml;
using HubSim.Model.Inputs;

namespace HubSim.Files.Experiments;

/// <summary>
/// Reads an experiment file, by the same rules as a scenario file, together with the scenarios that it names, or says
/// everything that is wrong: with its own keys, with its changes and factors where they meet the scenario, with responses
/// that there are not, and with the scenarios themselves.
/// </summary>
public static class ExperimentLoader
{
    /// <summary>The key by which an experiment is told from a scenario.</summary>
    public const string KindKey = "kind";

    /// <summary>True when a file, or one that it extends, can be read and says of which kind it is: an experiment.</summary>
    /// <param name="file">Path of the file.</param>
    public static bool IsExperiment(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var chain = new FileChain(new Findings());
        chain.Read(file, isExperiment: true);
        return chain.Files.Any(one => one.Root.Find(KindKey) is not null);
    }

    /// <summary>Reads <paramref name="file"/> and all that it names.</summary>
    /// <param name="file">Path of the file.</param>
    /// <param name="overrides">Values of the command line for the experiment's own keys, each <c>path=value</c>.</param>
    public static LoadedExperiment Load(string file, IReadOnlyList<string> overrides)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(overrides);
        var findings = new Findings();
        var chain = new FileChain(findings);
        chain.Read(file, isExperiment: true);
        IReadOnlyList<string> order = [.. chain.Names, .. overrides.Select(Overrides.NameOf)];
        var name = Path.GetFileNameWithoutExtension(file);
        if (chain.HasForeignFormat || chain.Files.Count == 0 || RecordOf(chain, findings) is not { } record)
        {
            var all = findings.Sorted(order);
            return new LoadedExperiment { Name = name, Diagnostics = chain.HasForeignFormat ? [all.First(one => one.Path == FormatRule.Key)] : all };
        }

        var shape = ShapeReader.Of(record);
        var root = new Overrides(shape, findings).Apply(chain.Tree(shape), overrides);
        var tables = new DataTables(chain, findings);
        var bound = new SectionReader(new Context(findings, null, tables))
            .Read(shape, root, root.Place, "", hasSwitch: false, mayMiss: !chain.IsWhole);
        var resolver = new ExperimentResolver(chain, findings);
        resolver.Resolve(root, shape);
        if (bound is not { IsGood: true, Value: Experiment value } || findings.Count > 0)
        {
            return new LoadedExperiment { Name = name, Diagnostics = findings.Sorted([.. order, .. resolver.Files]) };
        }

        var json = CanonicalJson.Write(root, shape, tables);
        return new LoadedExperiment
        {
            Name = name,
            Value = value,
            Diagnostics = [],
            CanonicalJson = json,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))),
            Policies = resolver.Policies,
            Factors = resolver.Factors,
        };
    }

    /// <summary>The record of the kind that the first file of the chain that says one names; null after a finding.</summary>
    private static Type? RecordOf(FileChain chain, Findings findings)
    {
        var entry = chain.Files.Select(file => file.Root.Find(KindKey)).FirstOrDefault(found => found is not null);
        var kinds = string.Join(", ", ExperimentKinds.Names);
        if (entry is null)
        {
            if (chain.IsWhole)
            {
                findings.Add(chain.Files[0].Root.Place, KindKey, $"missing key kind: an experiment says which of {kinds} it is; a scenario is run by `hubsim run`");
            }

            return null;
        }

        if (entry.Value is not ScalarNode { IsNull: false } word)
        {
            findings.Add(entry.Value is ScalarNode ? entry.Place : entry.Value.Place, KindKey, $"expected one of {kinds}, found {Wording.Found(entry.Value)}");
            return null;
        }

        if (ExperimentKinds.Records.TryGetValue(word.Text, out var record))
        {
            return record;
        }

        findings.Add(word.Place, KindKey, ExperimentKinds.Names.Contains(word.Text, StringComparer.Ordinal)
            ? $"this program cannot run the kind {word.Text} yet; it runs {string.Join(", ", ExperimentKinds.Records.Keys)}"
            : $"expected one of {kinds}, found {Wording.Found(word)}{Suggestion.For(word.Text, ExperimentKinds.Names)}");
        return null;
    }
}
