namespace HubSim.Files.Tests.Scenarios;

public sealed class OverrideTests
{
    [Fact]
    public void A_value_is_put_in_and_the_last_one_counts()
    {
        var garden = Scratch.Read(
            Scratch.Good, "size=7", "size=8", "clock.end=2025-01-01", "beds.north.rates[1]=9", "kind=rose_p95_bed");
        Assert.Equal((8, new DateOnly(2025, 1, 1), GardenKind.RoseP95Bed), (garden.Size, garden.Clock.End, garden.Kind));
        Assert.Equal([1, 9], garden.Beds[0].Value.Rates);
    }

    [Fact]
    public void An_uncertain_value_keeps_its_unit_and_says_where_it_comes_from()
    {
        var result = Scratch.LoadOnce(Scratch.Good, "pond.depth=4", "beds.north.rain={uniform: [1, 2]}");
        var depth = result.Value!.Pond!.Depth;
        Assert.Equal((4, "m", "set on the command line"), (depth.Distribution.Mean, depth.Unit, depth.Provenance.Note));
        Assert.Empty(depth.Provenance.Sources);
        Assert.Equal("set on the command line", result.Chances[0].Provenance.Note);
        Assert.Equal(1.5, result.Chances[0].Distribution.Mean);
    }

    [Fact]
    public void Parts_can_be_switched_and_merged()
    {
        Assert.Null(Scratch.Read(Scratch.Good, "pond.enabled=false", "remark=dry").Pond);
        Assert.Equal(9, Scratch.Read(Scratch.Good, "pond={fish: 9}").Pond!.Fish);
        Assert.Equal(new DateOnly(2024, 5, 1), Scratch.Read(Scratch.Good, "feasts=[2024-05-01]").Feasts[0]);
    }

    [Theory]
    [InlineData("size=abc", "1:1 size", "found abc")]
    [InlineData("size=  0", "1:3 size", "from 1 to 100")]
    [InlineData("size=", "1:1 size", "found nothing")]
    [InlineData("size=[1", "1:3", "YAML")]
    [InlineData("size=&a 1", "1:1", "anchor")]
    [InlineData("pond.depth=11", "1:1 pond.depth", "from 0 to 10 [m]")]
    [InlineData("pond.depth={uniform: [1, 20]}", "1:15 pond.depth.uniform[1]", "from 0 to 10")]
    [InlineData("pond.depth={uniform: [1, 2], unit: cm}", "1:25 pond.depth.unit", "expected the unit m")]
    [InlineData("pond.depht=1", "1:1 pond.depht", "did you mean pond.depth?")]
    [InlineData("fish=1", "1:1 fish", "did you mean pond.fish?")]
    [InlineData("bed.north.rain=1", "1:1 bed.north.rain", "did you mean beds.north.rain?")]
    [InlineData("beds.nroth.rain=1", "1:1 beds.nroth.rain", "allowed here: north", "did you mean beds.north.rain?")]
    [InlineData("beds.north.rates[2]=1", "1:1 beds.north.rates[2]", "from [0] to [1] in a list of 2")]
    [InlineData("beds.north.rates.x=1", "1:1 beds.north.rates.x", "found x")]
    [InlineData("pond.depth.value=1", "1:1 pond.depth.value", "set whole")]
    [InlineData("size.x=1", "1:1 size.x", "nothing below")]
    [InlineData("enabled=true", "1:1 enabled", "unknown key", "did you mean pond.enabled?")]
    [InlineData("clock.enabled=true", "1:1 clock.enabled", "unknown key")]
    [InlineData("size", "1:1 size", "path=value")]
    [InlineData("a..b=1", "1:1 a..b", "path=value")]
    [InlineData("a[x]=1", "1:1 a[x]", "path=value")]
    [InlineData("=1", "1:1", "path=value")]
    [InlineData("format=2", "1:1 format", "cannot be set")]
    [InlineData("extends=b.yaml", "1:1 extends", "cannot be set")]
    public void A_wrong_override_is_reported_by_its_own_name(string set, string place, params string[] words)
    {
        var one = Assert.Single(Scratch.LoadOnce(Scratch.Good, set).Diagnostics);
        Assert.Equal(("--set " + set, place), (one.File, Scratch.Places([one])));
        Assert.All(words, word => Assert.Contains(word, one.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Overrides_are_checked_together_with_the_file_and_come_last()
    {
        var result = Scratch.LoadOnce(Scratch.With("slope: 0.5", "slope: 5"), "size=0", "clock.end=2020-01-01");
        Assert.Equal("8:8 slope, 1:1 size, 1:1 clock.end", Scratch.Places(result.Diagnostics));
    }

    [Fact]
    public void A_bad_value_of_the_file_can_be_overridden() =>
        Assert.Equal(5, Scratch.Read(Scratch.With("size: 12", "size: x"), "size=5").Size);
}
