using System.CommandLine;
using HubSim.Cli.Inspecting;
using HubSim.Cli.Output;
using HubSim.Cli.Running;
using HubSim.Files.Scenarios;
using HubSim.Files.Scenarios.Values;
using HubSim.Model.Scenarios;

namespace HubSim.Cli.Commands;

/// <summary>hubsim diff.</summary>
static class DiffCommand
{
    private const string Description = """
        Show where two scenarios differ: every value that is not the same after `extends` and defaults, with its unit, what it
        rests on, and the line that set it. How the files are written does not matter: 1e3 and 1000 are the same.

        Examples:
          hubsim diff scenarios/shanghai-2027.yaml scenarios/merit-review.yaml
          hubsim diff scenarios/shanghai-2027.yaml scenarios/no-subsidy.yaml --json | jq '.differences[].path'

        Exit codes: 0 done (whether they differ or not), 2 errors in a file.
        """;

    private static readonly Argument<string> One = new("A") { Description = "A scenario file." };
    private static readonly Argument<string> Other = new("B") { Description = "The scenario file to hold against it." };
    private static readonly Option<bool> Json = new("--json") { Description = "One JSON document instead of the list." };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("diff", Description) { One, Other, Json };
        command.SetAction(parsed => Execute(parsed.GetRequiredValue(One), parsed.GetRequiredValue(Other), parsed.GetValue(Json)));
        return command;
    }

    private static int Execute(string one, string other, bool isJson)
    {
        var (first, second) = (ScenarioLoader.Load<Scenario>(one, []), ScenarioLoader.Load<Scenario>(other, []));
        var code = ExitCode.Done;
        foreach (var (loaded, file) in new[] { (first, one), (second, other) })
        {
            code = loaded.Value is null ? Refusal.Of(loaded, file, "nothing was compared") : code;
        }

        if (code != ExitCode.Done)
        {
            return code;
        }

        var differences = Difference.Between(first.Values, second.Values);
        if (isJson)
        {
            SummaryJson.Write(DifferenceList.Json(one, other, first, second, differences));
        }
        else
        {
            Terminal.Data.Write(DifferenceList.Text(one, other, first, second, differences));
        }

        return code;
    }
}
