using HubSim.Files.Experiments;
using HubSim.Files.Tests.Scenarios;

namespace HubSim.Files.Tests.Experiments;

/// <summary>Files of experiments that move inputs about: sweep, morris, sobol, discover, voi.</summary>
public sealed class InputExperimentTests : IDisposable
{
    private static readonly string Sobol = SampleExperiments.Files["sobol"];
    private static readonly string Discover = SampleExperiments.Files["discover"];
    private static readonly string Sweep = SampleExperiments.Files["sweep"];

    private readonly Scratch scratch = new();

    public InputExperimentTests() => SampleExperiments.Prepare(scratch);

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Uncertain_inputs_become_factors_with_the_scenarios_distribution()
    {
        var loaded = Load(Sobol);

        Assert.Empty(loaded.Diagnostics);
        Assert.Equal(
            ["programme.pots.models.amount", "programme.pots.models.schemes.half.rate", "programme.take_up"],
            loaded.Factors.Select(factor => factor.Path).Order(StringComparer.Ordinal));
        var rate = loaded.Factors.Single(factor => factor.Path.EndsWith("rate", StringComparison.Ordinal));
        Assert.Equal((0.45, "share"), (Math.Round(rate.At(0.5), 12), rate.Unit));
    }

    [Fact]
    public void An_input_that_is_a_factor_already_is_not_one_twice()
    {
        var loaded = Load(Sobol.Replace("programme.pots.models.amount, from: 10, to: 60", "programme.take_up, from: 0.4, to: 0.5", StringComparison.Ordinal));
        Assert.Equal(2, loaded.Factors.Count);
        Assert.Equal(0.5, loaded.Factors[0].To);
    }

    [Theory]
    [InlineData("uncertain: [programme]", "uncertain: [programe]", 9, 13, "did you mean programme?")]
    [InlineData("uncertain: [programme]", "uncertain: [program]", 9, 13, "no uncertain input below program")]
    [InlineData("rows: 32", "rows: 48", 6, 7, "powers of two")]
    [InlineData("replications: 2", "replications: 1", 7, 15, "chance would pass for influence")]
    [InlineData("from: 10, to: 60", "from: 60, to: 10", 11, 60, "above the lower")]
    public void Slips_in_a_sobol_experiment_are_named(string right, string wrong, int line, int column, string words) =>
        Names(Sobol, right, wrong, line, column, words);

    [Theory]
    [InlineData("fails: pot_models_left_fen <= 0", "fails: pot_models_left_fen = 0", 7, 8, "expected a response, one of")]
    [InlineData("fails: pot_models_left_fen <= 0", "fails: pot_model_left_fen <= 0", 7, 8, "did you mean pot_models_left_fen?")]
    [InlineData("replications: 100", "replications: 30", 6, 15, "from 40 to")]
    [InlineData("density: 0.8", "density: 1.8", 9, 10, "1")]
    public void Slips_in_a_discovery_are_named(string right, string wrong, int line, int column, string words) =>
        Names(Discover, right, wrong, line, column, words);

    [Theory]
    [InlineData("levels: [10, 60]", "from: 10, to: 60", 10, 3, "a grid needs levels")]
    [InlineData("design: grid", "design: sobol", 1, 1, "needs a number of points")]
    [InlineData("design: grid", "design: sobol\npoints: 100", 7, 9, "powers of two")]
    [InlineData("design: grid", "design: grid\npoints: 64", 7, 9, "leave points out")]
    public void Slips_in_a_sweep_are_named(string right, string wrong, int line, int column, string words) =>
        Names(Sweep, right, wrong, line, column, words);

    [Theory]
    [InlineData("levels: [5, 12]", 12, "with arrivals.origins.steady.rate[0].value at 12 no trial could begin")]
    [InlineData("from: 5, to: 12.5", 10, "rate[0].value at 12.5 no trial could begin")]
    [InlineData("levels: [5, 6]", 0, "")]
    public void Levels_at_which_no_trial_could_begin_are_named_before_any_is_run(string varied, int column, string words)
    {
        scratch.Write("scenarios/arrivals.yaml", File.ReadAllText(Path.Combine(ShippedScenarioTests.Folder, "analytic/poisson-arrivals.yaml")));
        var text = Sweep.Replace("uncertain.yaml", "arrivals.yaml", StringComparison.Ordinal)
            .Replace("pot_models_spent_fen", "firms_attracted", StringComparison.Ordinal)
            .Replace("design: grid", varied.StartsWith("from", StringComparison.Ordinal) ? "design: latin_hypercube\npoints: 8" : "design: grid", StringComparison.Ordinal)
            .Replace("programme.pots.models.amount, levels: [10, 60]", $"\"arrivals.origins.steady.rate[0].value\", {varied}", StringComparison.Ordinal);

        var found = Load(text).Diagnostics;

        Assert.Equal(words.Length > 0 ? 1 : 0, found.Count);
        Assert.All(found, one => Assert.Contains(words, one.Message, StringComparison.Ordinal));
        Assert.All(found, one => Assert.Contains("above upper_rate 10; raise upper_rate", one.Message, StringComparison.Ordinal));
        Assert.All(found, one => Assert.True(one.Column > column));
    }

    [Fact]
    public void A_prior_whose_ends_no_trial_could_begin_at_is_named()
    {
        scratch.Write("scenarios/claims.yaml", File.ReadAllText(Path.Combine(ShippedScenarioTests.Folder, "analytic/poisson-arrivals.yaml")));
        scratch.Write("scenarios/uncertain.yaml", File.ReadAllText(Path.Combine(scratch.Folder, "scenarios/claims.yaml"))
            .Replace("value: 5 }", "value: { uniform: [1, 20], unit: firms_per_month, assumption: nobody knows } }", StringComparison.Ordinal));

        var found = Load(Sobol.Replace("uncertain: [programme]\nfactors:\n  pot: { path: programme.pots.models.amount, from: 10, to: 60 }\n", "uncertain: [arrivals]\n", StringComparison.Ordinal)
            .Replace("pot_models_spent_fen", "firms_attracted", StringComparison.Ordinal)).Diagnostics;

        Assert.Contains("its 99 % quantile, no trial could begin", Assert.Single(found).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_experiment_that_varies_nothing_says_how_to_begin() =>
        Assert.Contains(
            Load("format: 1\nkind: morris\ntitle: t\nquestion: q\nscenario: ../uncertain.yaml\ntrajectories: 4\nlevels: 4\nreplications: 1\nresponses: [firms_alive]\n").Diagnostics,
            one => one.Message.Contains("uncertain: [all]", StringComparison.Ordinal));

    private void Names(string text, string right, string wrong, int line, int column, string words)
    {
        Assert.Contains(right, text, StringComparison.Ordinal);
        var loaded = Load(text.Replace(right, wrong, StringComparison.Ordinal));

        Assert.Null(loaded.Value);
        Assert.True(
            loaded.Diagnostics.Any(one => (one.Line, one.Column) == (line, column) && one.Message.Contains(words, StringComparison.Ordinal)),
            string.Join('\n', loaded.Diagnostics));
    }

    private LoadedExperiment Load(string text) => ExperimentLoader.Load(scratch.Write("scenarios/experiments/trial.yaml", text), []);
}
