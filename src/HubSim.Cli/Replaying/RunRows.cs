using System.Globalization;
using HubSim.Cli.Querying;
using HubSim.Model;
using HubSim.Model.Inputs;
using HubSim.Model.Recording;

namespace HubSim.Cli.Replaying;

/// <summary>What the files of a run say of a replication and of a firm, against what was simulated again.</summary>
static class RunRows
{
    /// <summary>True when the replication failed in the run.</summary>
    public static bool HasFailed(string folder, int replication) =>
        Row(folder, string.Create(CultureInfo.InvariantCulture, $"select failure from replications where replication = {replication}"))?["failure"] is not null;

    /// <summary>Every column that is not equal, with both values.</summary>
    public static IReadOnlyList<string> Compare(string folder, ReplayRequest request, HubModel model, HubReplication replication)
    {
        var differences = new List<string>();
        var number = request.Replication.ToString(CultureInfo.InvariantCulture);
        var responses = Row(folder, $"select * from replications where replication = {number}");
        for (var i = 0; i < model.Responses.Count; i++)
        {
            Hold(differences, "replications", responses, model.Responses[i], double.IsNaN(replication.Responses[i]) ? null : replication.Responses[i]);
        }

        var (origin, parent, candidate) = request.Firm;
        var isParent = parent is null ? "parent is null" : $"parent = '{parent.Replace("'", "''", StringComparison.Ordinal)}'";
        var firm = Row(folder, $"select * from firms where replication = {number} and origin = '{origin.Replace("'", "''", StringComparison.Ordinal)}' and {isParent} and candidate = {candidate.ToString(CultureInfo.InvariantCulture)}");
        var row = Find(replication.Firms, origin, parent, candidate);
        foreach (var (column, place) in replication.Firms.Columns.Select((column, place) => (column, place)))
        {
            Hold(differences, "firms", firm, column, row is { } known ? Value(replication.Firms[place], known) : null);
        }

        return differences;
    }

    /// <summary>Which firms there are instead of one that there is not: those of its origin nearest to its number.</summary>
    public static string Nearest(Table firms, (string Origin, string? Parent, long Candidate) wanted)
    {
        Cells Column(string name) => firms[firms.Columns.ToList().FindIndex(column => column.Name == name)];
        var (origins, parents, candidates) = (Column("origin"), Column("parent"), Column("candidate"));
        var known = Enumerable.Range(0, firms.Rows)
            .Select(row => (Name: parents.Text[row] is { } parent ? $"{origins.Text[row]}/{parent}" : origins.Text[row]!, Candidate: candidates.Whole[row]))
            .ToList();
        var name = wanted.Parent is null ? wanted.Origin : $"{wanted.Origin}/{wanted.Parent}";
        var near = known.Where(firm => firm.Name == name).OrderBy(firm => Math.Abs((decimal)firm.Candidate - wanted.Candidate)).Take(3)
            .Select(firm => string.Create(CultureInfo.InvariantCulture, $"firm:{firm.Name}/{firm.Candidate}")).ToList();
        var names = known.Select(firm => firm.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return near.Count > 0
            ? $"; nearest are {string.Join(", ", near)}"
            : $"{Suggestion.For(name, names)}{(names.Count > 0 ? $" (it has firms of {string.Join(", ", names)})" : "")}";
    }

    private static int? Find(Table firms, string origin, string? parent, long candidate)
    {
        Cells Column(string name) => firms[firms.Columns.ToList().FindIndex(column => column.Name == name)];
        var (origins, parents, candidates) = (Column("origin"), Column("parent"), Column("candidate"));
        return Enumerable.Range(0, firms.Rows).Cast<int?>()
            .FirstOrDefault(row => origins.Text[row!.Value] == origin && parents.Text[row.Value] == parent && candidates.Whole[row.Value] == candidate);
    }

    private static object? Value(Cells cells, int row) => cells switch
    {
        _ when cells.IsMissing(row) => null,
        { Column.Type: ColumnType.Double } => cells.Real[row],
        { Column.Type: ColumnType.Text or ColumnType.Category } => cells.Text[row],
        _ => (double)cells.Whole[row],
    };

    private static void Hold(List<string> differences, string table, Dictionary<string, object?>? written, Column column, object? now)
    {
        var then = written?.GetValueOrDefault(column.Name);
        if (!Equals(then, now))
        {
            differences.Add($"{column.Name} of {table} was {Cell.Text(then)} and is {Cell.Text(now)}");
        }
    }

    /// <summary>The first row of a query: whole numbers, truth values and days as numbers, as responses have them.</summary>
    private static Dictionary<string, object?>? Row(string folder, string sql)
    {
        using var connection = RunTables.Open(folder);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        return reader.Read()
            ? Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, i => Plain(reader.GetValue(i)), StringComparer.Ordinal)
            : null;
    }

    private static object? Plain(object value) => value switch
    {
        DBNull => null,
        bool truth => truth ? 1.0 : 0.0,
        int number => (double)number,
        long number => (double)number,
        DateOnly day => (double)day.DayNumber,
        DateTime day => (double)DateOnly.FromDateTime(day).DayNumber,
        _ => value,
    };
}
