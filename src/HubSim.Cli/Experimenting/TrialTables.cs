using HubSim.Files.Results;
using HubSim.Model.Recording;

namespace HubSim.Cli.Experimenting;

/// <summary>The tables that every experiment has: its design points, and what came of every trial.</summary>
static class TrialTables
{
    /// <summary>Number of a design point.</summary>
    public static readonly Column Point = new("point", ColumnType.Int32, false, "", "Number of the design point, from 0.");

    /// <summary>Name of a design point.</summary>
    public static readonly Column Name = new("name", ColumnType.Text, false, "", "Name of the design point.");

    /// <summary>The design points.</summary>
    public static ResultTable OfPoints(Study study, TrialRecorder recorder)
    {
        var levels = study.Levels;
        var table = new Table([Point, Name, .. levels.Select(level => level.Column)]);
        foreach (var point in recorder.Points)
        {
            table.Add((long)point.Number);
            table.Add(point.Name);
            for (var i = 0; i < levels.Count; i++)
            {
                AddLevel(table, levels[i], point.Levels[i]);
            }
        }

        return new ResultTable(ExperimentWriter.PointsTable, "A design point: the values that the experiment gave to its factors.", table);
    }

    /// <summary>The trials.</summary>
    public static ResultTable OfTrials(Study study, TrialRecorder recorder)
    {
        var responses = study.Responses.Select(column => column with { Nullable = true }).ToList();
        var table = new Table(
        [
            Point,
            ParquetTableWriter.ReplicationColumn,
            new Column("failure", ColumnType.Text, true, "", "Why the trial failed; null if it did not."),
            .. responses,
        ]);
        foreach (var result in recorder.Results)
        {
            table.Add((long)result.Trial.Point.Number);
            table.Add((long)result.Trial.Replication);
            table.Add(result.Failure);
            for (var i = 0; i < responses.Count; i++)
            {
                AddValue(table, responses[i], result.Yield?.Responses[i] ?? double.NaN);
            }
        }

        return new ResultTable(ExperimentWriter.TrialsTable, "A trial: one replication of one design point, with its responses.", table);
    }

    /// <summary>Adds a value that travels as a number, as its column has it; NaN is missing.</summary>
    public static void AddValue(Table table, Column column, double value)
    {
        if (double.IsNaN(value))
        {
            table.AddNull();
        }
        else if (column.Type is ColumnType.Double)
        {
            table.Add(value);
        }
        else
        {
            table.Add((long)value);
        }
    }

    private static void AddLevel(Table table, LevelColumn level, double value)
    {
        if (level.Word is { } word && !double.IsNaN(value))
        {
            table.Add(word(value));
        }
        else
        {
            AddValue(table, level.Column, value);
        }
    }
}
