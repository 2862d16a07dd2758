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

    /// <summary>
    /// Opens a database in which each table of a run is a view of its name. What is asked of it reaches the files of these
    /// tables and nothing else: no other file, no network, no extension.
    /// </summary>
    public static DuckDBConnection Open(string folder)
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        var allowed = new List<string>();
        foreach (var name in Names(folder))
        {
            var files = Files(folder, name);
            var patterns = files.Select(Pattern).ToList();
            allowed.AddRange(files.Concat(patterns).Distinct(StringComparer.Ordinal));
            Do(connection, $"create view \"{name}\" as select * from read_parquet({List(patterns)})");
        }

        // A query that sorts more than there is memory for needs a place; it is made only then, and goes with the database.
        Do(connection, $"set temp_directory = {Quoted(Path.Combine(Path.GetTempPath(), $"hubsim-query-{Environment.ProcessId}"))}");
        Do(connection, "set autoinstall_known_extensions = false");
        Do(connection, $"set allowed_paths = {List(allowed)}");
        Do(connection, "set enable_external_access = false");
        Do(connection, "set lock_configuration = true");
        return connection;
    }

    private static bool HasParts(string folder) => Directory.EnumerateFiles(folder, "part-*.parquet").Any();

    private static List<string> Files(string folder, string table)
    {
        var path = Path.GetFullPath(Path.Combine(folder, table));
        return Directory.Exists(path)
            ? [.. Directory.EnumerateFiles(path, "part-*.parquet").Order(StringComparer.Ordinal)]
            : [path + ".parquet"];
    }

    /// <summary>A path in which the signs of patterns stand for themselves.</summary>
    private static string Pattern(string path) => string.Concat(path.Select(c => c is '*' or '?' or '[' ? $"[{c}]" : $"{c}"));

    private static string List(IEnumerable<string> paths) => $"[{string.Join(", ", paths.Select(Quoted))}]";

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static void Do(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
