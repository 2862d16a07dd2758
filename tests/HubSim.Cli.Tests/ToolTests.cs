using System.Diagnostics;
using System.Text.RegularExpressions;

namespace HubSim.Cli.Tests;

/// <summary>The program as others get it: a tool package, help, completion.</summary>
public sealed partial class ToolTests : IDisposable
{
    private const long MostBytes = 80_000_000;
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public void The_package_installs_as_a_tool_that_runs()
    {
        var folder = Environment.GetEnvironmentVariable("HUBSIM_PACKAGE") is { Length: > 0 } packed ? packed : Pack();
        var package = Assert.Single(Directory.GetFiles(folder, "*.nupkg"));
        Assert.True(new FileInfo(package).Length < MostBytes, $"{new FileInfo(package).Length} bytes");
        workshop.Write("nuget.config", """<configuration><packageSources><clear /><add key="here" value="FOLDER" /></packageSources></configuration>""".Replace("FOLDER", folder, StringComparison.Ordinal));
        Dotnet("tool", "install", "HubSim", "--tool-path", workshop.PathOf("tools"), "--configfile", workshop.PathOf("nuget.config"));

        var tool = workshop.PathOf("tools/hubsim");
        Assert.Equal(0, Run(tool, "new", "mine", "--from", "base").Code);
        Assert.Equal("scenarios/mine.yaml: ok", Run(tool, "check", "scenarios/mine.yaml").Out.Split(',')[0].Trim());
        Assert.Equal(0, Run(tool, "run", "scenarios/smoke.yaml", "--replications", "2", "--quiet").Code);
        Assert.Equal("n\n2\n", Run(tool, "query", "results/smoke", "select count(*) n from replications", "--format", "csv").Out);
    }

    [Fact]
    public void Every_command_has_help_with_examples()
    {
        var help = Hubsim.Run(workshop.Folder, "--help").Out;
        var commands = CommandOfHelp().Matches(help[help.IndexOf("Commands:", StringComparison.Ordinal)..]).Select(match => match.Groups["name"].Value).ToList();

        Assert.Contains("query", commands);
        Assert.All(commands, command => Assert.Matches(@"Examples?:\s+hubsim " + command, Hubsim.Run(workshop.Folder, command, "--help").Out));
    }

    [Fact]
    public void Shells_complete_commands_and_options()
    {
        Assert.Contains("replay", Hubsim.Run(workshop.Folder, "[suggest:9]", "hubsim re").Out.Split('\n'));
        Assert.Contains("--replications", Hubsim.Run(workshop.Folder, "[suggest:16]", "hubsim run --rep").Out.Split('\n'));
        Assert.All(["bash", "zsh", "fish", "pwsh"], shell => Assert.Contains("[suggest:", Hubsim.Run(workshop.Folder, "completions", shell).Out, StringComparison.Ordinal));
        Assert.Equal(2, Hubsim.Run(workshop.Folder, "completions", "tcsh").Code);
    }

    [Fact]
    public void Bash_takes_the_completion()
    {
        var ended = Hubsim.Shell(workshop.Folder, """
            hubsim() { $HUBSIM "$@"; }
            """ + "\n$HUBSIM completions bash > c.sh && bash -c 'hubsim() { '\"$HUBSIM\"' \"$@\"; }; . ./c.sh; COMP_WORDS=(hubsim expl); COMP_CWORD=1; COMP_LINE=\"hubsim expl\"; COMP_POINT=11; _hubsim; echo \"${COMPREPLY[@]}\"'");

        Assert.Equal("explain", ended.Out.Trim());
    }

    /// <summary>Packs what was built; where HUBSIM_PACKAGE names a folder with a package, that one is tested instead.</summary>
    private string Pack()
    {
        var configuration = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory + "/"))!;
        Dotnet("pack", Hubsim.Shipped("src/HubSim.Cli"), "--no-build", "-c", configuration, "-o", workshop.PathOf("pack"));
        return workshop.PathOf("pack");
    }

    private void Dotnet(params string[] arguments)
    {
        var ended = Run("dotnet", arguments);
        Assert.True(ended.Code == 0, ended.All);
    }

    private Ended Run(string program, params string[] arguments) => Hubsim.Finish(Process.Start(new ProcessStartInfo(program, arguments)
    {
        WorkingDirectory = workshop.Folder,
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!);

    [GeneratedRegex(@"^  (?<name>[a-z-]+)( |$)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CommandOfHelp();
}
