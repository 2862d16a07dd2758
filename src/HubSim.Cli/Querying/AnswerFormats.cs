using System.Data.Common;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace HubSim.Cli.Querying;

/// <summary>An answer for programs: CSV (RFC 4180) and JSON, row by row.</summary>
static class AnswerFormats
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A heading, then a line for each row; a missing value is empty, an empty text "".</summary>
    public static void Csv(DbDataReader reader, TextWriter writer)
    {
        writer.Write(string.Join(',', Names(reader).Select(Quoted)) + "\n");
        var values = new AnswerValues(reader);
        while (reader.Read())
        {
            writer.Write(string.Join(',', Enumerable.Range(0, reader.FieldCount).Select(i => Field(values[i]))) + "\n");
        }
    }

    /// <summary>A list of objects, one a line.</summary>
    public static void Json(DbDataReader reader, TextWriter writer)
    {
        var names = Names(reader);
        var values = new AnswerValues(reader);
        writer.Write('[');
        for (var isFirst = true; reader.Read(); isFirst = false)
        {
            var row = new JsonObject();
            for (var i = 0; i < reader.FieldCount; i++)
            {
                row[names[i]] = Cell.Json(values[i]);
            }

            writer.Write((isFirst ? "\n" : ",\n") + row.ToJsonString(Plain));
        }

        writer.Write("\n]\n");
    }

    /// <summary>The names of columns; the second of a name gets a number, so that none is lost.</summary>
    public static string[] Names(DbDataReader reader)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var names = new string[reader.FieldCount];
        for (var i = 0; i < names.Length; i++)
        {
            var name = reader.GetName(i);
            for (var again = 1; !taken.Add(names[i] = again == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}_{again}")); again++)
            {
                // Another number.
            }
        }

        return names;
    }

    /// <summary>A text without letters stands in quotes: nothing at all is a missing value.</summary>
    private static string Field(object value) => value is "" ? "\"\"" : Quoted(Cell.Text(value));

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
