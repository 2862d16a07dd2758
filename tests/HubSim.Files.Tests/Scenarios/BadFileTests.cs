using System.Text;
using HubSim.Files.Scenarios;

namespace HubSim.Files.Tests.Scenarios;

/// <summary>Files that cannot be read at all, and YAML that has no place in a scenario.</summary>
public sealed class BadFileTests
{
    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("# only a comment\n")]
    [InlineData("---\n...\n")]
    public void An_empty_file_is_reported_at_its_start(string text) =>
        Scratch.Refused(text, "1:1", "empty", "format: 1");

    [Fact]
    public void A_missing_file_is_reported() => Only("nowhere.yaml", "1:1", "no such file");

    [Fact]
    public void A_name_that_is_no_path_is_reported() => Only("", "1:1", "not the path of a file");

    [Fact]
    public void A_folder_is_reported()
    {
        using var scratch = new Scratch();
        Only(scratch.Folder, "1:1", "folder");
    }

    [Fact]
    public void A_pipe_to_which_nobody_writes_does_not_keep_the_reader()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "pipes with a name are made by mkfifo");
        using var scratch = new Scratch();
        var pipe = Path.Combine(scratch.Folder, "pipe.yaml");
        using (var made = System.Diagnostics.Process.Start("mkfifo", [pipe]))
        {
            made.WaitForExit();
        }

        Only(pipe, "1:1", "does not end within", "not a pipe");
    }

    [Fact]
    public void A_file_larger_than_the_limit_is_reported()
    {
        using var scratch = new Scratch();
        Only(scratch.Write("a.yaml", new byte[(4 * 1024 * 1024) + 1]), "1:1", "4 MiB");
    }

    [Fact]
    public void The_first_byte_that_is_not_UTF_8_is_named()
    {
        using var scratch = new Scratch();
        Only(scratch.Write("a.yaml", [.. "title: "u8, 0xC3, 0x28]), "1:1", "byte 7", "UTF-8");
    }

    [Fact]
    public void UTF_16_is_named()
    {
        using var scratch = new Scratch();
        Only(scratch.Write("a.yaml", Encoding.Unicode.GetPreamble()), "1:1", "UTF-16");
    }

    [Theory]
    [InlineData("title: Garden", "title: Gar\0den", "2:11", "U+0000")]
    [InlineData("title: Garden", "title: Gar\u2028den", "2:11", "U+2028")]
    [InlineData("title: Garden", "title: Gar\u0085den", "2:11", "U+0085")]
    [InlineData("title: Garden", "title: \"Gar\\0den\"", "2:8 title", "U+0000")]
    [InlineData("  fish: 3", "\tfish: 3", "15:1", "tab")]
    [InlineData("title: Garden", "title: \"Garden", "1:1, 2:8", "YAML")]
    [InlineData("size: 12", "size: [12", "1:1, 6:7", "YAML")]
    [InlineData("title: Garden", "title: &a Garden", "2:8 title", "anchor &a")]
    [InlineData("title: Garden", "title: *a", "2:8 title", "alias *a")]
    [InlineData("title: Garden", "title: !!str Garden", "2:8 title", "tag")]
    [InlineData("title: Garden", "title: ! Garden", "2:8 title", "tag")]
    [InlineData("clock:", "clock: !x", "3:8 clock", "tag")]
    [InlineData("title: Garden", "title: Garden\ntitle: Again", "3:1 title", "twice", "line 2")]
    [InlineData("title: Garden", "title: Garden\n<<: {size: 1}", "3:1 <<", "merge key")]
    [InlineData("title: Garden", "title: Garden\n[a, b]: 1", "3:1", "a key must be a word")]
    [InlineData("title: Garden", "title: Garden\n: 1", "3:3", "a key is empty")]
    [InlineData("sources:", "---\nsources:", "22:1", "second document")]
    [InlineData("format: 1", "%YAML 1.1\n---\nformat: 1", "1:1", "directives")]
    [InlineData("format: 1", "%TAG ! tag:x,2000:\n---\nformat: 1", "1:1", "directives")]
    public void What_has_no_place_in_a_scenario_is_refused(string old, string changed, string place, params string[] words) =>
        Scratch.Refused(Scratch.With(old, changed), place, words);

    [Theory]
    [InlineData("just text", "1:1")]
    [InlineData("\n- 1\n- 2", "2:1")]
    public void A_file_that_is_no_map_is_reported(string text, string place) => Scratch.Refused(text, place, "map of keys");

    [Theory]
    [InlineData("format: 2", "1:9 format")]
    [InlineData("format: \"1\"", "1:9 format")]
    [InlineData("format: 1.0", "1:9 format")]
    [InlineData("format: 01", "1:9 format")]
    [InlineData("format:", "1:1 format")]
    [InlineData("format: [1]", "1:9 format")]
    [InlineData("# none", "2:1 format")]
    public void A_format_that_is_not_read_is_the_only_diagnostic(string line, string place) =>
        Scratch.Refused(
            Scratch.With("format: 1", line) + "unknown: 1\nunknown: 2\n", place, "this program reads format 1", "write format: 1");

    [Fact]
    public void What_stands_before_a_syntax_error_is_checked_and_what_may_come_after_is_not_missed() =>
        Scratch.Refused(
            Scratch.With("size: 12", "size: many").Replace("  fish: 3", "  fish: [3", StringComparison.Ordinal),
            "1:1, 6:7 size, 15:9");

    [Fact]
    public void Nesting_is_bounded() =>
        Scratch.Refused(Scratch.With("title: Garden", "title: " + new string('[', 100_000)), "2:71", "64 levels");

    [Fact]
    public void Nesting_of_blocks_is_bounded()
    {
        var deep = string.Concat(Enumerable.Range(0, 2000).Select(depth => new string(' ', depth) + "a:\n"));
        var result = Scratch.LoadOnce("format: 1\n" + deep);
        Assert.Contains(result.Diagnostics, one => one.Message.Contains("64 levels", StringComparison.Ordinal));
    }

    [Fact]
    public void The_number_of_nodes_is_bounded() =>
        Scratch.Refused(
            Scratch.Good + "feasts: [" + string.Concat(Enumerable.Repeat("1,", 300_000)) + "]", "24:399886", "200000 keys");

    [Fact]
    public void Aliases_cannot_multiply()
    {
        var bomb = new StringBuilder("format: 1\na0: &a0 [x, x]\n");
        for (var i = 1; i < 30; i++)
        {
            bomb.Append(System.Globalization.CultureInfo.InvariantCulture, $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}]\n");
        }

        var result = Scratch.LoadOnce(bomb.ToString());
        Assert.Contains(result.Diagnostics, one => one is { Line: 2, Column: 5 }
            && one.Message.Contains("anchor &a0", StringComparison.Ordinal));
    }

    [Fact]
    public void Positions_count_characters_whatever_the_line_ends_and_the_mark_at_the_start()
    {
        var text = "\uFEFF" + Scratch.With("rates: [1, 2.5]", "rates: [1, x]   # 上海").Replace("title: Garden", "title: 上海 # é",
            StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal);
        Scratch.Refused(text, "19:16 beds.north.rates[1]");
        Scratch.Refused(Scratch.With("rates: [1", "rates: ['上海'"), "19:13 beds.north.rates[0]");
    }

    private static void Only(string file, string place, params string[] words)
    {
        var result = ScenarioLoader.Load<Garden>(file, []);
        var one = Assert.Single(result.Diagnostics);
        Assert.Equal((place, "", file), ($"{one.Line}:{one.Column}", one.Path, one.File));
        Assert.All(words, word => Assert.Contains(word, one.Message, StringComparison.Ordinal));
    }
}
