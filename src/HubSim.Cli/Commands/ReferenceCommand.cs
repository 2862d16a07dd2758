using System.CommandLine;
using HubSim.Cli.Output;

namespace HubSim.Cli.Commands;

/// <summary>hubsim reference.</summary>
static class ReferenceCommand
{
    private const string Description = """
        Print every key of a scenario file, with unit and range, and every response, as Markdown: docs/scenario.md.

        Example:
          hubsim reference > docs/scenario.md
        """;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("reference", Description);
        command.SetAction(_ =>
        {
            Terminal.Data.Write(Reference.Markdown());
            return ExitCode.Done;
        });
        return command;
    }
}
