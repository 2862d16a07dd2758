using HubSim.Files.Scenarios;

namespace HubSim.Files.Tests.Scenarios;

public sealed class ExtendsTests : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void What_a_file_does_not_say_comes_from_the_one_it_extends()
    {
        var result = Load("""
            format: 1
            extends: base.yaml
            size: 20
            clock: {end: 2024-06-30}
            """);
        Assert.Empty(result.Diagnostics);
        Assert.Equal((20, 3), (result.Value!.Size, result.Value.Pond!.Fish));
        Assert.Equal((new DateOnly(2024, 1, 1), new DateOnly(2024, 6, 30)), (result.Value.Clock.Start, result.Value.Clock.End));
        Assert.Equal("top.yaml base.yaml", string.Join(' ', result.Files.Select(Path.GetFileName)));
    }

    [Fact]
    public void Entries_merge_by_name_and_lists_and_uncertain_values_are_replaced_whole()
    {
        var garden = Load("""
            format: 1
            extends: base.yaml
            beds:
              south: {rain: 1, rates: [3], steps: []}
              north: {rates: [7]}
            pond: {depth: {uniform: [1, 2]}}
            """).Value!;
        Assert.Equal("north south", string.Join(' ', garden.Beds.Select(bed => bed.Key)));
        Assert.Equal([7], garden.Beds[0].Value.Rates);
        Assert.Single(garden.Beds[0].Value.Steps);
        Assert.True(garden.Pond!.Depth.IsUncertain);
        Assert.Empty(garden.Pond.Depth.Provenance.Sources);
    }

    [Fact]
    public void A_part_can_be_switched_off_and_on_again()
    {
        scratch.Write("off.yaml", "format: 1\nextends: base.yaml\npond: {enabled: false}\nremark: dry\n");
        Assert.Null(Load("format: 1\nextends: off.yaml\n").Value!.Pond);
        Assert.Equal(4, Load("format: 1\nextends: off.yaml\npond: {enabled: true, fish: 4}\n").Value!.Pond!.Fish);
    }

    [Fact]
    public void A_problem_is_reported_in_the_file_where_it_was_written()
    {
        scratch.Write("base.yaml", Scratch.With("slope: 0.5", "slope: 5").Replace("size: 12\n", "", StringComparison.Ordinal));
        var result = ScenarioLoader.Load<Garden>(
            scratch.Write("top.yaml", "format: 1\nextends: base.yaml\npond: {fish: x}\n"), []);
        Assert.Equal(
            "top.yaml 1:1 size, top.yaml 3:14 pond.fish, base.yaml 7:8 slope",
            string.Join(", ", result.Diagnostics.Select(
                one => $"{Path.GetFileName(one.File)} {one.Line}:{one.Column} {one.Path}")));
    }

    [Fact]
    public void A_circle_is_named_in_full()
    {
        scratch.Write("b.yaml", "format: 1\nextends: c.yaml\n");
        scratch.Write("c.yaml", "format: 1\nextends: ./top.yaml\n");
        var one = Only("format: 1\nextends: b.yaml\n", "c.yaml 2:10 extends");
        Assert.Matches("top.yaml -> .*b.yaml -> .*c.yaml -> .*top.yaml", one.Message);
    }

    [Fact]
    public void A_file_that_extends_itself_by_another_name_is_a_circle()
    {
        File.CreateSymbolicLink(Path.Combine(scratch.Folder, "link.yaml"), Path.Combine(scratch.Folder, "top.yaml"));
        Assert.Contains("circle", Only("format: 1\nextends: link.yaml\n", "top.yaml 2:10 extends").Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_of_files_is_bounded()
    {
        for (var i = 0; i < 20; i++)
        {
            scratch.Write($"f{i}.yaml", $"format: 1\nextends: f{i + 1}.yaml\n");
        }

        Assert.Contains("more than 16 files", Only("format: 1\nextends: f0.yaml\n", "f14.yaml 2:10 extends").Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/etc/passwd", "absolute")]
    [InlineData("../../../../etc/passwd", "outside")]
    [InlineData("nowhere.yaml", "no file nowhere.yaml")]
    [InlineData("..", "is a folder")]
    [InlineData("[base.yaml]", "a list of 1")]
    [InlineData("", "found nothing")]
    public void A_path_that_may_not_be_followed_is_refused(string path, string words)
    {
        var top = scratch.Write("scenarios/deep/top.yaml", $"format: 1\nextends: {path}\n");
        var one = Assert.Single(ScenarioLoader.Load<Garden>(top, []).Diagnostics);
        Assert.Equal((2, "extends"), (one.Line, one.Path));
        Assert.Contains(words, one.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scenario_stays_in_its_folder_of_scenarios_links_followed()
    {
        scratch.Write("base.yaml", Scratch.Good);
        scratch.Write("scenarios/base.yaml", Scratch.Good);
        Directory.CreateSymbolicLink(Path.Combine(scratch.Folder, "scenarios", "out"), scratch.Folder);
        Assert.Null(Message("../base.yaml"));
        Assert.Contains("outside", Message("../../base.yaml"), StringComparison.Ordinal);
        Assert.Contains("outside", Message("../out/base.yaml"), StringComparison.Ordinal);

        string? Message(string path) => ScenarioLoader.Load<Garden>(
            scratch.Write("scenarios/analytic/top.yaml", $"format: 1\nextends: {path}\n"), []).Diagnostics.SingleOrDefault()?.Message;
    }

    [Fact]
    public void Without_such_a_folder_it_stays_below_its_own()
    {
        scratch.Write("base.yaml", Scratch.Good);
        scratch.Write("a/b/base.yaml", Scratch.Good);
        var below = scratch.Write("a/low.yaml", "format: 1\nextends: b/base.yaml\n");
        var above = scratch.Write("a/high.yaml", "format: 1\nextends: ../base.yaml\n");
        Assert.Empty(ScenarioLoader.Load<Garden>(below, []).Diagnostics);
        Assert.Contains("outside", Assert.Single(ScenarioLoader.Load<Garden>(above, []).Diagnostics).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_named_by_a_link_extends_beside_the_real_one()
    {
        var real = scratch.Write("real/top.yaml", "format: 1\nextends: base.yaml\n");
        scratch.Write("real/base.yaml", Scratch.Good);
        var link = Path.Combine(scratch.Folder, "link.yaml");
        File.CreateSymbolicLink(link, real);
        Assert.Empty(ScenarioLoader.Load<Garden>(link, []).Diagnostics);
    }

    [Fact]
    public void A_base_of_another_format_is_the_only_diagnostic()
    {
        scratch.Write("base.yaml", "format: 7\nx: 1\n");
        Only("format: 1\nextends: base.yaml\ny: 1\n", "base.yaml 1:9 format", writeBase: false);
    }

    [Fact]
    public void When_the_base_is_broken_the_file_itself_is_checked_without_missing_what_the_base_may_say()
    {
        scratch.Write("base.yaml", "format: 1\ntitle: [\n");
        var result = ScenarioLoader.Load<Garden>(
            scratch.Write("top.yaml", "format: 1\nextends: base.yaml\nsize: x\nsise: 1\n"), []);
        Assert.Equal("3:7 size, 4:1 sise, 1:1, 3:1", Scratch.Places(result.Diagnostics));
    }

    private LoadResult<Garden> Load(string text, bool writeBase = true)
    {
        if (writeBase)
        {
            scratch.Write("base.yaml", Scratch.Good);
        }

        return ScenarioLoader.Load<Garden>(scratch.Write("top.yaml", text), []);
    }

    private Diagnostic Only(string text, string place, bool writeBase = true)
    {
        var one = Assert.Single(Load(text, writeBase).Diagnostics);
        Assert.Equal(place, $"{Path.GetFileName(one.File)} {one.Line}:{one.Column} {one.Path}");
        return one;
    }
}
