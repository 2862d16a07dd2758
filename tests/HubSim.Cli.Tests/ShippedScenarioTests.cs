using System.Text.Json.Nodes;

namespace HubSim.Cli.Tests;

/// <summary>The scenarios that come with the program, apart from those with known answers.</summary>
public sealed class ShippedScenarioTests : IDisposable
{
    private static readonly string[] Provenance = ["source", "assumption"];
    private static readonly string[] Shapes =
        ["value", "uniform", "triangular", "normal", "lognormal", "exponential", "weibull", "gamma", "beta", "discrete", "empirical", "posterior"];

    private readonly Workshop workshop = new();

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Hubsim.Shipped("scenarios"), "*.yaml").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    public void Dispose() => workshop.Dispose();

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_value_has_a_unit_and_a_source_or_a_reason(string file)
    {
        var run = workshop.Done(Hubsim.Shipped("scenarios/" + file), "--replications", "1");

        var manifest = Workshop.Manifest(run);
        var resolved = manifest["scenario"]!["resolved"]!;
        Assert.Empty(manifest["unsourced"]!.AsArray());
        Assert.EndsWith("?", (string)resolved["question"]!, StringComparison.Ordinal);
        var values = Values(resolved).ToList();
        Assert.True(values.Count > 50, "few values were found: the test does not see them");
        Assert.All(values, value => Assert.NotEmpty((string?)value["unit"] ?? ""));
        Assert.All(values, value => Assert.Contains(value, node => Provenance.Contains(node.Key)));
    }

    [Theory]
    [InlineData("no-subsidy")]
    [InlineData("market-led")]
    [InlineData("rival-bids")]
    [InlineData("yearly-pots")]
    public void The_same_founder_brings_the_same_whatever_the_scenario(string other)
    {
        const string brought = "strategy, sector, quality, intent, is_open, founding_cash_fen, age_on_arrival_days, founded";
        string Firms(string name) => Duck.Table(workshop.Done(Hubsim.Shipped($"scenarios/{name}.yaml"), "--replication", "3", "--no-report"), "firms");
        var (one, two) = (Firms("shanghai-2027"), Firms(other));
        string Side(string table) => $"(select origin, coalesce(parent, '') parent, candidate, {brought} from {table})";
        var shared = $"from {Side(one)} a join {Side(two)} b using (origin, parent, candidate)";

        Assert.InRange(Duck.Number($"select count(*) {shared}"), 200, 5000);
        Assert.Equal(0, Duck.Number($"select count(*) {shared} where row({Of("a")}) is distinct from row({Of("b")})"));

        string Of(string side) => string.Join(", ", brought.Split(", ").Select(column => $"{side}.{column}"));
    }

    [Fact]
    public void The_base_scenario_runs_at_least_200_replications()
    {
        var ended = workshop.Run(Hubsim.Shipped("scenarios/shanghai-2027.yaml"), "--dry-run", "--json");

        Assert.True((long)JsonNode.Parse(ended.Out)!["replications"]! >= 200);
    }

    /// <summary>Every map that states a number or a distribution.</summary>
    private static IEnumerable<JsonObject> Values(JsonNode? node) => node switch
    {
        JsonObject map when Array.Exists(Shapes, map.ContainsKey) && !map.ContainsKey("from") && !map.ContainsKey("on") && !map.ContainsKey("response") => [map],
        JsonObject map => map.SelectMany(member => Values(member.Value)),
        JsonArray list => list.SelectMany(Values),
        _ => [],
    };
}
