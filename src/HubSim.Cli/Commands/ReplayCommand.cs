using System.CommandLine;
using HubSim.Cli.Replaying;

namespace HubSim.Cli.Commands;

/// <summary>hubsim replay.</summary>
static class ReplayCommand
{
    private const string Description = """
        Repeat one replication of a run alone and show the life of one firm in it, event by event: the number of the event, when
        it was, which of the firm's processes went on and why, and what it waits for then. At the end the firm is held against
        its row in the run, and the replication against its own: they must be equal. A program with another model than that of
        the run refuses.

        Examples:
          hubsim replay results/smoke/run-0001 --replication 7 --trace firm:local/412
          hubsim replay results/smoke/run-0001 --replication 7 --trace firm:local/412 --json | head

        Exit codes: 0 done and equal, 1 not equal, 2 no such run, replication or firm, or another model.
        """;

    private static readonly Argument<string> Run = new("RUN") { Description = "Folder of a run; of a folder with runs, the newest." };
    private static readonly Option<int?> Replication = RunCommand.Whole("--replication", "K", "Number of the replication, from 0.", 0);
    private static readonly Option<string> Trace = new("--trace") { HelpName = "firm:ORIGIN/NUMBER", Description = "The firm, by origin and number among its candidates (columns origin and candidate of firms; for those with a parent firm:ORIGIN/PARENT/NUMBER).", Required = true };
    private static readonly Option<string?> Scenario = new("--scenario") { HelpName = "FILE", Description = "The scenario file, if it is not where it was." };
    private static readonly Option<bool> Json = new("--json") { Description = "The events as JSON, one a line." };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        Replication.Required = true;
        var command = new Command("replay", Description) { Run, Replication, Trace, Scenario, Json };
        command.SetAction(parsed => RunReplay.Execute(new ReplayRequest(
            parsed.GetRequiredValue(Run), parsed.GetValue(Replication) ?? 0, parsed.GetRequiredValue(Trace), parsed.GetValue(Scenario), parsed.GetValue(Json))));
        return command;
    }
}
