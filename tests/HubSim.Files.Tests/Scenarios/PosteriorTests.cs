using HubSim.Files.Scenarios;
using HubSim.Kernel.Random;
using HubSim.Model.Inputs;

namespace HubSim.Files.Tests.Scenarios;

/// <summary>Values that are drawn together, a row of a data file at a time.</summary>
public sealed class PosteriorTests : IDisposable
{
    private const string Data = """
        # What a calibration left.
        deep,wet,weight
        1,100,0.25
        2,200,0.5
        4,400,0.25

        """;

    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    // 4,000 draws: the share of a row of probability 1/2 has a standard error of 0.0079; 5 of them is one false alarm in a million seeds.
    [Fact]
    public void Values_of_one_file_come_from_one_row_and_rows_come_by_their_weights()
    {
        var garden = Load("{file: data.csv, column: deep}", "{file: data.csv, column: wet}").Value!;
        var (depth, amount) = (garden.Pond!.Depth, garden.Beds[0].Value.Steps[0].Amount!);
        var middle = 0;
        for (var replication = 0; replication < 4000; replication++)
        {
            var draws = new InputDraws(new Streams(7, replication));
            Assert.Equal(draws[depth] * 100, draws[amount]);
            middle += draws[depth] == 2 ? 1 : 0;
        }

        Assert.Equal(0.5, middle / 4000.0, 0.04);
    }

    [Fact]
    public void A_column_by_itself_has_the_distribution_of_its_rows()
    {
        var depth = Load("{file: data.csv, column: deep}").Value!.Pond!.Depth.Distribution;
        Assert.Equal((1, 4, 2.25), (depth.Minimum, depth.Maximum, depth.Mean));
        Assert.Equal([1, 2, 2, 4], new[] { 0.25, 0.26, 0.75, 0.76 }.Select(depth.Quantile));
    }

    [Fact]
    public void Without_weights_all_rows_are_equally_likely_and_another_column_moves_no_row()
    {
        const string Column = "{file: data.csv, column: deep}";
        var two = Load(Column, data: "deep\n1\n3\n").Value!.Pond!.Depth;
        var wide = Load(Column, data: "more,deep\n9,1\n9,3\n").Value!.Pond!.Depth;
        Assert.Equal(2, two.Distribution.Mean);
        for (var replication = 0; replication < 50; replication++)
        {
            var draws = new InputDraws(new Streams(7, replication));
            Assert.Equal(draws[two], draws[wide]);
        }
    }

    [Fact]
    public void The_row_is_drawn_by_the_name_of_the_file_wherever_it_is_named_from()
    {
        scratch.Write("scenarios/data/p.csv", Data);
        scratch.Write("scenarios/base.yaml", Scratch.With("{value: 2, unit: m, source: s1}", "{posterior: {file: data/p.csv, column: deep}}"));
        var top = scratch.Write(
            "scenarios/far/top.yaml", "format: 1\nextends: ../base.yaml\npond: {depth: {posterior: {file: ../data/p.csv, column: deep}}}\n");
        foreach (var file in new[] { top, Path.Combine(scratch.Folder, "scenarios/base.yaml") })
        {
            var loaded = ScenarioLoader.Load<Garden>(file, []);
            Assert.Equal("data/p.csv", loaded.Value!.Pond!.Depth.Joint!.Rows.Name);
            Assert.Contains("\"drawn_as\":\"data/p.csv\"", loaded.CanonicalJson, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_rows_are_part_of_the_scenario_and_comments_are_not()
    {
        var first = Load("{file: data.csv, column: deep}");
        Assert.Contains("\"rows\":[[1,0.25],[2,0.5],[4,0.25]]", first.CanonicalJson, StringComparison.Ordinal);
        Assert.Equal(first.Sha256, Load("{file: data.csv, column: deep}", data: Data.Replace("What", "All that", StringComparison.Ordinal)).Sha256);
        Assert.NotEqual(first.Sha256, Load("{file: data.csv, column: deep}", data: Data.Replace("0.5", "0.6", StringComparison.Ordinal)).Sha256);
        Assert.Equal("garden.yaml data.csv", string.Join(' ', first.Files.Select(Path.GetFileName)));
    }

    [Theory]
    [InlineData("5", "15:16 pond.depth.posterior", "posterior: {file: …, column: …}")]
    [InlineData("{column: deep}", "15:5 pond.depth.posterior.file", "missing key file")]
    [InlineData("{file: data.csv}", "15:5 pond.depth.posterior.column", "missing key column")]
    [InlineData("{file: dota.csv, column: deep}", "15:23 pond.depth.posterior.file", "no file dota.csv")]
    [InlineData("{file: ../../x.csv, column: deep}", "15:23 pond.depth.posterior.file", "outside")]
    [InlineData("{file: data.csv, column: deeep}", "15:41 pond.depth.posterior.column", "did you mean deep?")]
    [InlineData("{file: data.csv, column: weight}", "15:41 pond.depth.posterior.column", "it has deep, wet")]
    [InlineData("{file: data.csv, column: []}", "15:41 pond.depth.posterior.column", "name of a column")]
    [InlineData("{file: data.csv, column: deep, scale: 2}", "15:47 pond.depth.posterior.scale", "unknown key")]
    [InlineData("{file: data.csv, column: wet}", "3:1 pond.depth.posterior", "from 0 to 10", "found 100")]
    public void A_mistake_is_reported_where_it_is_made(string posterior, string place, params string[] words)
    {
        var one = Assert.Single(Load(posterior).Diagnostics);
        Assert.Equal(place, $"{one.Line}:{one.Column} {one.Path}");
        foreach (var word in words)
        {
            Assert.Contains(word, one.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("2,200,0.5", "2,2OO,0.5", "4:3", "expected a number, found 2OO")]
    [InlineData("2,200,0.5", "2,200", "4:1", "expected 3 fields as in the header, found 2")]
    [InlineData("2,200,0.5", "2,200,-1", "4:7", "expected a number of at least 0, found -1")]
    [InlineData("deep,wet,weight", "deep,deep,weight", "2:6", "each once")]
    [InlineData("deep,wet,weight", "deep,Wet,weight", "2:6", "small letters")]
    [InlineData("1,100,0.25\n2,200,0.5\n", "", "3:1", "at least 2 rows below it, found 1")]
    public void A_bad_line_of_a_data_file_is_named(string old, string changed, string place, string words)
    {
        var one = Assert.Single(Load("{file: data.csv, column: deep}", data: Data.Replace(old, changed, StringComparison.Ordinal)).Diagnostics);
        Assert.Equal(("data.csv", place), (Path.GetFileName(one.File), $"{one.Line}:{one.Column}"));
        Assert.Contains(words, one.Message, StringComparison.Ordinal);
        Assert.Equal("pond.depth.posterior.file", one.Path);
    }

    [Fact]
    public void What_is_drawn_for_each_event_has_no_row_of_a_replication()
    {
        scratch.Write("data.csv", Data);
        var one = Assert.Single(scratch.Load(Scratch.With("rain: 5", "rain: {posterior: {file: data.csv, column: deep}}")).Diagnostics);
        Assert.Equal("18:12 beds.north.rain.posterior", $"{one.Line}:{one.Column} {one.Path}");
        Assert.Contains("drawn for each event", one.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weights_that_are_all_zero_are_refused() =>
        Assert.Contains("above 0 and finite", Assert.Single(Load("{file: data.csv, column: deep}", data: "deep,weight\n1,0\n2,0\n").Diagnostics).Message, StringComparison.Ordinal);

    [Fact]
    public void A_row_without_weight_is_never_drawn()
    {
        var rows = new JointRows("x", [0, 1, 0, 1, 0]);
        Assert.Equal([1, 1, 1, 3, 3], new[] { 1e-17, 0.25, 0.5, Math.BitIncrement(0.5), 1 - 1e-16 }.Select(rows.RowAt));
    }

    private LoadResult<Garden> Load(string depth, string? amount = null, string data = Data)
    {
        scratch.Write("data.csv", data);
        var text = Scratch.With("depth: {value: 2, unit: m, source: s1}", $"depth:\n    posterior: {depth}\n    unit: m\n    source: s1");
        return scratch.Load(amount is null ? text : text.Replace("amount: 3", $"amount: {{posterior: {amount}}}", StringComparison.Ordinal));
    }
}
