using System.CommandLine;
using HubSim.Cli.Running;

namespace HubSim.Cli.Commands;

/// <summary>hubsim validate.</summary>
static class ValidateCommand
{
    private const string Description = """
        Hold a scenario against its observations: for each, what was counted, the median and the 90 % band of what the
        replications would have counted, the place of the one among the others, and the interval score. It takes at least
        20 replications: fewer support no such band.

        Examples:
          hubsim validate scenarios/shanghai-2027.yaml
          hubsim validate scenarios/shanghai-2027.yaml --replications 500 --json | jq .fits

        Exit codes: 0 the model fits, 1 failed, 2 invalid input, 3 fewer than 80 % of the scored observations lie in their
        bands, or the median half-width of these bands is above 35 % of the observation, 4 some replications failed,
        130 interrupted, 143 terminated.
        """;

    private static readonly Argument<string> File = new("SCENARIO") { Description = "The scenario file." };
    private static readonly Option<int?> Replications = RunCommand.Whole("--replications", "N", "Run N replications instead of the scenario's number.", 1);
    private static readonly Option<long?> Seed = RunCommand.SeedOption();
    private static readonly Option<int?> Workers = RunCommand.Whole("--workers", "N", "Run on N threads; as many as processors if left out. Results do not depend on it.", 1);
    private static readonly Option<string[]> Set = new("--set") { HelpName = "PATH=VALUE", Description = "Change a value of the scenario; checked like the file. May be given again.", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };
    private static readonly Option<string?> Out = new("--out") { HelpName = "DIR", Description = "Also write the document of --json to DIR/SCENARIO/validation.json." };
    private static readonly Option<bool> Quiet = new("--quiet") { Description = "No progress and no table; errors only." };
    private static readonly Option<bool> Json = new("--json") { Description = "The comparison as one JSON document on the standard output, instead of the table." };

    /// <summary>The command with its options.</summary>
    public static Command Create()
    {
        var command = new Command("validate", Description) { File, Replications, Seed, Workers, Set, Out, Quiet, Json };
        Out.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && string.IsNullOrWhiteSpace(result.Tokens[0].Value))
            {
                result.AddError("--out: the name of a folder is needed");
            }
        });
        command.SetAction(parsed => ValidationRun.Execute(
            new RunRequest(
                parsed.GetRequiredValue(File),
                parsed.GetValue(Replications),
                Replication: null,
                parsed.GetValue(Seed),
                parsed.GetValue(Workers) ?? Environment.ProcessorCount,
                Kernels.Native,
                parsed.GetValue(Out) ?? "",
                parsed.GetValue(Set) ?? [],
                DryRun: false,
                parsed.GetValue(Quiet),
                parsed.GetValue(Json))));
        return command;
    }
}
