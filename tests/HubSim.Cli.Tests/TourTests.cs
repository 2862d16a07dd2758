using System.Text.RegularExpressions;

namespace HubSim.Cli.Tests;

/// <summary>The tour for planners, typed as it stands.</summary>
public sealed partial class TourTests : IDisposable
{
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public void Every_line_of_the_tour_works_in_an_empty_folder()
    {
        var lines = Fence().Matches(File.ReadAllText(Hubsim.Shipped("docs/tour.md")))
            .SelectMany(match => match.Groups["text"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToList();

        Assert.True(lines.Count >= 8, "the tour is not there");
        Assert.All(lines, line =>
        {
            Assert.StartsWith("hubsim ", line, StringComparison.Ordinal);
            var ended = Hubsim.Shell(workshop.Folder, "$HUBSIM " + line["hubsim ".Length..]);
            Assert.True(ended.Code == 0, $"{line}\n{ended.All}");
            Assert.NotEmpty(ended.Out);
        });
    }

    [GeneratedRegex(@"^```console\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fence();
}
