using System.Data.Common;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HubSim.Cli.Querying;

/// <summary>An answer for programs: CSV (RFC 4180) and JSON, row by row.</summary>
static class AnswerFormats
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A heading, then a line for each row; a missing value is empty.</summary>
    public static void Csv(DbDataReader reader, TextWriter writer)
    {
        writer.Write(string.Join(',', Enumerable.Range(0, reader.FieldCount).Select(i => Quoted(reader.GetName(i)))) + "\n");
        while (reader.Read())
        {
            writer.Write(string.Join(',', Enumerable.Range(0, reader.FieldCount).Select(i => Quoted(Cell.Text(reader.GetValue(i))))) + "\n");
        }
    }

    /// <summary>A list of objects, one a line.</summary>
    public static void Json(DbDataReader reader, TextWriter writer)
    {
        writer.Write('[');
        for (var isFirst = true; reader.Read(); isFirst = false)
        {
            var row = new JsonObject();
            for (var i = 0; i < reader.FieldCount; i++)
            {
                row[reader.GetName(i)] = Cell.Json(reader.GetValue(i));
            }

            writer.Write((isFirst ? "\n" : ",\n") + row.ToJsonString(Plain));
        }

        writer.Write("\n]\n");
    }

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
