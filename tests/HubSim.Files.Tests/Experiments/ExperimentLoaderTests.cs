using HubSim.Files.Experiments;
using HubSim.Files.Tests.Scenarios;

namespace HubSim.Files.Tests.Experiments;

/// <summary>Experiment files: what is read, and every error at its place.</summary>
public sealed class ExperimentLoaderTests : IDisposable
{
    private const string Good = """
        format: 1
        kind: compare
        title: More or less money
        question: Does the money matter?
        seed: 5
        set:
          run.replications: 3
        policies:
          base:
            scenario: ../claims.yaml
          poor:
            scenario: ../claims.yaml
            label: little money
            set:
              programme.pots.models.amount: 1
        replications: 4
        responses: [firms_attracted, pot_models_spent_fen]

        """;

    private readonly Scratch scratch = new();

    public ExperimentLoaderTests() =>
        scratch.Write("scenarios/claims.yaml", File.ReadAllText(Path.Combine(ShippedScenarioTests.Folder, "analytic/constant-claims.yaml")));

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void A_good_file_gives_each_policy_its_scenario_with_the_changes_in_it()
    {
        var loaded = Load(Good);

        Assert.Empty(loaded.Diagnostics);
        Assert.IsType<CompareExperiment>(loaded.Value);
        Assert.Equal("trial", loaded.Name);
        Assert.Equal(["base", "poor"], loaded.Policies.Select(policy => policy.Name));
        Assert.Equal(["base", "little money"], loaded.Policies.Select(policy => policy.Label));
        Assert.All(loaded.Policies, policy => Assert.Equal((5, 3), (policy.Loaded.Value!.Run.Seed, policy.Loaded.Value.Run.Replications)));
        Assert.Equal(["programme.pots.models.amount=1", "run.replications=3", "run.seed=5"], loaded.Policies[1].Changes.Select(change => change.ToString()).Order(StringComparer.Ordinal));
        var amounts = loaded.Policies.Select(policy => policy.Loaded.Quantities.Single(quantity => quantity.Path == "programme.pots.models.amount"));
        Assert.Equal([62.0, 1.0], amounts.Select(amount => amount.Distribution.Mean));
        Assert.Equal("set by the experiment", amounts.Last().Provenance.Note);
        Assert.NotEqual(loaded.Policies[0].Loaded.Sha256, loaded.Policies[1].Loaded.Sha256);
    }

    [Fact]
    public void Values_of_the_command_line_change_the_experiment()
    {
        var loaded = Load(Good, "replications=9", "seed=8");

        Assert.Equal(9, Assert.IsType<CompareExperiment>(loaded.Value).Replications);
        Assert.All(loaded.Policies, policy => Assert.Equal(8, policy.Loaded.Value!.Run.Seed));
        Assert.NotEqual(Load(Good).Sha256, loaded.Sha256);
    }

    [Theory]
    [InlineData("kind: compare", "kind: comparre", 2, 7, "did you mean compare?")]
    [InlineData("kind: compare", "kind: comparre", 2, 7, "compare, select, sweep, morris, sobol, discover, optimise, calibrate")]
    [InlineData("kind: compare\n", "", 1, 1, "missing key kind")]
    [InlineData("kind: compare", "kind: [compare]", 2, 7, "found a list of 1")]
    [InlineData("format: 1", "format: 2", 1, 9, "format 2 is not known")]
    [InlineData("title: More", "titel: More", 3, 1, "did you mean title?")]
    [InlineData("seed: 5", "seed: -5", 5, 7, "from 0 to")]
    [InlineData("run.replications: 3", "run.replication: 3", 7, 3, "did you mean run.replications?")]
    [InlineData("run.replications: 3", "run.replications: 0", 7, 21, "at least 1|from 1 to")]
    [InlineData("  poor:\n    scenario: ../claims.yaml", "  poor:\n    scenario: ../claim.yaml", 12, 15, "there is no file ../claim.yaml")]
    [InlineData("  poor:\n    scenario: ../claims.yaml\n", "  poor:\n", 11, 3, "missing key scenario")]
    [InlineData("programme.pots.models.amount: 1", "programme.pots.models.amunt: 1", 15, 7, "did you mean programme.pots.models.amount?")]
    [InlineData("programme.pots.models.amount: 1", "programme.pots.models.amount: -1", 15, 37, "RMB_million")]
    [InlineData("replications: 4", "replications: 1", 16, 15, "from 2 to")]
    [InlineData("[firms_attracted,", "[firms_atracted,", 17, 13, "did you mean firms_attracted?")]
    [InlineData("responses: [firms_attracted, pot_models_spent_fen]", "responses: []", 17, 12, "at least 1")]
    public void An_error_is_named_at_its_place(string right, string wrong, int line, int column, string words)
    {
        Assert.Contains(right, Good, StringComparison.Ordinal);

        var loaded = Load(Good.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Null(loaded.Value);
        Assert.Contains(loaded.Diagnostics, one =>
            (one.Line, one.Column) == (line, column) && one.File.EndsWith("trial.yaml", StringComparison.Ordinal)
            && words.Split('|').Any(word => one.Message.Contains(word, StringComparison.Ordinal)));
        Assert.True(loaded.Diagnostics.Count <= 2, string.Join('\n', loaded.Diagnostics));
    }

    [Theory]
    [InlineData("seed:")]
    [InlineData("seed: ~")]
    public void A_seed_that_is_left_empty_is_that_of_the_scenario(string line)
    {
        var loaded = Load(Good.Replace("seed: 5", line, StringComparison.Ordinal));

        Assert.Empty(loaded.Diagnostics);
        Assert.Equal(1, loaded.Policies[0].Loaded.Value!.Run.Seed);
    }

    [Fact]
    public void All_errors_come_at_once_with_those_of_the_scenarios_behind_them()
    {
        scratch.Write("scenarios/broken.yaml", "format: 1\nextends: claims.yaml\nquestion: Why?\nprogramme: { take_up: 7 }\n");

        var loaded = Load(Good
            .Replace("title: More", "titel: More", StringComparison.Ordinal)
            .Replace("  poor:\n    scenario: ../claims.yaml", "  poor:\n    scenario: ../broken.yaml", StringComparison.Ordinal)
            .Replace("[firms_attracted,", "[firms_atracted,", StringComparison.Ordinal));

        var lines = loaded.Diagnostics.Select(one => $"{Path.GetFileName(one.File)}:{one.Line}").Distinct(StringComparer.Ordinal);
        Assert.Equal(["trial.yaml:1", "trial.yaml:3", "trial.yaml:17", "broken.yaml:4"], lines);
    }

    [Fact]
    public void Every_shipped_experiment_is_without_errors()
    {
        var files = Directory.GetFiles(Path.Combine(ShippedScenarioTests.Folder, "experiments"), "*.yaml");

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Empty(ExperimentLoader.Load(file, []).Diagnostics));
    }

    [Fact]
    public void An_experiment_is_told_from_a_scenario_by_its_kind()
    {
        Assert.True(ExperimentLoader.IsExperiment(scratch.Write("scenarios/experiments/trial.yaml", Good)));
        Assert.False(ExperimentLoader.IsExperiment(Path.Combine(scratch.Folder, "scenarios/claims.yaml")));
        Assert.False(ExperimentLoader.IsExperiment(Path.Combine(scratch.Folder, "scenarios/nothing.yaml")));
    }

    [Fact]
    public void A_scenario_outside_the_folder_of_scenarios_is_refused()
    {
        scratch.Write("elsewhere.yaml", "format: 1\n");

        var loaded = Load(Good.Replace("base:\n    scenario: ../claims.yaml", "base:\n    scenario: ../../elsewhere.yaml", StringComparison.Ordinal));

        Assert.Contains("outside the folder", Assert.Single(loaded.Diagnostics).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_such_a_folder_its_scenarios_may_lie_beside_the_folder_of_the_experiment()
    {
        scratch.Write("claims.yaml", File.ReadAllText(Path.Combine(scratch.Folder, "scenarios/claims.yaml")));
        var file = scratch.Write("questions/trial.yaml", Good);

        Assert.Empty(ExperimentLoader.Load(file, []).Diagnostics);
        Assert.NotEmpty(ExperimentLoader.Load(scratch.Write("questions/deeper/trial.yaml", Good.Replace("../claims", "../../claims", StringComparison.Ordinal)), []).Diagnostics);
    }

    [Fact]
    public void An_experiment_may_take_its_kind_from_the_one_that_it_extends()
    {
        scratch.Write("scenarios/experiments/trial.yaml", Good);
        var child = scratch.Write("scenarios/experiments/child.yaml", "format: 1\nextends: trial.yaml\nreplications: 7\n");

        Assert.True(ExperimentLoader.IsExperiment(child));
        Assert.Equal(7, Assert.IsType<CompareExperiment>(ExperimentLoader.Load(child, []).Value).Replications);
    }

    [Theory]
    [InlineData("../data/p.csv", true)]
    [InlineData("p.csv", true)]
    [InlineData("../../p.csv", false)]
    [InlineData("../out/p.csv", false)]
    [InlineData("../nowhere/p.csv", false)]
    [InlineData("../folder.csv", false)]
    public void A_file_that_it_writes_stays_in_the_folder_of_scenarios(string path, bool isGood)
    {
        var place = SampleExperiments.Prepare(scratch);
        Directory.CreateDirectory(Path.Combine(scratch.Folder, "scenarios/folder.csv"));
        Directory.CreateSymbolicLink(Path.Combine(scratch.Folder, "scenarios/out"), scratch.Folder);

        var loaded = ExperimentLoader.Load(scratch.Write(place + "trial.yaml", SampleExperiments.Files["calibrate"].Replace("../data/p.csv", path, StringComparison.Ordinal)), []);

        Assert.Equal(isGood, loaded.Value is not null);
        Assert.Equal(isGood ? [] : ["posterior"], loaded.Diagnostics.Select(one => one.Path));
    }

    private LoadedExperiment Load(string text, params string[] overrides) =>
        ExperimentLoader.Load(scratch.Write("scenarios/experiments/trial.yaml", text), overrides);
}
