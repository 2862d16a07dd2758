using System.Text.Json.Nodes;
using CsCheck;
using HubSim.Files.Experiments;
using HubSim.Files.Scenarios;
using HubSim.Files.Tests.Scenarios;
using HubSim.Files.Tests.Scenarios.Schema;

namespace HubSim.Files.Tests.Experiments;

/// <summary>The schema of experiments against their loader: the same verdict on whatever one file alone can tell.</summary>
public sealed class ExperimentSchemaTests : IDisposable
{
    private static readonly string Folder = Path.Combine(ShippedScenarioTests.Folder, "experiments");
    private static readonly Draft07 Schema = new(JsonNode.Parse(ExperimentSchema.Json())!.AsObject());

    /// <summary>What the loader says of scenarios that a file names, and of several values of the file held against each other.</summary>
    private static readonly string[] BeyondOneFile =
    [
        "is not a response", "there is no file", "is a folder", "may name", "expected the path of a scenario file", "unknown key", "this path leads nowhere", "there is no lever",
        "must be above", "is not among the responses", "there are fewer simulations", "lies below the first stage", "do not pay for a first stage",
        "; write ", "has too many digits", "has no range", "is not uncertain", "the first not above the second", "expected a response, one of", "begins with",
    ];

    private readonly Scratch scratch = new();
    private readonly string place;

    public ExperimentSchemaTests() => place = SampleExperiments.Prepare(scratch);

    public static TheoryData<string> Kinds => [.. SampleExperiments.Files.Keys];

    public static TheoryData<string> Shipped => [.. Directory.GetFiles(Folder, "*.yaml").Select(file => Path.GetFileName(file)!)];

    public static TheoryData<string, string, string> Good => new()
    {
        { "compare", "seed: 5", "seed: null" },
        { "compare", "confidence: 0.9", "confidence: 0.5" },
        { "compare", "pairs: all\n", "" },
        { "compare", "set: { programme.pots.models.amount: 1 }", "set: {}" },
        { "compare", "label: little money", "label: 2027" },
        { "select", "procedure: kn\nalpha: 0.1\nfirst_stage: 5\nmax_replications: 20", "procedure: ocba\nfirst_stage: 5\nbudget: 40" },
        { "sweep", "design: grid", "design: sobol\npoints: 8" },
        { "sweep", "design: grid\n", "points: null\ndesign: grid\n" },
        { "morris", "uncertain: [programme]", "factors: { pot: { path: programme.pots.models.amount, from: 10, to: 60 } }" },
        { "sobol", "from: 10, to: 60", "levels: [1, 2, 3]" },
        { "sobol", "from: 10, to: 60", "from: 10, to: 60, prior: false" },
        { "optimise", "at_most: 50", "exactly: 50" },
        { "optimise", "measure: p10, ", "measure: p2.5, " },
        { "optimise", "measure: p10, ", "" },
        { "calibrate", "posterior: ../data/p.csv\n", "" },
        { "voi", "each: -0.01", "each: 1e-3" },
    };

    public static TheoryData<string, string, string> Bad => new()
    {
        { "compare", "kind: compare", "kind: comparre" },
        { "compare", "kind: compare\n", "" },
        { "compare", "kind: compare", "kind: select" },
        { "compare", "format: 1", "format: 2" },
        { "compare", "format: 1\n", "" },
        { "compare", "title: Money", "titel: Money" },
        { "compare", "seed: 5", "seed: -5" },
        { "compare", "seed: 5", "seed: 9007199254740993000" },
        { "compare", "replications: 4", "replications: 1" },
        { "compare", "replications: 4", "replications: 010" },
        { "compare", "replications: 4", "replications: .inf" },
        { "compare", "replications: 4\n", "" },
        { "compare", "responses: [firms_attracted, pot_models_spent_fen]", "responses: []" },
        { "compare", "pairs: all", "pairs: yes" },
        { "compare", "[firms_attracted, pot_models_spent_fen]", "[firms_attracted, firms_attracted, pot_models_spent_fen]" },
        { "sobol", "responses: [pot_models_spent_fen]", "responses: [pot_models_spent_fen, pot_models_spent_fen]" },
        { "compare", "confidence: 0.9", "confidence: 0.4" },
        { "compare", "base: { scenario: ../uncertain.yaml }", "base: {}" },
        { "compare", "base:", "Base:" },
        { "compare", "set: { programme.pots.models.amount: 1 }", "set: [1]" },
        { "compare", "question: Does the money matter?", "question: ''" },
        { "select", "procedure: kn", "procedure: ocba" },
        { "select", "max_replications: 20", "budget: 40" },
        { "select", "max_replications: 20\n", "" },
        { "select", "delta: 10", "delta: 0" },
        { "sweep", "design: grid", "design: grid\npoints: 8" },
        { "sweep", "design: grid", "design: sobol\npoints: 9" },
        { "sweep", "design: grid", "design: latin_hypercube" },
        { "sweep", "levels: [10, 60]", "from: 10, to: 60" },
        { "sweep", "levels: [10, 60]", "levels: [10, null]" },
        { "sweep", "levels: [10, 60]", "levels: [10, 60], from: 1, to: 2" },
        { "morris", "levels: 4", "levels: 5" },
        { "morris", "uncertain: [programme]", "uncertain: []" },
        { "sobol", "rows: 32", "rows: 33" },
        { "sobol", "replications: 2", "replications: 1" },
        { "sobol", "from: 10, to: 60", "from: 10" },
        { "sobol", "from: 10, to: 60", "" },
        { "sobol", "from: 10, to: 60", "from: 10, to: 60, prior: true" },
        { "discover", "density: 0.8", "density: 0" },
        { "discover", "uncertain: [all]", "uncertain: all" },
        { "optimise", "at_most: 50", "at_most: 50, exactly: 50" },
        { "optimise", ", at_most: 50", "" },
        { "optimise", "measure: p10", "measure: p100" },
        { "optimise", "measure: p10", "measure: median" },
        { "optimise", "goal: maximise", "goal: most" },
        { "optimise", ", at_least: 1", "" },
        { "optimise", "from: 10, to: 60", "prior: true" },
        { "calibrate", "prior: true", "prior: false" },
        { "calibrate", "prior: true", "from: 0.1, to: 0.2" },
        { "calibrate", "posterior: ../data/p.csv", "posterior: /data/p.csv" },
        { "calibrate", "posterior: ../data/p.csv", "posterior: ../data/p.txt" },
        { "calibrate", "  take_up:", "  weight:" },
        { "voi", "draws: 40", "draws: 39" },
        { "voi", "terms: [{ response: pot_models_spent_fen, each: -0.01 }]", "terms: []" },
    };

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void The_committed_schema_is_that_of_the_loader() =>
        Assert.True(ExperimentSchema.Json() == File.ReadAllText(Path.Combine(Folder, ExperimentSchema.FileName)), $"run `hubsim schema experiment > scenarios/experiments/{ExperimentSchema.FileName}`");

    [Theory]
    [MemberData(nameof(Shipped))]
    public void A_shipped_experiment_points_editors_to_the_schema_and_obeys_it(string file)
    {
        var text = File.ReadAllText(Path.Combine(Folder, file));

        Assert.Equal(ScenarioSchema.EditorLine(ExperimentSchema.FileName), text.Split('\n')[0]);
        Assert.True(Schema.IsValid(PlainYaml.Json(text)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_sample_of_every_kind_is_good_to_both(string kind) => Hold(SampleExperiments.Files[kind], isGood: true);

    [Theory]
    [MemberData(nameof(Good))]
    public void A_good_file_is_good_to_both(string kind, string old, string changed) => Hold(With(kind, old, changed), isGood: true);

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_file_is_bad_to_both(string kind, string old, string changed) => Hold(With(kind, old, changed), isGood: false);

    [Theory]
    [InlineData("replications: 9\n", true)]
    [InlineData("kind: compare\nreplications: 9\n", true)]
    [InlineData("kind: compare\npolicies: { poor: { label: Poor } }\n", true)]
    [InlineData("kind: compare\nreplications: many\n", false)]
    [InlineData("kind: compare\nreplicatons: 9\n", false)]
    public void An_experiment_that_extends_another_may_leave_keys_out_but_not_get_them_wrong(string change, bool isGood)
    {
        scratch.Write(place + "base.yaml", SampleExperiments.Files["compare"]);
        Hold("format: 1\nextends: base.yaml\n" + change, isGood);
    }

    [Fact]
    public void Values_put_in_foreign_places_get_the_same_verdict_from_both()
    {
        string[] values =
        [
            "0", "-1", "1.5", "1e9", "null", "~", "true", "no", "010", ".5", "text", "''", "2024-02-30", "[]", "{}", "[1]", "[[1, 1]]", "[~]", "16", "4", "all", "kn", "grid",
            "{value: 1}", "{path: programme.take_up, prior: true}", "{a: {path: programme.take_up, levels: [0.5]}}", "[firms_attracted]", "{a: 1}", "{scenario: ../claims.yaml}",
        ];
        var (good, bad) = (0, 0);
        Gen.Select(Gen.Int[0, SampleExperiments.Files.Count - 1], Gen.Select(Gen.Int[0, 99], Gen.Int[0, values.Length - 1], Gen.Int[0, 9]).Array[1, 2]).Sample(
            (kind, changes) =>
            {
                var lines = SampleExperiments.Files.Values.ElementAt(kind).TrimEnd().Split('\n');
                foreach (var (at, value, how) in changes)
                {
                    var line = at % lines.Length;
                    var colon = lines[line].IndexOf(": ", StringComparison.Ordinal);
                    lines[line] = how == 0 ? "" : how == 1 || colon < 0 ? lines[line] : lines[line][..(colon + 2)] + values[value];
                }

                var text = string.Join('\n', lines) + "\n";
                if (ScenarioSchemaTests.Parsed(text) is not { } json)
                {
                    return;
                }

                var loaded = ExperimentLoader.Load(scratch.Write(place + "trial.yaml", text), []);
                var isValid = Schema.IsValid(json);
                (good, bad) = loaded.Value is not null ? (good + 1, bad) : (good, bad + 1);
                var isBeyond = loaded.Diagnostics.Count > 0 && loaded.Diagnostics.All(one => BeyondOneFile.Any(one.Message.Contains) || !IsOfKind(one, text));
                Assert.True(isValid == loaded.Value is not null || (isValid && isBeyond), $"{text}\n{isValid}\n{string.Join('\n', loaded.Diagnostics)}");
            },
            seed: "0N0XIzNsQ0O2",
            iter: 3_000,
            threads: 1);
        Assert.True(good > 100 && bad > 1_000, $"{good} good files and {bad} bad ones do not say much");
    }

    /// <summary>False for a diagnostic of a scenario: of its file, or of a path in it to which the experiment puts a value.</summary>
    private static bool IsOfKind(Diagnostic one, string text) =>
        one.File.EndsWith("trial.yaml", StringComparison.Ordinal) && (one.Path.Length == 0 || text.Contains($"\n{one.Path.Split('.', '[')[0]}:", StringComparison.Ordinal)
            || text.StartsWith($"{one.Path.Split('.', '[')[0]}:", StringComparison.Ordinal) || one.Message.StartsWith("missing key", StringComparison.Ordinal));

    private static string With(string kind, string old, string changed)
    {
        Assert.Contains(old, SampleExperiments.Files[kind], StringComparison.Ordinal);
        return SampleExperiments.Files[kind].Replace(old, changed, StringComparison.Ordinal);
    }

    private void Hold(string text, bool isGood)
    {
        var loaded = ExperimentLoader.Load(scratch.Write(place + "trial.yaml", text), []);

        Assert.True(isGood == loaded.Value is not null, string.Join('\n', loaded.Diagnostics));
        Assert.Equal(isGood, Schema.IsValid(PlainYaml.Json(text)));
    }
}
