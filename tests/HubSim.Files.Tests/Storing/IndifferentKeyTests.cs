using HubSim.Files.Journals;
using HubSim.Files.Scenarios.Reading;
using HubSim.Files.Scenarios.Schema;
using HubSim.Files.Tests.Scenarios;
using HubSim.Files.Tests.Sense;
using HubSim.Kernel;
using HubSim.Model;
using HubSim.Model.Inputs;
using HubSim.Model.Scenarios;

namespace HubSim.Files.Tests.Storing;

/// <summary>
/// Replications are used again when only marked keys differ, so that a wrong mark would give wrong results: here each marked
/// key is changed, and the replication is the same to the last byte.
/// </summary>
public sealed class IndifferentKeyTests
{
    private const int Replication = 3;
    private static readonly string Smoke = Path.Combine(ShippedScenarioTests.Folder, "smoke.yaml");
    private static readonly Lazy<byte[]> Unchanged = new(() => Bytes(Smoke));

    /// <summary>A change of every marked key; the first word of each is the key.</summary>
    private static readonly string[] Marked =
        ["title=Another", "question=Why?", "run.replications=7", "sources.J.title=Nobody's judgement", "expect=[{response: firms_attracted, value: 1, tolerance: 5000}]"];

    public static TheoryData<string> Changes => [.. Marked];

    public static TheoryData<string> Labels => [.. UncertainReader.Labels.Where(label => label != "unit")];

    [Fact]
    public void Every_marked_key_is_changed_here()
    {
        var marked = typeof(Scenario).Assembly.GetTypes().SelectMany(type => type.GetProperties())
            .Where(property => property.IsDefined(typeof(IndifferentAttribute), inherit: false)).ToList();

        Assert.All(marked, property => Assert.Equal(typeof(Scenario), property.DeclaringType));
        Assert.Equal(
            marked.Select(property => SnakeCase.From(property.Name)).Order(StringComparer.Ordinal),
            Marked.Select(change => change.Split('.', '=')[0]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_marked_key_changes_the_scenario_and_no_byte_of_a_replication(string change)
    {
        Assert.NotEqual(Lab.Load(Smoke).Sha256, Lab.Load(Smoke, change).Sha256);
        Assert.Equal(Unchanged.Value, Bytes(Smoke, change));
    }

    [Theory]
    [InlineData("run.seed=7")]
    [InlineData("target.count=7")]
    [InlineData("arrivals.origins.new_founder.upper_rate=41")]
    public void A_key_that_is_not_marked_changes_bytes(string change) => Assert.NotEqual(Unchanged.Value, Bytes(Smoke, change));

    [Theory]
    [MemberData(nameof(Labels))]
    public void What_is_said_of_a_value_changes_no_byte(string label)
    {
        using var scratch = new Scratch();
        var text = File.ReadAllText(Path.Combine(ShippedScenarioTests.Folder, "analytic", "poisson-arrivals.yaml"));
        var said = label switch
        {
            "source" => "source: s1",
            "calibrated" => "calibrated: by eye, assumption: a guess",
            "note" => "note: by eye, assumption: a guess",
            _ => $"{label}: a guess",
        };
        var changed = text.Replace("value: 5 }", $"value: {{ value: 5, unit: firms_per_month, {said} }} }}", StringComparison.Ordinal) + "sources: { s1: { title: A book } }\n";
        Assert.NotEqual(text, changed);
        var (before, after) = (Path.Combine(scratch.Folder, "before.yaml"), Path.Combine(scratch.Folder, "after.yaml"));
        File.WriteAllText(before, text);
        File.WriteAllText(after, changed);

        Assert.Equal(Bytes(before), Bytes(after));
        Assert.Equal(Lab.Load(before).InputsSha256, Lab.Load(after).InputsSha256);
    }

    /// <summary>All that a replication yields: responses, months, firms, payments.</summary>
    private static byte[] Bytes(string file, params string[] changes)
    {
        var loaded = Lab.Load(file, changes);
        var model = new HubModel(loaded.Value!, loaded.Quantities) { KeepsPayments = true };
        return ReplicationCoder.Encode(model.Run(new Simulator(), Replication, CancellationToken.None));
    }
}
