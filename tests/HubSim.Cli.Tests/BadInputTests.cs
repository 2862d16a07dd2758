using System.Text.RegularExpressions;

namespace HubSim.Cli.Tests;

/// <summary>Files that are wrong: every error at its place, exit code 2, nothing written.</summary>
public sealed partial class BadInputTests : IDisposable
{
    private static readonly string Claims = File.ReadAllText(Hubsim.Shipped("scenarios/analytic/constant-claims.yaml"));
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Theory]
    [InlineData("take_up: 1", "take_upp: 1", "did you mean take_up")]
    [InlineData("  take_up: 1\n", "", "take_up")]
    [InlineData("take_up: 1", "take_up: lots", "programme.take_up")]
    [InlineData("take_up: 1", "take_up: 1.01", "programme.take_up")]
    [InlineData("take_up: 1", "take_up: [1]", "programme.take_up")]
    [InlineData("end: 2025-12-31", "end: 2023-12-31", "clock.end")]
    [InlineData("end: 2025-12-31", "end: 2025-13-31", "clock.end")]
    [InlineData("reading: attracted", "reading: atracted", "attracted")]
    [InlineData("count: 10 }", "count: 10", "")]
    [InlineData("format: 1", "format: 2", "format")]
    [InlineData("format: 1", "formats: 1", "format")]
    [InlineData("question:", "title: again\nquestion:", "title")]
    [InlineData("amount: 62", "amount: { value: 62, unit: RMB }", "RMB_million")]
    [InlineData("amount: 62", "amount: { value: 62, source: s9 }", "s9")]
    [InlineData("response: pot_models_dry_day", "response: pot_model_dry_day", "did you mean pot_models_dry_day?")]
    [InlineData("    any: { models: 1, corpora: 0 }", "    other: { models: 1, corpora: 0 }", "contracts.strategies")]
    public void An_error_is_named_at_its_place(string right, string wrong, string words)
    {
        Assert.Contains(right, Claims, StringComparison.Ordinal);
        var file = workshop.Write("bad.yaml", Claims.Replace(right, wrong, StringComparison.Ordinal));

        AssertRefused(file, words);
    }

    [Fact]
    public void All_errors_of_a_file_are_named_at_once()
    {
        var file = workshop.Write("bad.yaml", Claims
            .Replace("take_up: 1", "take_up: 7", StringComparison.Ordinal)
            .Replace("count: 10 }", "count: ten }", StringComparison.Ordinal)
            .Replace("rate: 0.5", "rat: 0.5", StringComparison.Ordinal));

        var messages = AssertRefused(file, "programme.take_up");

        Assert.True(messages.Count(line => Place().IsMatch(line)) >= 3, string.Join('\n', messages));
    }

    [Fact]
    public void An_empty_file_is_reported_at_its_first_character()
    {
        var messages = AssertRefused(workshop.Write("empty.yaml", ""), "");

        Assert.Contains("empty.yaml:1:1:", messages[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_text_is_reported_at_its_first_character()
    {
        File.WriteAllBytes(workshop.PathOf("bytes.yaml"), [0x66, 0xFF, 0xFE, 0x00, 0x80]);

        var messages = AssertRefused("bytes.yaml", "UTF-8");

        Assert.Contains("bytes.yaml:1:", messages[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_named()
    {
        Directory.CreateDirectory(workshop.PathOf("folder.yaml"));

        AssertRefused("missing.yaml", "missing.yaml");
        AssertRefused("folder.yaml", "folder.yaml");
    }

    [Fact]
    public void Check_reports_every_error_of_every_file()
    {
        workshop.Write("one.yaml", Claims.Replace("take_up: 1", "take_up: 7", StringComparison.Ordinal).Replace("count: 10 }", "count: ten }", StringComparison.Ordinal));
        workshop.Write("good.yaml", Claims);
        workshop.Write("two.yaml", "");

        var ended = Hubsim.Run(workshop.Folder, "check", "one.yaml", "good.yaml", "two.yaml", "missing.yaml");

        Assert.Equal(2, ended.Code);
        Assert.Equal(2, ended.Messages.Count(line => line.StartsWith("one.yaml:", StringComparison.Ordinal)));
        Assert.Single(ended.Messages, line => line.StartsWith("two.yaml:1:1:", StringComparison.Ordinal));
        Assert.Single(ended.Messages, line => line.StartsWith("missing.yaml:", StringComparison.Ordinal));
        Assert.DoesNotContain("good.yaml", ended.Err, StringComparison.Ordinal);
        Assert.Equal("good.yaml: ok", ended.Out.Trim());
    }

    [Fact]
    public void Check_of_every_shipped_scenario_finds_nothing()
    {
        var files = Directory.GetFiles(Hubsim.Shipped("scenarios"), "*.yaml", SearchOption.AllDirectories);

        var ended = Hubsim.Run(workshop.Folder, ["check", .. files]);

        Assert.True(ended.Code == 0, ended.All);
        Assert.Empty(ended.Err);
    }

    private string[] AssertRefused(string file, string words)
    {
        var ended = workshop.Run(file);
        Assert.True(ended.Code == 2, $"exit code {ended.Code}: {ended.All}");
        Assert.Empty(ended.Out);
        Assert.Contains(words, ended.Err, StringComparison.Ordinal);
        Assert.Matches(Place(), ended.Messages[0]);
        Assert.StartsWith(file + ":", ended.Messages[0], StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Err, StringComparison.Ordinal);
        Assert.False(Directory.Exists(workshop.Results));
        return ended.Messages;
    }

    [GeneratedRegex(@"^\S+\.yaml:\d+:\d+: ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();
}
