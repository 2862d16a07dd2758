using System.CommandLine;
using HubSim.Cli.Querying;

namespace HubSim.Cli.Commands;

/// <summary>hubsim query.</summary>
static class QueryCommand
{
    private const string Description = """
        Ask a run in SQL (DuckDB): replications, months, firms, and where they were written ledger, jobs, events are views by
        name. A query is one statement that reads, and it reads nothing but these tables. More in docs/researchers.md.

        Examples:
          hubsim query results/smoke/run-0001 "select median(firms_attracted), avg(target_reached::int) from replications"
          hubsim query results/smoke/run-0001 "select cause, count(*) from firms group by cause" --format csv
          hubsim query results/smoke "describe firms"

        Exit codes: 0 done, 2 no such run, or a mistake in the query.
        """;

    private static readonly Argument<string> Run = new("RUN") { Description = "Folder of a run; of a folder with runs, the newest." };
    private static readonly Argument<string> Sql = new("SQL") { Description = "The query, in DuckDB's SQL." };
    private static readonly Option<string> Format = new("--format") { HelpName = "FORMAT", Description = "table (at most 100 rows), csv or json.", DefaultValueFactory = _ => "table" };

    /// <summary>The command.</summary>
    public static Command Create()
    {
        Format.AcceptOnlyFromAmong("table", "csv", "json");
        var command = new Command("query", Description) { Run, Sql, Format };
        command.SetAction(parsed => RunQuery.Execute(parsed.GetRequiredValue(Run), parsed.GetRequiredValue(Sql), parsed.GetRequiredValue(Format)));
        return command;
    }
}
