using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using HubSim.Files.Scenarios.Reading;
using HubSim.Files.Scenarios.Schema;
using HubSim.Files.Scenarios.Tables;
using HubSim.Files.Scenarios.Yaml;
using HubSim.Model.Inputs;

namespace HubSim.Files.Scenarios;

/// <summary>
/// Writes a tree without errors as JSON that is the same for every way of writing the same scenario: no white space, keys in
/// ordinal order, numbers in their shortest form, however they were written. A table of a data file is written with its
/// points, so that what is written says all.
/// <para>
/// With <c>onlyDecisive</c> it holds what a replication's result can depend on, no more: no provenance, no key that is marked
/// as indifferent, a number as a number also where the file gives it a source; but named entries in the order of the file,
/// because the model deals with them in that order.
/// </para>
/// </summary>
internal sealed class CanonicalJson
{
    /// <summary>The key beside which the labels of a number stand.</summary>
    private const string Plain = "value";

    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = false,
    };

    private readonly DataTables tables;
    private readonly bool onlyDecisive;

    private CanonicalJson(DataTables tables, bool onlyDecisive)
    {
        this.tables = tables;
        this.onlyDecisive = onlyDecisive;
    }

    public static string Write(Node root, Shape shape, DataTables tables, bool onlyDecisive = false) =>
        new CanonicalJson(tables, onlyDecisive).Text(root, shape);

    /// <summary>A value whose meaning is not known here: quotes aside, it is what it looks like.</summary>
    public static string Write(Node node) => new CanonicalJson(DataTables.None, onlyDecisive: false).Text(node, new SettingShape());

    private string Text(Node node, Shape shape)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            Write(writer, node, shape);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private void Write(Utf8JsonWriter writer, Node node, Shape shape)
    {
        switch (tables.Resolved(node))
        {
            case MapNode map when PlainNumber(map, shape) is { } number:
                WriteScalar(writer, number, shape);
                break;
            case MapNode map:
                writer.WriteStartObject();
                foreach (var entry in Entries(map, shape))
                {
                    writer.WritePropertyName(entry.Name);
                    Write(writer, entry.Value, Inner(shape, entry.Name));
                }

                writer.WriteEndObject();
                break;
            case ListNode list:
                writer.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(writer, item, shape is ListShape items ? items.Item : shape);
                }

                writer.WriteEndArray();
                break;
            case ScalarNode scalar:
                WriteScalar(writer, scalar, shape);
                break;
        }
    }

    private IEnumerable<Entry> Entries(MapNode map, Shape shape)
    {
        if (!onlyDecisive)
        {
            return map.Entries.OrderBy(entry => entry.Name, StringComparer.Ordinal);
        }

        return shape is NamedShape
            ? map.Entries
            : map.Entries.Where(entry => Decides(shape, entry.Name)).OrderBy(entry => entry.Name, StringComparer.Ordinal);
    }

    private static bool Decides(Shape shape, string name) => shape switch
    {
        UncertainShape => !UncertainReader.IsLabel(name),
        SectionShape section => section.Find(name)?.Property.IsDefined(typeof(IndifferentAttribute), inherit: false) is not true,
        _ => true,
    };

    /// <summary>The number of an uncertain value that is certain, without what is said of it; null for all else.</summary>
    private ScalarNode? PlainNumber(MapNode map, Shape shape) =>
        onlyDecisive && shape is UncertainShape && Entries(map, shape).ToList() is [{ Name: Plain, Value: ScalarNode number }] ? number : null;

    private static void WriteScalar(Utf8JsonWriter writer, ScalarNode scalar, Shape shape)
    {
        var isLoose = shape is SettingShape or ChangesShape;
        if (scalar.IsNull)
        {
            writer.WriteNullValue();
        }
        else if (shape is BooleanShape || (isLoose && scalar is { IsQuoted: false, Text: "true" or "false" }))
        {
            writer.WriteBooleanValue(scalar.Text == "true");
        }
        else if (shape is WholeShape && ScalarRules.Whole(scalar, out var whole) is null)
        {
            writer.WriteNumberValue(whole);
        }
        else if ((isLoose || shape is RealShape or UncertainShape) && ScalarRules.Real(scalar, out var real) is null)
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
