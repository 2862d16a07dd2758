using System.CommandLine;
using HubSim.Cli.Output;
using HubSim.Cli.Running;
using HubSim.Files.Scenarios;
using HubSim.Model.Scenarios;

namespace HubSim.Cli.Commands;

/// <summary>hubsim assumptions.</summary>
static class AssumptionsCommand
{
    private const string Description = """
        Print every value of a scenario with what it rests on, as Markdown: what was calibrated, what is assumed, and what has
        a source. docs/assumptions.md is that of the base scenario.

        Example:
          hubsim assumptions scenarios/shanghai-2027.yaml > docs/assumptions.md

        Exit codes: 0 done, 2 errors in the file.
        """;

    private static readonly Argument<string> File = new("SCENARIO") { Description = "The scenario file." };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("assumptions", Description) { File };
        command.SetAction(parsed => Execute(parsed.GetRequiredValue(File)));
        return command;
    }

    private static int Execute(string file)
    {
        var loaded = ScenarioLoader.Load<Scenario>(file, []);
        if (loaded.Value is null)
        {
            return Refusal.Of(loaded, file, "nothing was listed");
        }

        Terminal.Data.Write(Register.Markdown(loaded));
        return ExitCode.Done;
    }
}
