using System.CommandLine;
using HubSim.Cli.Inspecting;
using HubSim.Cli.Output;
using HubSim.Cli.Running;
using HubSim.Files.Scenarios;
using HubSim.Model.Inputs;
using HubSim.Model.Scenarios;

namespace HubSim.Cli.Commands;

/// <summary>hubsim explain.</summary>
static class ExplainCommand
{
    private const string Description = """
        Explain a value of a scenario: what it means, its unit and range, what it rests on, and the line that set it, with what
        the files below said instead. The path of a section lists all its values.

        Examples:
          hubsim explain scenarios/shanghai-2027.yaml programme.pots.compute.amount
          hubsim explain scenarios/seats-first.yaml hub.tenancy
          hubsim explain scenarios/shanghai-2027.yaml programme.pots
          hubsim explain scenarios/smoke.yaml run.seed --set run.seed=7 --json

        Exit codes: 0 done, 2 errors in the file, or no such path.
        """;

    private static readonly Argument<string> File = new("SCENARIO") { Description = "The scenario file." };
    private static readonly Argument<string> Path = new("PATH") { Description = "A key, such as hub.tenancy or arrivals.origins.new_founder.rate[0].value." };
    private static readonly Option<string[]> Set = new("--set") { HelpName = "PATH=VALUE", Description = "Change a value first. May be given again.", Arity = ArgumentArity.OneOrMore, AllowMultipleArgumentsPerToken = false };
    private static readonly Option<bool> Json = new("--json") { Description = "One JSON document instead of the text." };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("explain", Description) { File, Path, Set, Json };
        command.SetAction(parsed => Execute(parsed.GetRequiredValue(File), parsed.GetRequiredValue(Path).Trim(), parsed.GetValue(Set) ?? [], parsed.GetValue(Json)));
        return command;
    }

    private static int Execute(string file, string path, string[] set, bool isJson)
    {
        var loaded = ScenarioLoader.Load<Scenario>(file, set);
        if (loaded.Value is null)
        {
            return Refusal.Of(loaded, file, "nothing was explained");
        }

        var explanation = Explanation.Of(loaded, path);
        if (explanation is null)
        {
            Terminal.Messages.WriteLine(path.Length == 0
                ? "hubsim: the path is empty; name a key, such as hub.tenancy, or a section, such as hub"
                : $"hubsim: {file} has no {path}{Suggestion.For(path, loaded.KnownPaths)}");
            return ExitCode.InvalidInput;
        }

        if (isJson)
        {
            SummaryJson.Write(explanation.Json());
        }
        else
        {
            Terminal.Data.Write(explanation.Text());
        }

        return ExitCode.Done;
    }
}
