using System.Text.Json.Nodes;

namespace HubSim.Files.Tests.Sense;

/// <summary>The scenario library: each file asks its own question, changes what it should and nothing else, and runs.</summary>
public sealed class LibraryTests
{
    /// <summary>What each scenario changes in the base, as the shortest paths that name it.</summary>
    public static TheoryData<string, string[]> Changes => new()
    {
        { "no-subsidy", ["programme.enabled"] },
        {
            "market-led",
            [
                "programme.enabled",
                "investors.state.enabled",
                "investors.capital.per_year",
                "compute.rent.pool",
            ]
        },
        { "merit-review", ["programme.allocation"] },
        { "taper-the-cliff", ["programme.pots.compute.schemes.early_and_small.taper"] },
        { "export-block", ["shocks.block_of_imports", "shocks.dearer_rents", "shocks.more_domestic_cards"] },
        { "double-the-compute", ["compute.supply.public.domestic.commissioned"] },
        { "funding-winter", ["shocks.winter_of_odds", "shocks.winter_of_sizes"] },
        {
            "manufacturing-first",
            [
                "programme.pots.compute.quotas",
                "programme.pots.compute.schemes.standard.rates",
                "programme.pots.models.quotas",
                "programme.pots.models.schemes.contract.rates",
                "programme.pots.corpora.quotas",
            ]
        },
        {
            "ai-for-science",
            [
                "programme.pots.compute.quotas",
                "programme.pots.compute.schemes.standard.rates",
                "programme.pots.corpora.quotas",
            ]
        },
        { "open-models", ["open_models.further"] },
        { "rival-bids", ["rivals.cities"] },
        { "seats-first", ["hub.floor_area", "hub.tenancy"] },
        {
            "yearly-pots",
            [
                "programme.pots.compute.renewal",
                "programme.pots.models.renewal",
                "programme.pots.corpora.renewal",
            ]
        },
        {
            "shanghai-posterior",
            [
                "arrivals.origins.new_founder.rate",
                "arrivals.origins.new_founder.brings.mature_share",
                "arrivals.origins.moved_in.brings.mature_share",
                "arrivals.seats.when_full",
                "hub.area_per_firm",
                "building.strategies.vertical.filed_share",
                "regulator.capacity",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_scenario_changes_what_it_should_and_nothing_else(string name, string[] changes)
    {
        var found = Differences(Resolved("shanghai-2027"), Resolved(name), "").ToList();

        Assert.Contains("title", found);
        Assert.Contains("question", found);
        var others = found.Where(path => path is not ("title" or "question")).ToList();
        Assert.All(others, path => Assert.Contains(changes, change => path == change || path.StartsWith(change + ".", StringComparison.Ordinal)));
        Assert.All(changes, change => Assert.Contains(others, path => path == change || path.StartsWith(change + ".", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_scenario_states_its_question_at_its_top(string name, string[] changes)
    {
        var lines = File.ReadLines(Path.Combine(Lab.Folder, name + ".yaml")).Where(line => !line.StartsWith('#')).Take(4).ToList();

        Assert.NotEmpty(changes);
        Assert.Equal(["format: 1", "extends: shanghai-2027.yaml"], lines.Take(2));
        Assert.StartsWith("title: ", lines[2], StringComparison.Ordinal);
        Assert.Matches(@"^question: .*\?", lines[3]);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void Two_replications_run_and_differ_from_the_base(string name, string[] changes)
    {
        Assert.NotEmpty(changes);
        var isOther = false;
        for (var replication = 0; replication < 2; replication++)
        {
            var outcome = Lab.RunFile(Path.Combine(Lab.Folder, name + ".yaml"), replication);
            Assert.True(outcome["firms_attracted"] > 50, $"{outcome["firms_attracted"]} firms were attracted");
            isOther |= !outcome.Firms.SequenceEqual(Lab.Run(replication).Firms);
        }

        Assert.True(isOther, "nothing came out otherwise than in the base scenario");
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public void The_readme_asks_the_same_question(string name, string[] changes)
    {
        var question = Lab.Load(Path.Combine(Lab.Folder, name + ".yaml")).Value!.Question;

        Assert.NotEmpty(changes);
        Assert.Contains($"| [{name}](scenarios/{name}.yaml) | {question} |", File.ReadAllText(Path.Combine(Lab.Folder, "..", "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_scenario_built_on_the_base_is_held_here()
    {
        var files = Directory.GetFiles(Lab.Folder, "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)!)
            .Where(name => name is not ("shanghai-2027" or "smoke")).Order(StringComparer.Ordinal);

        Assert.Equal(files, Changes.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));
    }

    private static JsonNode Resolved(string name) => JsonNode.Parse(Lab.Load(Path.Combine(Lab.Folder, name + ".yaml")).CanonicalJson)!;

    /// <summary>Paths that are in one tree only, or lead to different values.</summary>
    private static IEnumerable<string> Differences(JsonNode? one, JsonNode? other, string path)
    {
        if (one is JsonObject first && other is JsonObject second)
        {
            return first.Select(member => member.Key).Union(second.Select(member => member.Key))
                .SelectMany(key => Differences(first[key], second[key], path.Length == 0 ? key : $"{path}.{key}"));
        }

        return JsonNode.DeepEquals(one, other) ? [] : [path];
    }
}
