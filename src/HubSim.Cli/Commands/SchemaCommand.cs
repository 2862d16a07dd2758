using System.CommandLine;
using HubSim.Files.Experiments;
using HubSim.Files.Scenarios;
using HubSim.Model.Scenarios;

namespace HubSim.Cli.Commands;

/// <summary>hubsim schema.</summary>
static class SchemaCommand
{
    private const string Description = """
        Print the JSON Schema (draft-07) of scenario files, or of experiment files, made from the same records by which they are
        read. Editors that know YAML use it for completion and for errors while typing; the first line of every shipped file
        points to its schema.

        Examples:
          hubsim schema > scenarios/scenario.schema.json
          hubsim schema experiment > scenarios/experiments/experiment.schema.json
          hubsim schema | jq '.then.properties | keys'

        Exit codes: 0 done, 2 an unknown sort of file.
        """;

    private const string Experiment = "experiment";

    private static readonly Argument<string> Of = new("OF") { Description = "scenario or experiment.", DefaultValueFactory = _ => "scenario" };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        Of.AcceptOnlyFromAmong("scenario", Experiment);
        var command = new Command("schema", Description) { Of };
        command.SetAction(parsed =>
        {
            Terminal.Data.Write(parsed.GetValue(Of) == Experiment ? ExperimentSchema.Json() : ScenarioSchema.Json(typeof(Scenario)));
            return ExitCode.Done;
        });
        return command;
    }
}
