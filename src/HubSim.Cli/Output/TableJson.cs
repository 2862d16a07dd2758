using System.Text.Json.Nodes;
using HubSim.Model.Recording;

namespace HubSim.Cli.Output;

/// <summary>A table as JSON.</summary>
static class TableJson
{
    /// <summary>An object for each row, with the columns' names as keys; null for what is missing.</summary>
    public static JsonArray Rows(Table table)
    {
        var rows = new JsonArray();
        for (var row = 0; row < table.Rows; row++)
        {
            var entry = new JsonObject();
            for (var column = 0; column < table.Columns.Count; column++)
            {
                entry[table.Columns[column].Name] = Value(table[column], row);
            }

            rows.Add(entry);
        }

        return rows;
    }

    private static JsonNode? Value(Cells cells, int row) => cells.IsMissing(row) ? null : cells.Column.Type switch
    {
        ColumnType.Double => double.IsFinite(cells.Real[row]) ? cells.Real[row] : null,
        ColumnType.Boolean => cells.Whole[row] != 0,
        ColumnType.Date => DateOnly.FromDayNumber((int)cells.Whole[row]).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        ColumnType.Category or ColumnType.Text => cells.Text[row],
        _ => cells.Whole[row],
    };
}
