using CsCheck;
using HubSim.Files.Scenarios;
using HubSim.Model.Scenarios;

namespace HubSim.Files.Tests.Scenarios;

/// <summary>The loader against the model's own records and the files that are shipped.</summary>
public sealed class ShippedScenarioTests
{
    internal static readonly string Folder = Path.Combine(Root(), "scenarios");

    public static TheoryData<string> Files() =>
        [.. Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, file))
            .Where(file => !file.StartsWith("experiments", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_shipped_scenario_is_without_errors(string file)
    {
        var result = ScenarioLoader.Load<Scenario>(Path.Combine(Folder, file), []);
        Assert.Empty(result.Diagnostics);
        Assert.NotNull(result.Value);
    }

    [Fact]
    public void Every_value_of_the_base_scenario_has_a_source_or_a_reason()
    {
        var result = ScenarioLoader.Load<Scenario>(Path.Combine(Folder, "shanghai-2027.yaml"), []);
        Assert.All(result.Quantities, one => Assert.True(one.Provenance.IsGiven, one.Path));
        Assert.All(result.Chances, one => Assert.True(one.Provenance.IsGiven, one.Path));
    }

    // Quantiles of the published priors: lognormal ones by median x exp(z sigma), beta ones by the binomial identity.
    [Theory]
    [InlineData("investors.odds.granted", 1.562706, 2, 2.559662)]
    [InlineData("effects.during_support.hazard_ratio", 0.686362, 0.85, 1.052651)]
    [InlineData("effects.after_support.hazard_ratio", 0.937624, 1.2, 1.535797)]
    [InlineData("effects.incubator.hazard_ratio", 0.890747, 1.05, 1.237726)]
    [InlineData("effects.density.hazard_ratio", 0.933163, 1.1, 1.296665)]
    [InlineData("money.crowding_out", 0.045864, 0.188286, 0.394445)]
    [InlineData("programme.misuse.share", 0.187504, 0.344909, 0.529967)]
    public void Effects_of_policy_have_the_priors_of_the_studies(string path, double low, double median, double high)
    {
        var result = ScenarioLoader.Load<Scenario>(Path.Combine(Folder, "shanghai-2027.yaml"), []);
        var prior = Assert.Single(result.Quantities, quantity => quantity.Path == path).Distribution;

        Assert.Equal(low, prior.Quantile(0.05), 1e-5);
        Assert.Equal(median, prior.Quantile(0.5), 1e-5);
        Assert.Equal(high, prior.Quantile(0.95), 1e-5);
    }

    [Fact]
    public void The_reference_has_a_row_for_every_key_of_the_model()
    {
        var page = ScenarioReference.Markdown(typeof(Scenario));
        Assert.All(
            ScenarioReference.KeyPaths(typeof(Scenario)),
            path => Assert.Contains($"| `{path.Split('.')[^1]}` |", page, StringComparison.Ordinal));
    }

    [Fact]
    public void Shuffled_lines_and_foreign_values_are_answered_without_an_exception()
    {
        string[] values =
        [
            "1e15", "-1", "0", "null", "[]", "{}", "true", "2199-12-31", "1900-01-01", "abc", "{normal: {mean: 1, sd: 1}}",
            "{gamma: {shape: 2, scale: 2}}", "{uniform: [0, 1]}", "{enabled: false}", "{enabled: true}",
        ];
        using var scratch = new Scratch();
        var good = File.ReadAllLines(Path.Combine(Folder, "analytic", "pool-mmc.yaml"));
        var change = Gen.Select(Gen.Int[0, good.Length - 1], Gen.Int[0, good.Length - 1], Gen.Int[0, values.Length + 2]);
        change.Array[1, 4].Sample(
            changes =>
            {
                var lines = good.ToArray();
                foreach (var (at, other, kind) in changes)
                {
                    var colon = lines[at].LastIndexOf(": ", StringComparison.Ordinal);
                    lines[at] = kind >= values.Length || colon < 0 ? lines[other] : lines[at][..(colon + 2)] + values[kind];
                }

                var result = ScenarioLoader.Load<Scenario>(scratch.Write("x.yaml", string.Join('\n', lines)), []);
                Assert.Equal(result.Value is null, result.Diagnostics.Count > 0);
            },
            iter: 500,
            threads: 1);
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Simulation.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
