using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace HubSim.Cli.Querying;

/// <summary>
/// Lets through what only reads. Views are shut in already (<see cref="RunTables.Open"/>), but a statement that writes could
/// still write over the very files that they may read.
/// </summary>
static partial class Reading
{
    /// <summary>Why a text may not be run; null when it is one statement that reads.</summary>
    /// <param name="connection">An open database; what a statement is may depend on its views.</param>
    /// <param name="sql">The text.</param>
    public static string? Objection(DuckDBConnection connection, string sql)
    {
        var count = NativeMethods.ExtractStatements.DuckDBExtractStatements(connection.NativeConnection, sql, out var statements);
        using (statements)
        {
            return count switch
            {
                // A mistake, which the database explains better when it is asked.
                0 => NativeMethods.ExtractStatements.DuckDBExtractStatementsError(statements) is { Length: > 0 } ? null : "the query is empty",
                > 1 when !Pivot().IsMatch(sql) => "several statements; ask one at a time",
                _ => Enumerable.Range(0, count).Select(i => Objection(connection, statements, i, sql)).FirstOrDefault(objection => objection is not null),
            };
        }
    }

    private static string? Objection(DuckDBConnection connection, DuckDBExtractedStatements statements, int i, string sql)
    {
        var state = NativeMethods.ExtractStatements.DuckDBPrepareExtractedStatement(connection.NativeConnection, statements, i, out var prepared);
        using (prepared)
        {
            var type = state.IsSuccess() ? TypeOf(prepared) : Kind.Select;
            var reads = type is Kind.Select || (type is Kind.Explain && !Executed().IsMatch(sql)) || (type is Kind.Create or Kind.Drop && Pivot().IsMatch(sql));
            return reads ? null : "only what reads is allowed: select, with, from, describe, show, summarize, pivot, explain";
        }
    }

    /// <summary>The library has no name for this function of the database.</summary>
    [LibraryImport("duckdb", EntryPoint = "duckdb_prepared_statement_type")]
    private static partial int StatementType(nint prepared);

    private static Kind TypeOf(DuckDBPreparedStatement prepared) => (Kind)StatementType(prepared.DangerousGetHandle());

    /// <summary>A pivot becomes several statements, which make and drop a type of their own.</summary>
    [GeneratedRegex(@"\bpivot\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pivot();

    /// <summary>An explanation with figures runs what it explains.</summary>
    [GeneratedRegex(@"\b(copy|export|insert|update|delete|create|execute|attach)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Executed();

    /// <summary>Kinds of statements (duckdb_statement_type in duckdb.h), of which only these may be asked.</summary>
    private enum Kind
    {
        Select = 1,
        Explain = 4,
        Create = 7,
        Drop = 15,
    }
}
