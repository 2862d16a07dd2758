using System.Data.Common;
using DuckDB.NET.Data;

namespace HubSim.Cli.Querying;

/// <summary>Asks a run in SQL and writes the answer.</summary>
static class RunQuery
{
    /// <summary>Does what was asked for.</summary>
    /// <returns>An exit code.</returns>
    public static int Execute(string run, string sql, string format)
    {
        if (RunTables.Find(run) is not { } folder)
        {
            return Refuse($"there are no results in {run}; name the folder of a run, such as results/smoke/run-0001");
        }

        try
        {
            using var connection = RunTables.Open(folder);
            if (Reading.Objection(connection, sql) is { } objection)
            {
                return Refuse(objection);
            }

            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.UseStreamingMode = true;
            using var reader = command.ExecuteReader();
            Write(reader, format);
            return ExitCode.Done;
        }
        catch (Exception unread) when (unread is InvalidCastException or OverflowException or NotSupportedException or ArgumentException)
        {
            return Refuse($"a value cannot be shown ({unread.Message}); make it a text with ::varchar");
        }
        catch (DuckDBException refusal)
        {
            return Refuse($"{refusal.Message.Trim().ReplaceLineEndings("\n        ")}\n        tables of {folder}: {string.Join(", ", RunTables.Names(folder))}");
        }
    }

    private static void Write(DbDataReader reader, string format)
    {
        switch (format)
        {
            case "csv":
                AnswerFormats.Csv(reader, Terminal.Data);
                break;
            case "json":
                AnswerFormats.Json(reader, Terminal.Data);
                break;
            default:
                AnswerTable.Write(reader, Terminal.Data, Terminal.Messages);
                break;
        }
    }

    private static int Refuse(string message)
    {
        Terminal.Messages.WriteLine($"hubsim: {message}");
        return ExitCode.InvalidInput;
    }
}
