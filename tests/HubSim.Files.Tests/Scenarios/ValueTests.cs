using HubSim.Files.Scenarios;
using HubSim.Files.Scenarios.Values;

namespace HubSim.Files.Tests.Scenarios;

/// <summary>The values of a resolved scenario, where they were set, and how two scenarios differ.</summary>
public sealed class ValueTests : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Every_value_is_listed_with_its_place_in_the_order_of_the_records()
    {
        var values = scratch.Load(Scratch.Good).Values;

        Assert.Equal(
            "title clock.start clock.end size seed slope is_open kind remark pond.enabled pond.depth pond.fish beds.north.rain beds.north.rates"
            + " beds.north.steps[0].from beds.north.steps[0].amount sources.s1.title",
            string.Join(' ', values.Select(value => value.Path)));
        var depth = values.Single(value => value.Path == "pond.depth");
        Assert.Equal(("2", "m", "a number or a distribution from 0 to 10 [m]"), (depth.Text, depth.Input.Unit, depth.Allowed));
        Assert.Equal(["s1"], depth.Provenance.Sources);
        Assert.EndsWith("garden.yaml:14:3", depth.Setting.Place, StringComparison.Ordinal);
        Assert.Equal("[1, 2.5]", values.Single(value => value.Path == "beds.north.rates").Text);
    }

    [Fact]
    public void A_part_that_is_off_has_only_its_switch()
    {
        var values = scratch.Load(Scratch.With("remark: null\npond:\n  enabled: true", "remark: dry\npond:\n  enabled: false")).Values;

        Assert.Equal(["pond.enabled"], values.Where(value => value.Path.StartsWith("pond", StringComparison.Ordinal)).Select(value => value.Path));
    }

    [Fact]
    public void A_value_says_what_the_files_below_said_instead()
    {
        scratch.Write("base.yaml", Scratch.Good);
        scratch.Write("middle.yaml", "format: 1\nextends: base.yaml\nsize: 20\n");
        var top = scratch.Write("top.yaml", "format: 1\nextends: middle.yaml\ntitle: Top\n");

        var size = Value(ScenarioLoader.Load<Garden>(top, []), "size");
        var set = Value(ScenarioLoader.Load<Garden>(top, ["size=3e1", "size=30"]), "size");

        Assert.EndsWith("middle.yaml:3:7", size.Setting.Place, StringComparison.Ordinal);
        Assert.Equal(["12"], size.Replaced.Select(one => one.Text));
        Assert.EndsWith("base.yaml:6:7", size.Replaced[0].Place, StringComparison.Ordinal);
        Assert.Equal("--set size=30", set.Setting.Place);
        Assert.Equal(["20", "12"], set.Replaced.Select(one => one.Text));
    }

    [Fact]
    public void The_same_values_written_differently_do_not_differ()
    {
        var one = scratch.Load(Scratch.Good);
        var other = scratch.Load(Scratch.With("slope: 0.5", "slope: 5e-1").Replace("amount: 3}", "amount: {value: 3.0, unit: l}}", StringComparison.Ordinal));

        Assert.Empty(Difference.Between(one.Values, other.Values));
    }

    [Fact]
    public void Values_bases_and_what_only_one_has_differ()
    {
        var one = scratch.Load(Scratch.Good).Values;
        var other = scratch.Load(Scratch.With("source: s1}", "assumption: guessed}")
            .Replace("size: 12", "size: 13", StringComparison.Ordinal)
            .Replace("amount: 3}\n", "amount: 3}\n      - {from: 2024-03-01, amount: {uniform: [1, 2]}}\n", StringComparison.Ordinal)).Values;

        var found = Difference.Between(one, other);

        Assert.Equal("size pond.depth beds.north.steps[1].from beds.north.steps[1].amount", string.Join(' ', found.Select(difference => difference.Path)));
        Assert.Equal([false, true, false, false], found.Select(difference => difference.IsOnlyProvenance));
        Assert.Null(found[^1].One);
        Assert.Equal("uniform [1, 2]", found[^1].Other!.Text);
        Assert.Equal(found.Select(difference => difference.Path), Difference.Between(other, one).Select(difference => difference.Path));
    }

    [Fact]
    public void Another_data_file_is_another_value()
    {
        var text = Scratch.With("rain: 5", "rain: {table: {file: t.csv, series: a, interpolation: straight}}");
        scratch.Write("t.csv", "series,value,cdf\na,1,0\na,2,1\n");
        var one = scratch.Load(text).Values;
        scratch.Write("t.csv", "series,value,cdf\na,1,0\na,3,1\n");

        var found = Assert.Single(Difference.Between(one, scratch.Load(text).Values));

        Assert.Equal("beds.north.rain", found.Path);
        Assert.Equal(found.One!.Text, found.Other!.Text);
    }

    private static ScenarioValue Value(LoadResult<Garden> loaded, string path)
    {
        Assert.Empty(loaded.Diagnostics);
        return loaded.Values.Single(value => value.Path == path);
    }
}
