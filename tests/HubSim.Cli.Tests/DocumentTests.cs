using System.Text.RegularExpressions;
using HubSim.Model;

namespace HubSim.Cli.Tests;

/// <summary>What README and docs say, held against the program.</summary>
public sealed partial class DocumentTests : IDisposable
{
    private static readonly string Reference = File.ReadAllText(Hubsim.Shipped("docs/scenario.md"));
    private static readonly string Register = File.ReadAllText(Hubsim.Shipped("docs/assumptions.md"));
    private static readonly string Model = File.ReadAllText(Hubsim.Shipped("docs/model.md"));
    private static readonly string Readme = File.ReadAllText(Hubsim.Shipped("README.md"));
    private readonly Workshop workshop = new();

    public static TheoryData<int> Examples => [.. Enumerable.Range(0, WholeScenarios().Count)];

    public void Dispose() => workshop.Dispose();

    [Fact]
    public void The_reference_of_scenario_files_is_the_one_that_the_program_prints()
    {
        var ended = Hubsim.Run(workshop.Folder, "reference");

        Assert.Equal(0, ended.Code);
        Assert.True(ended.Out == Reference, "docs/scenario.md is out of date; renew it with: dotnet run -c Release --project src/HubSim.Cli -- reference > docs/scenario.md");
    }

    [Fact]
    public void The_register_of_assumptions_is_the_one_that_the_program_prints()
    {
        var ended = Hubsim.Run(workshop.Folder, "assumptions", Hubsim.Shipped("scenarios/shanghai-2027.yaml"));

        Assert.Equal(0, ended.Code);
        Assert.True(ended.Out == Register, "docs/assumptions.md is out of date; renew it with: dotnet run -c Release --project src/HubSim.Cli -- assumptions scenarios/shanghai-2027.yaml > docs/assumptions.md");
    }

    [Fact]
    public void Every_number_of_the_model_that_the_text_links_to_is_the_one_of_the_scenario()
    {
        var rows = RowOfRegister().Matches(Register).ToDictionary(match => match.Groups["id"].Value, match => match.Groups["row"].Value, StringComparer.Ordinal);
        var links = LinkToRegister().Matches(Model);

        Assert.True(links.Count > 20, "few links were found: the test does not see them");
        Assert.All(links, link =>
        {
            Assert.True(rows.TryGetValue(link.Groups["id"].Value, out var row), $"docs/assumptions.md has no {link.Groups["id"].Value}, to which docs/model.md links");
            Assert.All(Number().Matches(link.Groups["text"].Value), number => Assert.Contains(number.Value.Replace(",", "", StringComparison.Ordinal), row, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void The_reference_names_every_response_and_column()
    {
        var columns = HubModel.CommonResponses.Concat(HubModel.CommonMonths).Concat(HubModel.FirmColumns);

        Assert.All(columns, column => Assert.Contains($"| `{column.Name}` |", Reference, StringComparison.Ordinal));
    }

    // The first example of the reference states its chance of a false alarm; the others are exact.
    [Theory]
    [MemberData(nameof(Examples))]
    public void A_scenario_in_the_docs_runs_and_has_the_answers_it_claims(int example)
    {
        var file = workshop.Write("example.yaml", WholeScenarios()[example]);

        var ended = workshop.Run(file, "--quiet");

        Assert.True(ended.Code == 0, ended.All);
        Assert.Empty(ended.All);
    }

    [Fact]
    public void There_are_scenarios_in_the_docs() => Assert.True(WholeScenarios().Count >= 2);

    [Fact]
    public void The_two_commands_stand_on_top_of_the_readme()
    {
        var top = Readme.Split('\n').Take(5).Select(line => line.Trim());

        Assert.Equal(
            ["dotnet run -c Release --project src/HubSim.Cli -- run scenarios/shanghai-2027.yaml", "dotnet test -c Release"],
            top.Where(line => line.StartsWith("dotnet ", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_readme_lists_exactly_the_options_of_run()
    {
        var help = Hubsim.Run(workshop.Folder, "run", "--help").Out;
        help = help[help.IndexOf("\nOptions:", StringComparison.Ordinal)..];

        var offered = OptionOfHelp().Matches(help).Select(match => match.Groups["name"].Value).Where(name => name != "--help");

        Assert.Equal(offered, OptionOfReadme().Matches(Readme).Select(match => match.Groups["name"].Value));
    }

    [Fact]
    public void Every_file_that_the_readme_points_to_is_there()
    {
        var links = Link().Matches(Readme).Select(match => match.Groups["target"].Value).Where(target => !target.Contains("://", StringComparison.Ordinal));

        Assert.All(links, target => Assert.True(Path.Exists(Hubsim.Shipped(target)), target));
        Assert.Contains("docs/scenario.md", links);
    }

    private static List<string> WholeScenarios() =>
        [.. Directory.GetFiles(Hubsim.Shipped("docs"), "*.md", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .SelectMany(file => Fence().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups["text"].Value)
            .Where(text => text.StartsWith("format: 1\n", StringComparison.Ordinal) && !text.Contains("\nkind:", StringComparison.Ordinal))];

    [GeneratedRegex(@"^```yaml\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^  (-\S, |-\S+, )*(?<name>--[a-z-]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OptionOfHelp();

    [GeneratedRegex(@"^\| `(?<name>--[a-z-]+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OptionOfReadme();

    [GeneratedRegex(@"^\| <a id=""(?<id>[^""]+)""></a>(?<row>.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RowOfRegister();

    [GeneratedRegex(@"\[(?<text>[^\]]*)\]\(assumptions\.md#(?<id>[^)]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LinkToRegister();

    [GeneratedRegex(@"(?<![A-Za-z0-9_])\d[\d,]*(\.\d+)?(?![A-Za-z0-9_])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"\]\((?<target>[^)#]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();
}
