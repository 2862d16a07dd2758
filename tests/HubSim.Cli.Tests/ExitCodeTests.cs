using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace HubSim.Cli.Tests;

/// <summary>Every exit code of docs/commands.md, provoked once.</summary>
public sealed partial class ExitCodeTests : IDisposable
{
    /// <summary>
    /// A seed with which a quick audit finds a claim violated, by chance: one in some dozens is. Another is found by trying
    /// `hubsim audit --quick --seed N` until it ends with 5.
    /// </summary>
    private const string UnluckySeed = "17";

    private static readonly string Survival = Hubsim.Shipped("scenarios/analytic/exponential-survival.yaml");
    private static readonly string Pool = Hubsim.Shipped("scenarios/analytic/pool-mmc.yaml");

    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    public static TheoryData<int, string> Codes => new()
    {
        { 0, $"check {Survival}" },
        { 1, $"run {Survival} --replications 2 --no-store --out /proc/nowhere" },
        { 2, $"run {Survival} --replications none" },
        { 2, "run nowhere.yaml" },
        { 3, $"run {Survival} --replications 3 --no-store --no-report --set expect[0].value=0.9" },
        { 4, $"run {Pool} --replications 2 --no-store --no-report --set limits.max_events_per_replication=10" },
        { 5, $"audit --quick --seed {UnluckySeed}" },
    };

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_command_ends_with_the_code_that_is_documented(int code, string arguments)
    {
        var ended = Hubsim.Run(workshop.Folder, arguments.Split(' '));

        Assert.True(ended.Code == code, $"exit code {ended.Code}: {ended.All}");
        Assert.Equal(code == 0, ended.Err.Length == 0);
        Assert.DoesNotContain("   at ", ended.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public void A_signal_ends_a_command_with_the_code_that_is_documented(string signal, int code)
    {
        var process = Hubsim.Start(
            workshop.Folder, "run", Pool, "--dry-run", "--set", "compute.demand.any.jobs=100000", "--set", "compute.cards[0].value=10000000",
            "--set", "clock.end=2150-12-31", "--set", "limits.max_events_per_replication=1000000000000000");
        Thread.Sleep(3_000);
        using (var kill = Process.Start("sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -{signal} {process.Id}")]))
        {
            kill.WaitForExit();
        }

        Assert.Equal(code, Hubsim.Finish(process).Code);
    }

    [Fact]
    public void The_table_has_these_codes_and_no_others()
    {
        var rows = Row().Matches(File.ReadAllText(Hubsim.Shipped("docs/commands.md"))).Select(match => match.Groups["code"].Value);

        Assert.Equal(["0", "1", "2", "3", "4", "5", "130", "143"], rows);
    }

    [Fact]
    public void The_table_of_commands_has_every_command()
    {
        var text = File.ReadAllText(Hubsim.Shipped("docs/commands.md"));
        var help = Hubsim.Run(workshop.Folder, "--help").Out;

        var commands = Command().Matches(help[help.IndexOf("Commands:", StringComparison.Ordinal)..]).Select(match => match.Groups["name"].Value).ToList();

        Assert.True(commands.Count > 10);
        Assert.All(commands, command => Assert.Contains($"`{command} ", text.Replace($"`{command}`", $"`{command} `", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^\| (?<code>\d+) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();

    [GeneratedRegex(@"^  (?<name>[a-z-]+)( |$)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Command();
}
