using HubSim.Files.Scenarios;

namespace HubSim.Files.Tests.Scenarios;

public sealed class ScenarioReferenceTests
{
    private static readonly string Page = ScenarioReference.Markdown(typeof(Garden));

    [Fact]
    public void Every_key_has_its_path() => Assert.Equal(
        "title clock clock.start clock.end clock.half clock.skipped size seed slope is_open kind remark pond pond.enabled pond.depth pond.fish beds "
        + "beds.<name>.rain beds.<name>.rates beds.<name>.steps beds.<name>.steps[].from beds.<name>.steps[].amount "
        + "sources sources.<name>.title feasts",
        string.Join(' ', ScenarioReference.KeyPaths(typeof(Garden))));

    [Theory]
    [InlineData("| `size` | whole number | visitors | from 1 to 100 | no | Number of visitors. |")]
    [InlineData("| `depth` | number | m | from 0 to 10 | yes: drawn once per replication | Depth. |")]
    [InlineData("| `rain` | number | mm | at least 0 | by nature: drawn for each event | Rain of a day. |")]
    [InlineData("| `amount` | number, or null | l | above 0 and at most 1000 | yes: drawn once per replication | Amount. |")]
    [InlineData("| `kind` | `herb_bed` or `rose_p95_bed` |  |  | no | What grows. |")]
    [InlineData("| `beds` | named entries: section |  | of at least 1 | no | Beds by name. |")]
    [InlineData("| `feasts` | list: date; may be left out |  | of at most 3 | no | Days to remember. |")]
    [InlineData("| `format` | whole number |  | 1 | no | Version of the file format. |")]
    [InlineData("| `enabled` | true or false |")]
    [InlineData("### `beds.<name>.steps[]`")]
    [InlineData("A pond. This part has a switch")]
    [InlineData("| `triangular: [low, mode, high]` |")]
    [InlineData("| `beta: {a: …, b: …, low: …, high: …}` |")]
    public void Every_row_says_what_may_be_written(string row) => Assert.Contains(row, Page, StringComparison.Ordinal);

    [Fact]
    public void Every_key_has_a_row() => Assert.All(
        ScenarioReference.KeyPaths(typeof(Garden)),
        path => Assert.Contains($"| `{path.Split('.')[^1]}` |", Page, StringComparison.Ordinal));

    [Fact]
    public void The_examples_of_the_page_can_be_read()
    {
        var result = Scratch.LoadOnce(Scratch.Good, "beds.north.rain={triangular: [0.2, 0.25, 0.3]}");
        Assert.Empty(result.Diagnostics);
    }
}
