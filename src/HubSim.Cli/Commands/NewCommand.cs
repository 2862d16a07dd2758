using System.CommandLine;
using HubSim.Cli.Inspecting;

namespace HubSim.Cli.Commands;

/// <summary>hubsim new.</summary>
static class NewCommand
{
    private const string Description = """
        Begin a scenario that differs from another one: NAME.yaml beside it, which extends it, with an example of how a value
        is changed. `base` stands for the base scenario, shanghai-2027; where there is no folder scenarios, that of this
        program is put there first.

        Examples:
          hubsim new half-the-pot --from base
          hubsim new late-winter --from scenarios/funding-winter.yaml

        Exit codes: 0 done, 1 the file cannot be written, 2 no such scenario, or there is a file of that name.
        """;

    private static readonly Argument<string> Name = new("NAME") { Description = "Name of the new scenario: letters, digits, - and _." };
    private static readonly Option<string> From = new("--from") { HelpName = "SCENARIO", Description = "base, the name of a scenario in the folder scenarios, or a file.", DefaultValueFactory = _ => NewScenario.Base };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("new", Description) { Name, From };
        command.SetAction(parsed => NewScenario.Write(parsed.GetRequiredValue(Name), parsed.GetRequiredValue(From)));
        return command;
    }
}
