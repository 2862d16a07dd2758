using HubSim.Files.Scenarios;
using HubSim.Kernel.Random;

namespace HubSim.Files.Tests.Scenarios;

/// <summary>Distributions that a scenario takes from a data file.</summary>
public sealed class TableTests : IDisposable
{
    private const string Data = """
        # A curve.
        series,value,cdf
        a,100,0.1
        a,200,0.5
        b,1,0.25
        a,800,1
        b,2,1

        """;

    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void The_points_of_a_series_are_the_distribution()
    {
        var depth = Depth("{file: data.csv, series: a, interpolation: straight, scale: 0.01}").Distribution;
        Assert.Equal((1, 8), (depth.Minimum, depth.Maximum));
        Assert.Equal([1, 1.5, 2, 5], new[] { 0.05, 0.3, 0.5, 0.75 }.Select(u => Math.Round(depth.Quantile(u), 12)));
    }

    [Fact]
    public void What_lies_between_two_points_is_chosen()
    {
        var curved = Depth("{file: data.csv, series: a, interpolation: logarithmic, scale: 0.01}").Distribution;
        Assert.Equal(Math.Sqrt(2), curved.Quantile(0.3), 1e-12);
        var stepped = Depth("{file: data.csv, series: b, interpolation: steps}").Distribution;
        Assert.Equal((1, 2, 1.75), (stepped.Quantile(0.25), stepped.Quantile(0.26), stepped.Mean));
    }

    [Fact]
    public void A_part_is_kept_between_low_and_high_and_within_the_range_of_the_key()
    {
        Assert.Equal((2, 3), Range("{file: data.csv, series: a, interpolation: straight, scale: 0.01, low: 2, high: 3}"));
        Assert.Equal((2, 8), Range("{file: data.csv, series: a, interpolation: straight, scale: 0.01, low: 2}"));
        Assert.Equal((2, 10), Range("{file: data.csv, series: a, interpolation: straight, scale: 0.02}"));
        Assert.Equal((2, 2), Range("{file: data.csv, series: b, interpolation: steps, low: 1.5}"));
    }

    [Fact]
    public void A_changed_point_changes_the_hash_and_a_changed_comment_does_not()
    {
        const string Table = "{file: data.csv, series: a, interpolation: straight, scale: 0.01}";
        var first = Load(Table);
        Assert.Contains("\"points\":[[100,0.1],[200,0.5],[800,1]]", first.CanonicalJson, StringComparison.Ordinal);
        Assert.Equal(first.Sha256, Load(Table, Data.Replace("A curve.", "That curve.", StringComparison.Ordinal)).Sha256);
        Assert.NotEqual(first.Sha256, Load(Table, Data.Replace("200,0.5", "200,0.4", StringComparison.Ordinal)).Sha256);
        Assert.Equal("garden.yaml data.csv", string.Join(' ', first.Files.Select(Path.GetFileName)));
    }

    [Fact]
    public void A_path_is_relative_to_the_file_in_which_it_is_written()
    {
        scratch.Write("scenarios/base/near.csv", Data);
        scratch.Write("scenarios/base/base.yaml", Garden("{file: near.csv, series: b, interpolation: steps}"));
        var top = scratch.Write("scenarios/top/top.yaml", "format: 1\nextends: ../base/base.yaml\nsize: 3\n");
        Assert.Equal(1.75, ScenarioLoader.Load<Garden>(top, []).Value!.Pond!.Depth.Distribution.Mean);

        scratch.Write("scenarios/top/far.csv", Data.Replace("b,1,0.25", "b,1,0.5", StringComparison.Ordinal));
        const string Set = "pond.depth={table: {file: far.csv, series: b, interpolation: steps}}";
        Assert.Equal(1.5, ScenarioLoader.Load<Garden>(top, [Set]).Value!.Pond!.Depth.Distribution.Mean);
    }

    [Theory]
    [InlineData("5", "15:12 pond.depth.table", "table: {file: …, series: …, interpolation: …}")]
    [InlineData("{series: a, interpolation: steps}", "15:5 pond.depth.table.file", "missing key file")]
    [InlineData("{file: data.csv, series: a}", "15:5 pond.depth.table.interpolation", "missing key interpolation")]
    [InlineData("{file: dota.csv, series: a, interpolation: steps}", "15:19 pond.depth.table.file", "no file dota.csv")]
    [InlineData("{file: /etc/passwd, series: a, interpolation: steps}", "15:19 pond.depth.table.file", "absolute")]
    [InlineData("{file: ../../../../etc/passwd, series: a, interpolation: steps}", "15:19 pond.depth.table.file", "outside")]
    [InlineData("{file: ., series: a, interpolation: steps}", "15:19 pond.depth.table.file", "is a folder")]
    [InlineData("{file: [], series: a, interpolation: steps}", "15:19 pond.depth.table.file", "the path of a data file")]
    [InlineData("{file: data.csv, series: c, interpolation: steps}", "15:37 pond.depth.table.series", "no series c", "a, b")]
    [InlineData("{file: data.csv, series: [], interpolation: steps}", "15:37 pond.depth.table.series", "name of a series")]
    [InlineData("{file: data.csv, series: b, interpolation: stops}", "15:55 pond.depth.table.interpolation", "did you mean steps?")]
    [InlineData("{file: data.csv, series: b, interpolation: steps, scale: 0}", "15:69 pond.depth.table.scale", "above 0")]
    [InlineData("{file: data.csv, series: b, interpolation: steps, scale: 1e308}", "15:5 pond.depth.table.scale", "too large", "scale")]
    [InlineData("{file: data.csv, series: b, interpolation: steps, low: x}", "15:67 pond.depth.table.low", "found x")]
    [InlineData("{file: data.csv, series: b, interpolation: steps, low: 3}", "15:5 pond.depth.table", "from 1 to 2")]
    [InlineData("{file: data.csv, series: b, interpolation: steps, sale: 3}", "15:62 pond.depth.table.sale", "did you mean scale?")]
    [InlineData("{file: data.csv, series: a, interpolation: steps}", "15:5 pond.depth.table", "range of the key", "right unit")]
    public void A_mistake_is_reported_where_it_is_made(string table, string place, params string[] words)
    {
        var one = Assert.Single(Load(table).Diagnostics);
        Assert.Equal(place, $"{one.Line}:{one.Column} {one.Path}");
        foreach (var word in words)
        {
            Assert.Contains(word, one.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("a,100,0.1", "a,1OO,0.1", "3:3", "expected a number, found 1OO")]
    [InlineData("a,200,0.5", "a,200,", "4:7", "found nothing")]
    [InlineData("a,200,0.5", "a,200,1e999", "4:7", "expected a number")]
    [InlineData("a,200,0.5", "a,200", "4:1", "found 2 fields")]
    [InlineData("a,200,0.5", "A,200,0.5", "4:1", "name of a series")]
    [InlineData("a,200,0.5", "a,100,0.5", "4:3", "above the one before it, 100")]
    [InlineData("a,200,0.5", "a,200,0.05", "4:7", "from 0.1 (the one before it) to 1")]
    [InlineData("a,800,1", "a,800,1.5", "6:7", "found 1.5")]
    [InlineData("a,800,1", "a,800,0.9", "6:1", "last cdf of the series a must be 1, found 0.9")]
    [InlineData("series,value,cdf", "series;value;cdf", "2:1", "expected the line series,value,cdf")]
    public void A_bad_line_of_a_data_file_is_named(string old, string changed, string place, string words)
    {
        var result = Load("{file: data.csv, series: b, interpolation: steps}",
            Data.Replace(old, changed, StringComparison.Ordinal));
        var one = Assert.Single(result.Diagnostics);
        Assert.Equal(("data.csv", place), (Path.GetFileName(one.File), $"{one.Line}:{one.Column}"));
        Assert.Contains(words, one.Message, StringComparison.Ordinal);
        Assert.Equal("pond.depth.table.file", one.Path);
    }

    [Fact]
    public void A_file_that_is_no_table_is_not_reported_line_by_line()
    {
        var lines = string.Join('\n', Enumerable.Range(0, 5000).Select(i => $"word {i}"));
        var table = "{file: data.csv, series: b, interpolation: steps}";
        Assert.Equal(10, Load(table, "series,value,cdf\n" + lines).Diagnostics.Count);
        Assert.Single(Load(table, "# nothing\n").Diagnostics);
        Assert.Single(Load(table, "\0\uFFFF").Diagnostics);
    }

    [Fact]
    public void A_data_file_stays_in_the_folder_of_scenarios_links_followed()
    {
        scratch.Write("data.csv", Data);
        Directory.CreateDirectory(Path.Combine(scratch.Folder, "scenarios"));
        File.CreateSymbolicLink(
            Path.Combine(scratch.Folder, "scenarios", "link.csv"), Path.Combine(scratch.Folder, "data.csv"));
        foreach (var path in new[] { "link.csv", "../data.csv" })
        {
            var file = scratch.Write("scenarios/top.yaml", Garden($"{{file: {path}, series: b, interpolation: steps}}"));
            Assert.Contains("outside", Assert.Single(ScenarioLoader.Load<Garden>(file, []).Diagnostics).Message,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Values_of_nought_have_no_logarithm()
    {
        var result = Load("{file: data.csv, series: b, interpolation: logarithmic}",
            Data.Replace("b,1,", "b,0,", StringComparison.Ordinal));
        Assert.Contains("above 0, found 0", Assert.Single(result.Diagnostics).Message, StringComparison.Ordinal);
    }

    private static string Garden(string table) =>
        Scratch.With("depth: {value: 2, unit: m, source: s1}", $"depth:\n    table: {table}\n    unit: m\n    source: s1");

    private LoadResult<Garden> Load(string table, string data = Data)
    {
        scratch.Write("data.csv", data);
        return scratch.Load(Garden(table));
    }

    private HubSim.Model.Inputs.Quantity Depth(string table)
    {
        var result = Load(table);
        Assert.Empty(result.Diagnostics);
        return result.Value!.Pond!.Depth;
    }

    private (double Low, double High) Range(string table)
    {
        Distribution depth = Depth(table).Distribution;
        return (depth.Minimum, depth.Maximum);
    }
}
