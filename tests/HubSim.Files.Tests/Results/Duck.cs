using System.Globalization;
using DuckDB.NET.Data;

namespace HubSim.Files.Tests.Results;

/// <summary>Reads Parquet with DuckDB: a reader that has nothing in common with our writer.</summary>
internal static class Duck
{
    /// <summary>The rows of a query as text, columns separated by a bar; null is written as such.</summary>
    public static string[] Query(string sql)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
        {
            rows.Add(string.Join("|", Enumerable.Range(0, reader.FieldCount).Select(field => Show(reader, field))));
        }

        return [.. rows];
    }

    private static string Show(DuckDBDataReader reader, int field) => reader.IsDBNull(field)
        ? "null"
        : Convert.ToString(reader.GetValue(field), CultureInfo.InvariantCulture)!;
}
