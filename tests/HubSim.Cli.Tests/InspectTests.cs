using System.Text.Json.Nodes;

namespace HubSim.Cli.Tests;

/// <summary>The commands that look at scenarios and begin them: schema, diff, explain, new.</summary>
public sealed class InspectTests : IDisposable
{
    private const string Base = "scenarios/shanghai-2027.yaml";
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public void The_schema_is_one_json_document_and_the_one_that_is_shipped()
    {
        var ended = Hubsim.Run(workshop.Folder, "schema");

        Assert.Equal("http://json-schema.org/draft-07/schema#", (string)JsonNode.Parse(ended.Out)!["$schema"]!);
        Assert.True(File.ReadAllText(Hubsim.Shipped("scenarios/scenario.schema.json")) == ended.Out, "run `hubsim schema > scenarios/scenario.schema.json`");
        Assert.Empty(ended.Err);
    }

    [Fact]
    public void Scenarios_differ_where_their_values_do_with_unit_basis_and_line()
    {
        var ended = Hubsim.Run(Hubsim.Repository, "diff", Base, "scenarios/merit-review.yaml");

        Assert.Equal(0, ended.Code);
        Assert.Contains("\nprogramme.allocation.places [firms]\n  A  left out, or off with its part\n  B  40\n     assumption; scenarios/merit-review.yaml:14:5\n", ended.Out, StringComparison.Ordinal);
        Assert.All(ended.Out.Split('\n'), line => Assert.True(line.Length <= 80, line));
    }

    [Fact]
    public void A_scenario_does_not_differ_from_itself()
    {
        var json = JsonNode.Parse(Hubsim.Run(Hubsim.Repository, "diff", Base, Base, "--json").Out)!;

        Assert.Empty(json["differences"]!.AsArray());
        Assert.Equal((string)json["a"]!["sha256"]!, (string)json["b"]!["sha256"]!);
    }

    [Fact]
    public void A_broken_file_is_not_compared()
    {
        workshop.Write("broken.yaml", "format: 1\ntitle: x\n");

        var ended = Hubsim.Run(workshop.Folder, "diff", Hubsim.Shipped(Base), "broken.yaml");

        Assert.Equal(2, ended.Code);
        Assert.Empty(ended.Out);
        Assert.Contains("nothing was compared", ended.Err, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_is_explained_by_meaning_basis_and_the_lines_that_set_it()
    {
        var ended = Hubsim.Run(Hubsim.Repository, "explain", "scenarios/seats-first.yaml", "hub.tenancy");

        Assert.Equal(0, ended.Code);
        Assert.Contains("triangular [48, 60, 72] [months]", ended.Out, StringComparison.Ordinal);
        Assert.Contains("set in     scenarios/seats-first.yaml:20:3", ended.Out, StringComparison.Ordinal);
        Assert.Contains("instead of triangular [24, 36, 48] (scenarios/shanghai-2027.yaml:", ended.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_is_explained_by_its_title()
    {
        var ended = Hubsim.Run(Hubsim.Repository, "explain", Base, "hub.floor_area[0].value");

        Assert.Matches(@"source +S7: .{10,}", ended.Out);
    }

    [Theory]
    [InlineData("founding.count", "its part is off, founding.enabled is false")]
    [InlineData("programme.pots", "programme.pots.compute.amount")]
    public void A_part_that_is_off_or_a_whole_section_is_explained_too(string path, string words) =>
        Assert.Contains(words, Hubsim.Run(Hubsim.Repository, "explain", Base, path).Out, StringComparison.Ordinal);

    [Fact]
    public void A_path_that_does_not_exist_is_answered_with_the_nearest_one()
    {
        var ended = Hubsim.Run(Hubsim.Repository, "explain", Base, "hub.tenanzy");

        Assert.Equal(2, ended.Code);
        Assert.Contains("did you mean hub.tenancy?", ended.Err, StringComparison.Ordinal);
        Assert.Empty(ended.Out);
    }

    [Fact]
    public void A_new_scenario_can_be_run_where_there_are_no_scenarios_yet()
    {
        var ended = Hubsim.Run(workshop.Folder, "new", "half-the-pot", "--from", "base");

        Assert.True(ended.Code == 0, ended.All);
        var file = workshop.PathOf("scenarios/half-the-pot.yaml");
        Assert.StartsWith("# yaml-language-server: $schema=scenario.schema.json\n", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.Equal(0, Hubsim.Run(workshop.Folder, "check", file).Code);

        var lines = File.ReadAllLines(file);
        var example = Array.FindIndex(lines, line => line.EndsWith("with the reason or a source:", StringComparison.Ordinal));
        File.WriteAllLines(file, lines.Select((line, i) => i > example && line.StartsWith("# ", StringComparison.Ordinal) ? line[2..].Replace("value: 600", "value: 300", StringComparison.Ordinal) : line));
        Assert.Equal("[\"title\",\"question\",\"programme.pots.compute.amount\"]", Paths(Hubsim.Run(workshop.Folder, "diff", Base, file, "--json")));
    }

    [Theory]
    [InlineData("../x", "is no name")]
    [InlineData("smoke", "is there already")]
    [InlineData("x --from smokey", "did you mean smoke?")]
    public void A_new_scenario_never_takes_the_place_of_another_file(string arguments, string words)
    {
        Directory.CreateDirectory(workshop.PathOf("scenarios"));
        File.Copy(Hubsim.Shipped("scenarios/analytic/pool-mmc.yaml"), workshop.PathOf("scenarios/smoke.yaml"));
        var before = Workshop.FilesBelow(workshop.Folder);

        var ended = Hubsim.Run(workshop.Folder, ["new", .. arguments.Contains("--from", StringComparison.Ordinal) ? arguments.Split(' ') : [arguments, "--from", "smoke"]]);

        Assert.Equal(2, ended.Code);
        Assert.Contains(words, ended.Err, StringComparison.Ordinal);
        Assert.Equal(before, Workshop.FilesBelow(workshop.Folder));
    }

    private static string Paths(Ended ended) =>
        new JsonArray([.. JsonNode.Parse(ended.Out)!["differences"]!.AsArray().Select(one => (JsonNode)(string)one!["path"]!)]).ToJsonString();
}
