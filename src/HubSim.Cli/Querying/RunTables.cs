using DuckDB.NET.Data;

namespace HubSim.Cli.Querying;

/// <summary>The tables of a run, as views of a database in memory.</summary>
static class RunTables
{
    /// <summary>The folder of a run, or the newest run in a folder; null when there is none.</summary>
    public static string? Find(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return null;
        }

        return Names(folder).Count > 0
            ? folder
            : Directory.GetDirectories(folder, "run-*").Where(run => Names(run).Count > 0).Order(StringComparer.Ordinal).LastOrDefault();
    }

    /// <summary>Names of the tables in a folder, in order.</summary>
    public static IReadOnlyList<string> Names(string folder) =>
    [
        .. Directory.GetFiles(folder, "*.parquet").Select(file => Path.GetFileNameWithoutExtension(file)!)
            .Concat(Directory.GetDirectories(folder).Where(HasParts).Select(table => Path.GetFileName(table)!))
            .Where(name => name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Opens a database in which each table of a run is a view of its name. Nothing is loaded from the network.</summary>
    public static DuckDBConnection Open(string folder)
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        Do(connection, "set autoinstall_known_extensions = false");
        foreach (var name in Names(folder))
        {
            var path = Path.Combine(folder, name);
            var files = Directory.Exists(path) ? Path.Combine(Escaped(path), "part-*.parquet") : Escaped(path) + ".parquet";
            Do(connection, $"create view \"{name}\" as select * from read_parquet('{files}')");
        }

        return connection;
    }

    private static bool HasParts(string folder) => Directory.EnumerateFiles(folder, "part-*.parquet").Any();

    /// <summary>A path in a text of SQL, in which the signs of patterns stand for themselves.</summary>
    private static string Escaped(string path) => string.Concat(Path.GetFullPath(path).Select(c => c switch
    {
        '\'' => "''",
        '*' or '?' or '[' => $"[{c}]",
        _ => $"{c}",
    }));

    private static void Do(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
