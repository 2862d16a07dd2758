namespace HubSim.Files.Tests.Scenarios;

public sealed class BadDistributionTests
{
    [Theory]
    [InlineData("uniform: [3, 2]", "15:18 pond.depth.uniform[1]", "high must be above low, which is 3, found 2")]
    [InlineData("uniform: [2, 2]", "15:18 pond.depth.uniform[1]", "high must be above low")]
    [InlineData("uniform: [-1, 2]", "15:15 pond.depth.uniform[0]", "from 0 to 10 [m]", "found -1")]
    [InlineData("uniform: [1, 11]", "15:18 pond.depth.uniform[1]", "from 0 to 10 [m]", "found 11")]
    [InlineData("uniform: [1]", "15:14 pond.depth.uniform", "uniform: [low, high]", "a list of 1")]
    [InlineData("uniform: {low: 1, high: 2}", "15:14 pond.depth.uniform", "uniform: [low, high]", "a map")]
    [InlineData("uniform: [1, x]", "15:18 pond.depth.uniform[1]", "a number for high, found x")]
    [InlineData("uniform: [1, '2']", "15:18 pond.depth.uniform[1]", "remove the quotes: 2")]
    [InlineData("triangular: [1, 0, 2]", "15:21 pond.depth.triangular[1]", "the mode must not be below low")]
    [InlineData("triangular: [1, 3, 2]", "15:24 pond.depth.triangular[2]", "high must not be below the mode")]
    [InlineData("triangular: [1, 1, 1]", "15:24 pond.depth.triangular[2]", "high must be above low")]
    [InlineData("normal: {mean: 1, sd: 0}", "15:27 pond.depth.normal.sd", "a number above 0 for sd, found 0")]
    [InlineData("normal: {mean: 1}", "15:5 pond.depth.normal.sd", "missing key sd", "normal: {mean: …, sd: …}")]
    [InlineData("normal: {mean: 1, std: 1, sd: 1}", "15:23 pond.depth.normal.std", "unknown key std", "did you mean sd?")]
    [InlineData("normal: {mean: 100, sd: 1}", "15:5 pond.depth.normal", "from 0 to 10", "right unit")]
    [InlineData("lognormal: {median: 1, sigma: 99}", "15:35 pond.depth.lognormal.sigma", "sigma is 99")]
    [InlineData("weibull: {shape: 1e-9, scale: 1}", "15:22 pond.depth.weibull.shape", "shape is 1E-09")]
    [InlineData("exponential: {mean: -1}", "15:25 pond.depth.exponential.mean", "above 0")]
    [InlineData("exponential: 3", "15:18 pond.depth.exponential", "exponential: {mean: …}")]
    [InlineData("beta: {a: 1, b: 1, low: 5, high: 2}", "15:38 pond.depth.beta.high", "high must be above low")]
    [InlineData("beta: {a: 1, b: 1, low: 5, high: 20}", "15:38 pond.depth.beta.high", "from 0 to 10")]
    [InlineData("discrete: [[1, -1], [2, 3]]", "15:20 pond.depth.discrete[0][1]", "a weight must be at least 0")]
    [InlineData("discrete: [[1, 0], [2, 0]]", "15:20 pond.depth.discrete[0][1]", "sum of the weights")]
    [InlineData("discrete: [[1, 1], [20, 1]]", "15:25 pond.depth.discrete[1][0]", "from 0 to 10")]
    [InlineData("discrete: []", "15:15 pond.depth.discrete", "at least 1 rows")]
    [InlineData("discrete: [1, 2]", "15:16 pond.depth.discrete[0], 15:19 pond.depth.discrete[1]", "[value, weight]")]
    [InlineData("empirical: [[1, 1]]", "15:16 pond.depth.empirical", "at least 2 rows")]
    [InlineData("empirical: [[2, 0], [1, 1]]", "15:26 pond.depth.empirical[1][0]", "x must be above the x before")]
    [InlineData("empirical: [[1, 0.5], [2, 0.4], [3, 1]]", "15:31 pond.depth.empirical[1][1]", "cdf must not be below")]
    [InlineData("empirical: [[1, 0], [2, 0.9]]", "15:29 pond.depth.empirical[1][1]", "the last cdf must be 1, found 0.9")]
    [InlineData("unifrom: [1, 2]", "15:5 pond.depth.unifrom, 15:5 pond.depth", "did you mean uniform?", "the value is missing")]
    [InlineData("unit: m", "15:5 pond.depth", "the value is missing", "value, uniform, triangular")]
    [InlineData("uniform: [1, 2]\n    value: 3", "16:5 pond.depth.value", "uniform and value")]
    [InlineData("value: 3\n    unit: cm", "16:11 pond.depth.unit", "expected the unit m, found cm")]
    [InlineData("value: 3\n    source: [s1, s3]", "16:18 pond.depth.source[1]", "no source s3", "did you mean s1?")]
    [InlineData("value: 3\n    source: []", "16:13 pond.depth.source", "the id of a source")]
    [InlineData("value: 3\n    assumption: ''", "16:17 pond.depth.assumption", "blank")]
    [InlineData("value: 30", "15:12 pond.depth", "from 0 to 10 [m]", "found 30")]
    [InlineData("value: abc", "15:12 pond.depth", "found abc")]
    public void Each_mistake_is_reported_at_the_number_that_makes_it(string lines, string places, params string[] words) =>
        Scratch.Refused(Scratch.With("depth: {value: 2, unit: m, source: s1}", "depth:\n    " + lines), places, words);

    [Fact]
    public void A_bare_list_is_told_how_to_be_a_distribution() =>
        Scratch.Refused(Scratch.With("rain: 5", "rain: [1, 2]"), "18:11 beds.north.rain", "uniform: [low, high]");

    [Fact]
    public void A_value_without_a_unit_refuses_one() => Assert.Contains(
        "remove the key",
        Assert.Single(Bare("format: 1\nshare: {value: 1, unit: m}\n").Diagnostics).Message,
        StringComparison.Ordinal);

    private static HubSim.Files.Scenarios.LoadResult<BareNumber> Bare(string text)
    {
        using var scratch = new Scratch();
        return HubSim.Files.Scenarios.ScenarioLoader.Load<BareNumber>(scratch.Write("a.yaml", text), []);
    }

    public sealed record BareNumber
    {
        [HubSim.Model.Inputs.Input("A number without a unit.")]
        public required HubSim.Model.Inputs.Quantity Share { get; init; }
    }
}
