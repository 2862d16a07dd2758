namespace HubSim.Cli.Tests;

/// <summary>What goes where: escape codes to a person, plain lines to a file, data apart from messages.</summary>
public sealed class TerminalTests : IDisposable
{
    private const char Escape = '\u001b';
    private static readonly string Survival = Hubsim.Shipped("scenarios/analytic/exponential-survival.yaml");
    private readonly Workshop workshop = new();

    public void Dispose() => workshop.Dispose();

    [Fact]
    public void Redirected_output_is_plain_and_messages_stay_out_of_the_data()
    {
        var ended = workshop.Run(Survival, "--replications", "3", "--set", "expect[0].value=0.9");

        Assert.Equal(3, ended.Code);
        Assert.DoesNotContain(Escape, ended.All);
        Assert.DoesNotContain('\r', ended.All);
        Assert.DoesNotContain("expectation", ended.Out, StringComparison.Ordinal);
        Assert.Contains("expectation", ended.Err, StringComparison.Ordinal);
    }

    [Fact]
    public void A_terminal_shows_a_bar_on_the_standard_error()
    {
        var (bar, data) = OnTerminal("");

        if (bar is not null)
        {
            Assert.Contains(Escape, bar);
            Assert.Contains("exponential-survival", bar, StringComparison.Ordinal);
            Assert.Contains('%', bar);
            Assert.Contains($"{Escape}[3", bar.Replace("[38", "[3", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Contains("ever attracted", data, StringComparison.Ordinal);
            Assert.DoesNotContain(Escape, data!);
        }
    }

    [Fact]
    public void With_NO_COLOR_the_bar_has_no_colours()
    {
        var (bar, _) = OnTerminal("NO_COLOR=1 ");

        if (bar is not null)
        {
            Assert.Contains('%', bar);
            Assert.DoesNotMatch($@"{Escape}\[[0-9;]*m", bar.Replace($"{Escape}[0m", "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_dumb_terminal_gets_no_escape_codes()
    {
        var (text, _) = OnTerminal("TERM=dumb ");

        if (text is not null)
        {
            Assert.DoesNotContain(Escape, text);
        }
    }

    /// <summary>Runs with the standard error on a pseudo terminal and the data in a file; null where util-linux is missing.</summary>
    private (string? Terminal, string? Data) OnTerminal(string environment)
    {
        if (!File.Exists("/usr/bin/script"))
        {
            TestContext.Current.AddWarning("no /usr/bin/script: nothing is shown about terminals");
            return (null, null);
        }

        var ended = Hubsim.Shell(workshop.Folder, $"TERM=xterm-256color script -qec \"{environment}$HUBSIM run --no-store '{Survival}' --replications 40 --set expect=[] > data.txt\" /dev/null");

        Assert.True(ended.Code == 0, ended.All);
        return (ended.Out, File.ReadAllText(workshop.PathOf("data.txt")));
    }
}
