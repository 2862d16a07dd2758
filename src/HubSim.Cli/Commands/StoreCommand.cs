using System.CommandLine;
using HubSim.Cli.Reusing;

namespace HubSim.Cli.Commands;

/// <summary>hubsim store list, hubsim store prune.</summary>
static class StoreCommand
{
    private const string Description = """
        See and clear the store of finished replications, from which runs and experiments take what was simulated
        before: .store below the folder of results. docs/resume.md says when a replication is used again.

        Examples:
          hubsim store list
          hubsim store list --json | jq .bytes
          hubsim store prune --to 500MB
          hubsim store prune --all

        Exit codes: 0 done, 1 failed, 2 wrong command line.
        """;

    private static readonly Option<string> Store = new("--store") { HelpName = "DIR", Description = "The store is DIR instead of .store below the folder of results." };
    private static readonly Option<string> Out = RunCommand.OutOption();
    private static readonly Option<bool> Json = new("--json") { Description = "One JSON document on the standard output." };
    private static readonly Option<bool> All = new("--all") { Description = "Delete everything." };
    private static readonly Option<long?> To = new("--to")
    {
        HelpName = "SIZE",
        Description = "Delete what was unused for longest until at most SIZE is left, such as 500MB or 10GB.",
        CustomParser = result => ReuseOptions.Size(result, "--to"),
    };

    /// <summary>The command with its two parts.</summary>
    public static Command Create() => new("store", Description) { List(), Prune() };

    private static Command List()
    {
        var command = new Command("list", "What the store holds, what was used last first.") { Store, Out, Json };
        command.SetAction(parsed => StoreVisit.List(Folder(parsed), parsed.GetValue(Json)));
        return command;
    }

    private static Command Prune()
    {
        var command = new Command("prune", "Delete from the store. Journals of runs that are not done are not in it.") { To, All, Store, Out, Json };
        command.Validators.Add(result =>
        {
            if (result.GetResult(To) is not null == result.GetValue(All))
            {
                result.AddError("store prune: give --to SIZE (what may be left) or --all");
            }
        });
        command.SetAction(parsed => StoreVisit.Prune(Folder(parsed), parsed.GetValue(To) ?? 0, parsed.GetValue(Json)));
        return command;
    }

    private static string Folder(ParseResult parsed) =>
        parsed.GetValue(Store) ?? Path.Combine(parsed.GetRequiredValue(Out), Files.Storing.Store.FolderName);
}
