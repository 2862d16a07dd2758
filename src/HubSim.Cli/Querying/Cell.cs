using System.Collections;
using System.Globalization;
using System.Text.Json.Nodes;

namespace HubSim.Cli.Querying;

/// <summary>A value of an answer, as text and as JSON, the same in every culture.</summary>
static class Cell
{
    /// <summary>As text; empty for a missing value.</summary>
    public static string Text(object? value) => value switch
    {
        null or DBNull => "",
        bool truth => truth ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        float number => number.ToString("R", CultureInfo.InvariantCulture),
        string text => text,
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFzzz", CultureInfo.InvariantCulture),
        Stream bytes => Hexadecimal(bytes),
        IDictionary fields => $"{{{string.Join(", ", Entries(fields).Select(field => $"{field.Name}: {Text(field.Value)}"))}}}",
        IEnumerable items => $"[{string.Join(", ", items.Cast<object?>().Select(item => item is null or DBNull ? "null" : Text(item)))}]",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    /// <summary>As JSON; what JSON has no number for is null.</summary>
    public static JsonNode? Json(object? value) => value switch
    {
        null or DBNull => null,
        bool truth => truth,
        double number => double.IsFinite(number) ? number : null,
        float number => float.IsFinite(number) ? number : null,
        decimal number => number,
        sbyte or byte or short or ushort or int or uint or long or ulong or System.Numerics.BigInteger => JsonNode.Parse(Text(value)),
        string text => text,
        IDictionary fields => new JsonObject(Entries(fields).Select(field => KeyValuePair.Create(field.Name, Json(field.Value)))),
        Stream => Text(value),
        IEnumerable items => new JsonArray([.. items.Cast<object?>().Select(Json)]),
        _ => Text(value),
    };

    private static IEnumerable<(string Name, object? Value)> Entries(IDictionary fields) =>
        fields.Keys.Cast<object>().Select(key => (Text(key), fields[key]));

    private static string Hexadecimal(Stream bytes)
    {
        using var memory = new MemoryStream();
        bytes.CopyTo(memory);
        return Convert.ToHexStringLower(memory.ToArray());
    }

    /// <summary>True for a number, which stands to the right.</summary>
    public static bool IsNumber(Type type) =>
        type.IsPrimitive && type != typeof(bool) && type != typeof(char) || type == typeof(decimal) || type == typeof(System.Numerics.BigInteger);
}
