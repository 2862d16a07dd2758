using System.Globalization;
using System.Text.RegularExpressions;

namespace HubSim.Cli.Tests;

/// <summary>The shipped scenarios with known answers, and that they are able to fail.</summary>
public sealed partial class AnalyticTests : IDisposable
{
    private readonly Workshop workshop = new();

    public static TheoryData<string> Files =>
        [.. Directory.GetFiles(Hubsim.Shipped("scenarios/analytic"), "*.yaml").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    public void Dispose() => workshop.Dispose();

    // Each file states the chance of a false alarm of its tolerances: at most one seed in a million for a line.
    [Theory]
    [MemberData(nameof(Files))]
    public void The_known_answers_are_found(string file)
    {
        var ended = workshop.Run(Hubsim.Shipped("scenarios/analytic/" + file), "--quiet");

        Assert.True(ended.Code == 0, ended.All);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_wrong_answer_is_missed_line_by_line(string file)
    {
        var path = Hubsim.Shipped("scenarios/analytic/" + file);
        var count = ExpectedResponse().Count(File.ReadAllText(path));
        Assert.NotEqual(0, count);
        var wrong = Enumerable.Range(0, count).SelectMany(i => new[] { "--set", string.Create(CultureInfo.InvariantCulture, $"expect[{i}].value=987654321") });

        var ended = workshop.Run([path, "--quiet", "--replications", "2", .. wrong]);

        Assert.Equal(3, ended.Code);
        Assert.Equal(count, ended.Messages.Count(line => line.StartsWith("hubsim: expectation not met: ", StringComparison.Ordinal)));
        Assert.All(ended.Messages, line => Assert.Contains("expected ", line, StringComparison.Ordinal));
        Assert.Empty(ended.Out);
    }

    [Fact]
    public void One_wrong_answer_among_right_ones_is_enough()
    {
        var ended = workshop.Run(Hubsim.Shipped("scenarios/analytic/constant-claims.yaml"), "--set", "expect[3].value=125");

        Assert.Equal(3, ended.Code);
        var line = Assert.Single(ended.Messages);
        Assert.Contains("pot_models_claims_paid: expected exactly 125 in every replication, found values from 124 to 124 (3 replications)", line, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(workshop.FolderOf(ended), "manifest.json")), "the results of a run that missed its answer are kept");
    }

    [GeneratedRegex(@"^\s*- \{ response:", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ExpectedResponse();
}
