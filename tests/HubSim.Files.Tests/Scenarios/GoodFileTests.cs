using HubSim.Files.Scenarios;
using HubSim.Kernel.Random;
using HubSim.Model.Inputs;

namespace HubSim.Files.Tests.Scenarios;

public sealed class GoodFileTests
{
    [Fact]
    public void Every_kind_of_key_is_read()
    {
        var garden = Scratch.Read(Scratch.Good);
        Assert.Equal("Garden", garden.Title);
        Assert.Equal(new DateOnly(2024, 12, 31), garden.Clock.End);
        Assert.Equal(12, garden.Size);
        Assert.Equal(9007199254740993, garden.Seed);
        Assert.Equal(0.5, garden.Slope);
        Assert.True(garden.IsOpen);
        Assert.Equal(GardenKind.HerbBed, garden.Kind);
        Assert.Null(garden.Remark);
        Assert.Equal(3, garden.Pond!.Fish);
        Assert.Equal("north", garden.Beds[0].Key);
        Assert.Equal([1, 2.5], garden.Beds[0].Value.Rates);
        Assert.Equal(new DateOnly(2024, 2, 1), garden.Beds[0].Value.Steps[0].From);
        Assert.Equal("A book", garden.Sources![0].Value.Title);
        Assert.Empty(garden.Feasts);
    }

    [Fact]
    public void Uncertain_values_carry_path_unit_and_provenance()
    {
        var result = Scratch.LoadOnce(Scratch.Good);
        Assert.Equal("beds.north.steps[0].amount pond.depth", Paths(result));
        Assert.Equal("beds.north.rain", Assert.Single(result.Chances).Path);
        var depth = result.Quantities[1];
        Assert.Equal("m", depth.Unit);
        Assert.Equal(["s1"], depth.Provenance.Sources);
        Assert.Equal(2, depth.Distribution.Mean);
        Assert.False(depth.IsUncertain);
        Assert.Same(Provenance.None, result.Quantities[0].Provenance);
        Assert.Equal("l", result.Quantities[0].Unit);
    }

    [Fact]
    public void A_calibrated_value_says_how_it_was_chosen()
    {
        var result = Scratch.LoadOnce(Scratch.With("source: s1", "source: s1, calibrated: by hand"));
        Assert.Equal("by hand", result.Quantities[1].Provenance.Calibrated);
        Assert.Contains("\"calibrated\":\"by hand\"", result.CanonicalJson, StringComparison.Ordinal);
        Assert.Null(Scratch.LoadOnce(Scratch.Good).Quantities[1].Provenance.Calibrated);
    }

    [Fact]
    public void A_calibrated_value_without_a_range_to_stay_in_is_refused()
    {
        var diagnostic = Assert.Single(Scratch.LoadOnce(Scratch.With("source: s1", "calibrated: by hand")).Diagnostics);
        Assert.Equal("pond.depth.calibrated", diagnostic.Path);
        Assert.Contains("give its source or assumption", diagnostic.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1e1", 10)]
    [InlineData("-0", 0)]
    [InlineData("2.50E-1", 0.25)]
    [InlineData("0", 0)]
    public void Reals_have_a_point_and_an_exponent_if_needed(string text, double value)
    {
        var garden = Scratch.Read(Scratch.With("rates: [1, 2.5]", $"rates: [{text}]"));
        Assert.Equal(value, garden.Beds[0].Value.Rates[0]);
        Assert.False(double.IsNegative(garden.Beds[0].Value.Rates[0]));
    }

    [Theory]
    [InlineData("no", "no")]
    [InlineData("010", "010")]
    [InlineData("2024-01-01", "2024-01-01")]
    [InlineData("'null'", "null")]
    [InlineData("\"a: \\u4e0a\"", "a: 上")]
    [InlineData("上海 🚀", "上海 🚀")]
    public void What_is_text_by_its_key_stays_text(string written, string read) =>
        Assert.Equal(read, Scratch.Read(Scratch.With("title: Garden", $"title: {written}")).Title);

    [Fact]
    public void Digits_stay_with_their_word_in_names() =>
        Assert.Equal(GardenKind.RoseP95Bed, Scratch.Read(Scratch.With("herb_bed", "rose_p95_bed")).Kind);

    [Fact]
    public void A_part_that_is_off_needs_none_of_its_keys_and_has_no_uncertain_values()
    {
        var result = Scratch.LoadOnce(Scratch.With("  enabled: true", "  enabled: false").Replace(
            "  fish: 3\n", "", StringComparison.Ordinal).Replace("remark: null", "remark: dry", StringComparison.Ordinal));
        Assert.Empty(result.Diagnostics);
        Assert.Null(result.Value!.Pond);
        Assert.Equal("beds.north.steps[0].amount", Paths(result));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("~")]
    [InlineData("")]
    public void Nothing_is_allowed_where_the_record_says_so(string nothing) => Assert.Null(
        Scratch.Read(Scratch.With("amount: 3", $"amount: {nothing}")).Beds[0].Value.Steps[0].Amount);

    [Fact]
    public void The_id_of_a_source_may_have_capitals() => Assert.Equal("S1", Assert.Single(Scratch.Read(
        Scratch.Good.Replace("s1", "S1", StringComparison.Ordinal)).Pond!.Depth.Provenance.Sources));

    [Fact]
    public void A_byte_order_mark_and_windows_line_ends_change_nothing()
    {
        var plain = Scratch.LoadOnce(Scratch.Good);
        var windows = Scratch.LoadOnce("\uFEFF" + Scratch.Good.Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Empty(windows.Diagnostics);
        Assert.Equal(plain.Sha256, windows.Sha256);
    }

    [Fact]
    public void Comments_an_explicit_start_and_an_explicit_end_are_fine() =>
        Scratch.Read("# first\n---\n" + Scratch.Good + "...\n# last\n");

    public static TheoryData<string, Type, double> Distributions() => new()
    {
        { "value: 4", typeof(Constant), 4 },
        { "uniform: [2, 6]", typeof(Uniform), 4 },
        { "triangular: [1, 2, 6]", typeof(Triangular), 3 },
        { "normal: {mean: 5, sd: 0.1}", typeof(Truncated), 5 },
        { "lognormal: {median: 2, sigma: 0.1}", typeof(Truncated), 2 * Math.Exp(0.005) },
        { "exponential: {mean: 0.1}", typeof(Truncated), 0.1 },
        { "weibull: {shape: 1, scale: 0.1}", typeof(Truncated), 0.1 },
        { "gamma: {shape: 4, scale: 0.1}", typeof(Truncated), 0.4 },
        { "beta: {a: 1, b: 3}", typeof(Beta), 0.25 },
        { "beta: {a: 1, b: 3, low: 2, high: 6}", typeof(Beta), 3 },
        { "discrete: [[1, 1], [5, 3]]", typeof(Discrete), 4 },
        { "empirical: [[0, 0], [2, 0.5], [6, 1]]", typeof(Empirical), 2.5 },
    };

    [Theory]
    [MemberData(nameof(Distributions))]
    public void Every_kind_of_distribution_is_read_and_kept_in_the_range_of_its_key(string text, Type type, double mean)
    {
        var garden = Scratch.Read(Scratch.With("value: 2", text));
        var distribution = garden.Pond!.Depth.Distribution;
        Assert.IsType(type, distribution);
        Assert.Equal(mean, distribution.Mean, 1e-6 * mean);
        Assert.InRange(distribution.Minimum, 0, 10);
        Assert.InRange(distribution.Maximum, 0, 10);
    }

    [Fact]
    public void A_distribution_that_fits_its_range_is_not_cut() => Assert.IsType<LogNormal>(
        Scratch.Read(Scratch.With("rain: 5", "rain: {lognormal: {median: 1, sigma: 2}}")).Beds[0].Value.Rain.Distribution);

    [Fact]
    public void A_diagnostic_prints_as_compilers_do()
    {
        Assert.Equal("a.yaml:3:5: b.c: wrong", new Diagnostic("a.yaml", 3, 5, "b.c", "wrong").ToString());
        Assert.Equal("a.yaml:1:1: empty", new Diagnostic("a.yaml", 1, 1, "", "empty").ToString());
    }

    private static string Paths(LoadResult<Garden> result) =>
        string.Join(' ', result.Quantities.Select(one => one.Path));
}
