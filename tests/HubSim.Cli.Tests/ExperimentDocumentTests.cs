using System.Text.RegularExpressions;
using HubSim.Files.Experiments;
using HubSim.Files.Scenarios;

namespace HubSim.Cli.Tests;

/// <summary>docs/experiments.md, held against the records by which files are read.</summary>
public sealed partial class ExperimentDocumentTests : IDisposable
{
    private static readonly string Page = File.ReadAllText(Hubsim.Shipped("docs/experiments.md"));
    private static readonly string[] Common = ["format", "kind", "title", "question", "set", "seed"];
    private readonly Workshop workshop = new();

    public static TheoryData<string> Kinds => [.. ExperimentKinds.Records.Keys];

    public void Dispose() => workshop.Dispose();

    [Fact]
    public void The_keys_of_every_experiment_are_listed() =>
        Assert.Equal(Common, Keys(Section("What every experiment says")));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kind_has_a_section_that_lists_its_keys_and_no_others(string kind)
    {
        var own = ScenarioReference.KeyPaths(ExperimentKinds.Records[kind])
            .Where(path => path.IndexOfAny(['.', '[']) < 0).Except(Common, StringComparer.Ordinal);

        Assert.Equal(own.Order(StringComparer.Ordinal), Keys(Section(kind)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_example_of_a_kind_is_without_errors(string kind)
    {
        var example = Assert.Single(Fence().Matches(Section(kind))).Groups["text"].Value;
        Assert.Contains($"\nkind: {kind}\n", example, StringComparison.Ordinal);

        // Examples name the shipped scenarios, which lie in the folder above.
        Directory.CreateDirectory(workshop.PathOf("scenarios/experiments"));
        foreach (var file in Directory.GetFiles(Hubsim.Shipped("scenarios"), "*.yaml"))
        {
            File.Copy(file, workshop.PathOf($"scenarios/{Path.GetFileName(file)}"));
        }

        Directory.CreateDirectory(workshop.PathOf("scenarios/data"));
        foreach (var file in Directory.GetFiles(Hubsim.Shipped("scenarios/data")))
        {
            File.Copy(file, workshop.PathOf($"scenarios/data/{Path.GetFileName(file)}"));
        }

        var ended = Hubsim.Run(workshop.Folder, "check", workshop.Write("scenarios/experiments/example.yaml", example));

        Assert.True(ended.Code == 0, ended.All);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_real_experiment_of_a_kind_is_shipped_and_named(string kind)
    {
        var files = Directory.GetFiles(Hubsim.Shipped("scenarios/experiments"), "*.yaml")
            .Where(file => File.ReadAllText(file).Contains($"\nkind: {kind}\n", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.Contains($"scenarios/experiments/{Path.GetFileName(file)}", Section(kind), StringComparison.Ordinal));
    }

    [Fact]
    public void The_options_of_the_command_are_listed()
    {
        var help = Hubsim.Run(workshop.Folder, "experiment", "--help").Out;
        var offered = OptionOfHelp().Matches(help[help.IndexOf("\nOptions:", StringComparison.Ordinal)..]).Select(match => match.Groups["name"].Value).Where(name => name != "--help");

        var listed = OptionOfPage().Matches(Section("The command")).Select(match => match.Groups["name"].Value);
        Assert.Equal(offered.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    private static string Section(string title)
    {
        var start = Page.IndexOf($"\n## {title}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"docs/experiments.md has no section {title}");
        var end = Page.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return end < 0 ? Page[start..] : Page[start..end];
    }

    private static IEnumerable<string> Keys(string section) => KeyRow().Matches(section).Select(match => match.Groups["key"].Value);

    [GeneratedRegex(@"^\| `(?<key>[a-z_]+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KeyRow();

    [GeneratedRegex(@"^```yaml\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^  (-\S, |-\S+, )*(?<name>--[a-z-]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OptionOfHelp();

    [GeneratedRegex(@"^\| `(?<name>--[a-z-]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OptionOfPage();
}
