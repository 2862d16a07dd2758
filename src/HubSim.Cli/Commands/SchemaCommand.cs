using System.CommandLine;
using HubSim.Files.Scenarios;
using HubSim.Model.Scenarios;

namespace HubSim.Cli.Commands;

/// <summary>hubsim schema.</summary>
static class SchemaCommand
{
    private const string Description = """
        Print the JSON Schema (draft-07) of scenario files, made from the same records by which they are read. Editors that
        know YAML use it for completion and for errors while typing; the first line of every shipped scenario points to it.

        Examples:
          hubsim schema > scenarios/scenario.schema.json
          hubsim schema | jq '.then.properties | keys'

        Exit code: 0 done.
        """;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("schema", Description);
        command.SetAction(_ =>
        {
            Terminal.Data.Write(ScenarioSchema.Json(typeof(Scenario)));
            return ExitCode.Done;
        });
        return command;
    }
}
