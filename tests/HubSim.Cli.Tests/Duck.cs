using System.Globalization;
using DuckDB.NET.Data;

namespace HubSim.Cli.Tests;

/// <summary>Reads result files with DuckDB, a reader that shares no code with the writer.</summary>
static class Duck
{
    /// <summary>The rows of a query.</summary>
    public static List<object?[]> Rows(string sql)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            var row = new object?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
            }

            rows.Add(row);
        }

        return rows;
    }

    /// <summary>The first column of a query, as text.</summary>
    public static List<string> Texts(string sql) => [.. Rows(sql).Select(row => Convert.ToString(row[0], CultureInfo.InvariantCulture)!)];

    /// <summary>The one whole number that a query gives.</summary>
    public static long Number(string sql) => Convert.ToInt64(Rows(sql).Single()[0], CultureInfo.InvariantCulture);

    /// <summary>The name of a file in SQL.</summary>
    public static string Table(string run, string name) => $"'{Path.Combine(run, name + ".parquet")}'";
}
