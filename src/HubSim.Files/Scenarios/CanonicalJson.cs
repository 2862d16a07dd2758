using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using HubSim.Files.Scenarios.Reading;
using HubSim.Files.Scenarios.Schema;
using HubSim.Files.Scenarios.Tables;
using HubSim.Files.Scenarios.Yaml;

namespace HubSim.Files.Scenarios;

/// <summary>
/// Writes a tree without errors as JSON that is the same for every way of writing the same scenario: no white space, keys in
/// ordinal order, numbers in their shortest form, however they were written. A table of a data file is written with its
/// points, so that what is written says all.
/// </summary>
internal static class CanonicalJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = false,
    };

    public static string Write(Node root, SectionShape shape, DataTables tables)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, root, shape, tables);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, Node node, Shape shape, DataTables tables)
    {
        switch (tables.Resolved(node))
        {
            case MapNode map:
                writer.WriteStartObject();
                foreach (var entry in map.Entries.OrderBy(entry => entry.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(entry.Name);
                    Write(writer, entry.Value, Inner(shape, entry.Name), tables);
                }

                writer.WriteEndObject();
                break;
            case ListNode list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(writer, item, shape is ListShape items ? items.Item : shape, tables);
                }

                writer.WriteEndArray();
                break;
            case ScalarNode scalar:
                WriteScalar(writer, scalar, shape);
                break;
        }
    }

    private static void WriteScalar(Utf8JsonWriter writer, ScalarNode scalar, Shape shape)
    {
        if (scalar.IsNull)
        {
            writer.WriteNullValue();
        }
        else if (shape is BooleanShape)
        {
            writer.WriteBooleanValue(scalar.Text == "true");
        }
        else if (shape is WholeShape && ScalarRules.Whole(scalar, out var whole) is null)
        {
            writer.WriteNumberValue(whole);
        }
        else if (shape is RealShape or UncertainShape && ScalarRules.Real(scalar, out var real) is null)
        {
            writer.WriteNumberValue(real);
        }
        else
        {
            writer.WriteStringValue(scalar.Text);
        }
    }

    /// <summary>Within an uncertain value all is numbers, down to the rows of its tables, but for its labels.</summary>
    private static Shape Inner(Shape shape, string name) => shape switch
    {
        UncertainShape => UncertainReader.IsLabel(name) ? new TextShape() : shape,
        NamedShape named => named.Item,
        SectionShape section => section.Find(name)?.Shape ?? Undeclared(name),
        _ => shape,
    };

    private static Shape Undeclared(string name) => name switch
    {
        SectionReader.Enabled => new BooleanShape(),
        FormatRule.Key => new WholeShape(IsLong: false),
        _ => new TextShape(),
    };
}
