using System.Text.Json.Nodes;
using CsCheck;
using HubSim.Files.Scenarios;
using HubSim.Model.Scenarios;

namespace HubSim.Files.Tests.Scenarios.Schema;

/// <summary>The schema against the loader: the same verdict on whatever one file alone can tell.</summary>
public sealed class ScenarioSchemaTests
{
    private static readonly string Committed = Path.Combine(ShippedScenarioTests.Folder, ScenarioSchema.FileName);
    private static readonly Draft07 OfGarden = new(JsonNode.Parse(ScenarioSchema.Json(typeof(Garden)))!.AsObject());
    private static readonly Draft07 OfScenario = new(JsonNode.Parse(ScenarioSchema.Json(typeof(Scenario)))!.AsObject());

    /// <summary>What the loader says of things that no schema of one file can see.</summary>
    private static readonly string[] BeyondOneFile =
    [
        "there is no source", "must be above", "must not be below", "the sum of the weights", "the last cdf must be 1", "an open garden without",
        "too many fish", "the end lies before", "of this distribution lies in the range", "this distribution has values", "the steps are not in order",
        "is too much", "; write ", "has too many digits",
    ];

    public static TheoryData<string> Shipped => ShippedScenarioTests.Files();

    public static TheoryData<string, string> Good => new()
    {
        { "size: 12", "size: 100" },
        { "slope: 0.5", "slope: 1e-3" },
        { "title: Garden", "title: 2027" },
        { "remark: null", "remark: yes" },
        { "remark: null", "remark:" },
        { "clock:\n", "clock:\n  half: null\n" },
        { "remark: null\npond:\n  enabled: true\n  depth: {value: 2, unit: m, source: s1}", "remark: dry\npond:\n  enabled: false" },
        { "rain: 5", "rain: {discrete: [[1, 2], [3, 0]], note: two}" },
        { "rain: 5", "rain: {weibull: {shape: 0.5, scale: 2}, unit: mm}" },
        { "rain: 5", "rain: {beta: {a: 2, b: 3}, assumption: why not}" },
        { "amount: 3", "amount: null" },
        { "s1: {title: A book}", "S1_b: {title: A book}\n  s1: {title: Another}" },
        { "sources:\n", "feasts: [2024-02-29, 2000-02-29]\nsources:\n" },
    };

    public static TheoryData<string, string> Bad => new()
    {
        { "format: 1", "format: 2" },
        { "format: 1", "format: '1'" },
        { "size: 12", "size: 0" },
        { "size: 12", "size: 1.5" },
        { "size: 12", "size: 010" },
        { "size: 12", "size: \"12\"" },
        { "size: 12\n", "" },
        { "slope: 0.5", "slope: .inf" },
        { "slope: 0.5", "slope: 50%" },
        { "slope: 0.5", "slope: 1.01" },
        { "is_open: true", "is_open: yes" },
        { "kind: herb_bed", "kind: HerbBed" },
        { "title: Garden", "title: ' '" },
        { "title: Garden", "title: null" },
        { "start: 2024-01-01", "start: 2023-02-29" },
        { "start: 2024-01-01", "start: 1899-12-31" },
        { "start: 2024-01-01", "start: [2024-01-01]" },
        { "  enabled: true\n", "" },
        { "enabled: true", "enabled: null" },
        { "  fish: 3\n", "" },
        { "  fish: 3", "  fish: 3\n  frogs: 1" },
        { "unit: m", "unit: km" },
        { "source: s1", "source: []" },
        { "source: s1", "calibrated: by hand" },
        { "value: 2, ", "value: 2, uniform: [1, 2], " },
        { "value: 2, ", "value: 11, " },
        { "value: 2, ", "" },
        { "rain: 5", "rain: -5" },
        { "rain: 5", "rain: {empirical: [[1, 1]]}" },
        { "rain: 5", "rain: {empirical: [[1, 0], [2, 1.5]]}" },
        { "rain: 5", "rain: {discrete: [[1, -1]]}" },
        { "rain: 5", "rain: {normal: {mean: 1, sd: 0}}" },
        { "rain: 5", "rain: {table: {file: x.csv, series: a}}" },
        { "rain: 5", "rain: {uniform: [1, 2, 3]}" },
        { "rain: 5", "rain: {posterior: {file: x.csv, column: a}}" },
        { "value: 2, ", "posterior: {file: x.csv}, " },
        { "amount: 3", "amount: 0" },
        { "north:", "North:" },
        { "north:", "north__east:" },
        { "sources:\n", "feasts: [2024-01-01, 2024-01-02, 2024-01-03, 2024-01-04]\nsources:\n" },
        { "s1: {title: A book}", "1s: {title: A book}\n  s1: {title: Another}" },
        { "{title: A book}", "{title: A book, page: 3}" },
    };

    [Fact]
    public void The_committed_schema_is_that_of_the_loader() =>
        Assert.Equal(ScenarioSchema.Json(typeof(Scenario)), File.ReadAllText(Committed));

    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_shipped_scenario_points_editors_to_the_schema_and_obeys_it(string file)
    {
        var path = Path.Combine(ShippedScenarioTests.Folder, file);
        var text = File.ReadAllText(path);
        var pointer = Path.GetRelativePath(Path.GetDirectoryName(path)!, Committed).Replace('\\', '/');

        Assert.Equal(ScenarioSchema.EditorLine(pointer), text.Split('\n')[0]);
        Assert.True(OfScenario.IsValid(PlainYaml.Json(text)));
    }

    [Theory]
    [MemberData(nameof(Good))]
    public void A_good_file_is_good_to_both(string old, string changed)
    {
        var text = Scratch.With(old, changed);
        Assert.Empty(Scratch.LoadOnce(text).Diagnostics);
        Assert.True(OfGarden.IsValid(PlainYaml.Json(text)));
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_file_is_bad_to_both(string old, string changed)
    {
        var text = Scratch.With(old, changed);
        Assert.NotEmpty(Scratch.LoadOnce(text).Diagnostics);
        Assert.False(OfGarden.IsValid(PlainYaml.Json(text)));
    }

    [Theory]
    [InlineData("size: 50\n", true)]
    [InlineData("remark: dry\npond: {enabled: false}\n", true)]
    [InlineData("beds: {south: {rain: 1, rates: [], steps: []}}\n", true)]
    [InlineData("beds: {north: {rain: 3}}\n", true)]
    [InlineData("beds: {north: {steps: [{from: 2024-05-05}]}}\n", false)]
    [InlineData("size: many\n", false)]
    [InlineData("sise: 12\n", false)]
    [InlineData("pond: null\n", false)]
    [InlineData("extends: garden.yaml\n", false)]
    public void A_file_that_extends_another_may_leave_keys_out_but_not_get_them_wrong(string change, bool isGood)
    {
        using var scratch = new Scratch();
        scratch.Write("garden.yaml", Scratch.Good);
        var text = $"format: 1\n{(change.StartsWith("extends", StringComparison.Ordinal) ? "extends: /garden.yaml\n" : "extends: garden.yaml\n" + change)}";

        var loaded = ScenarioLoader.Load<Garden>(scratch.Write("child.yaml", text), []);

        Assert.Equal(isGood, loaded.Value is not null);
        Assert.Equal(isGood, OfGarden.IsValid(PlainYaml.Json(text)));
    }

    [Fact]
    public void Values_put_in_foreign_places_get_the_same_verdict_from_both()
    {
        string[] values =
        [
            "0", "-1", "1.5", "1e9", "null", "~", "true", "no", "010", ".5", "text", "''", "2024-02-30", "2100-02-29", "2024-12-01", "[]", "{}", "[1]", "[[1, 1]]",
            "[2024-01-01]", "{value: 1}", "{value: 1, unit: mm}", "{uniform: [1, 2]}", "{triangular: [1, 1, 3], source: s1}", "{normal: {mean: 1, sd: 1}}",
            "{beta: {a: 1, b: 2, low: 3, high: 4}}", "{lognormal: {median: 0, sigma: 1}}", "{discrete: []}", "{enabled: false}", "{enabled: true}", "herb_bed", "{title: A}",
            "{table: {file: x.csv, series: a, interpolation: steps, scale: 0}}", "{gamma: {shape: 1}}", "{value: 1, note: 5, colour: red}",
        ];
        var lines = Scratch.Good.TrimEnd().Split('\n');
        var (good, bad) = (0, 0);
        using var scratch = new Scratch();
        Gen.Select(Gen.Int[0, lines.Length - 1], Gen.Int[0, values.Length - 1], Gen.Int[0, 9]).Array[1, 2].Sample(
            changes =>
            {
                var changed = lines.ToArray();
                foreach (var (at, value, kind) in changes)
                {
                    var colon = changed[at].IndexOf(": ", StringComparison.Ordinal);
                    changed[at] = kind == 0 ? "" : kind == 1 || colon < 0 ? changed[at] : changed[at][..(colon + 2)] + values[value];
                }

                var text = string.Join('\n', changed) + "\n";
                if (Parsed(text) is not { } json)
                {
                    return;
                }

                var loaded = scratch.Load(text);
                var isValid = OfGarden.IsValid(json);
                (good, bad) = loaded.Value is not null ? (good + 1, bad) : (good, bad + 1);
                var isBeyond = loaded.Diagnostics.Count > 0 && loaded.Diagnostics.All(one => BeyondOneFile.Any(one.Message.Contains));
                Assert.True(isValid == loaded.Value is not null || (isValid && isBeyond), $"{text}\n{string.Join('\n', loaded.Diagnostics)}");
            },
            seed: "0N0XIzNsQ0O2",
            iter: 4_000,
            threads: 1);
        Assert.True(good > 100 && bad > 1_000, $"{good} good files and {bad} bad ones do not say much");
    }

    /// <summary>The text as JSON; null where it is no YAML or no JSON.</summary>
    internal static JsonNode? Parsed(string text)
    {
        try
        {
            return PlainYaml.Json(text);
        }
        catch (Exception e) when (e is YamlDotNet.Core.YamlException or ArgumentException or InvalidOperationException or InvalidCastException)
        {
            return null;
        }
    }
}
