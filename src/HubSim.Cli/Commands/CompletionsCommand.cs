using System.CommandLine;

namespace HubSim.Cli.Commands;

/// <summary>hubsim completions.</summary>
static class CompletionsCommand
{
    private const string Description = """
        Print the lines that let a shell complete commands and options; put them into its start file.

        Examples:
          hubsim completions bash >> ~/.bashrc
          hubsim completions zsh >> ~/.zshrc
          hubsim completions fish > ~/.config/fish/completions/hubsim.fish
          hubsim completions pwsh >> $PROFILE

        Exit codes: 0 done, 2 an unknown shell.
        """;

    // Each asks the program itself, by the directive [suggest:POSITION], for what may stand at the cursor.
    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = """
            _hubsim() {
                local IFS=$'\n' word="${COMP_WORDS[COMP_CWORD]}"
                COMPREPLY=($(compgen -W "$(hubsim "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2> /dev/null)" -- "$word"))
                [ "${#COMPREPLY[@]}" -gt 0 ] || COMPREPLY=($(compgen -f -- "$word"))
            }
            complete -o filenames -F _hubsim hubsim
            """,
        ["zsh"] = """
            _hubsim() {
                local -a found
                found=("${(@f)$(hubsim "[suggest:${CURSOR}]" "${BUFFER}" 2> /dev/null)}")
                compadd -- ${found:#}
                _files
            }
            compdef _hubsim hubsim
            """,
        ["fish"] = """
            complete -c hubsim -a '(set -l line (commandline -cp); hubsim "[suggest:"(string length -- "$line")"]" "$line" 2> /dev/null)'
            """,
        ["pwsh"] = """
            Register-ArgumentCompleter -Native -CommandName hubsim -ScriptBlock {
                param($word, $line, $position)
                hubsim "[suggest:$position]" "$line" 2> $null | Where-Object { $_ -like "$word*" } |
                    ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
            }
            """,
    };

    private static readonly Argument<string> Shell = new("SHELL") { Description = "bash, zsh, fish or pwsh." };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        Shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var command = new Command("completions", Description) { Shell };
        command.SetAction(parsed =>
        {
            Terminal.Data.Write(Scripts[parsed.GetRequiredValue(Shell)].ReplaceLineEndings("\n") + "\n");
            return ExitCode.Done;
        });
        return command;
    }
}
