using System.Text.Json.Nodes;
using HubSim.Files.Scenarios.Reading;
using HubSim.Model.Inputs;

namespace HubSim.Files.Scenarios.Schema.Json;

/// <summary>
/// Builds the JSON Schema of a record. Sections become definitions, once for each <see cref="Strictness"/> in which they are
/// met; every key becomes one too, so that its text stands there once.
/// </summary>
internal sealed class SchemaBuilder
{
    /// <summary>The key under which definitions stand.</summary>
    public const string Definitions = "definitions";

    private readonly JsonObject definitions;
    private readonly UncertainSchema uncertain;

    private readonly Func<Type, JsonArray?> rules;

    /// <summary>A builder for one schema.</summary>
    /// <param name="rules">
    /// What a whole section must obey beyond its keys one by one, as it checks itself; null for a record without such rules.
    /// </param>
    public SchemaBuilder(Func<Type, JsonArray?>? rules = null)
    {
        this.rules = rules ?? (static _ => null);
        definitions = [];
        uncertain = new UncertainSchema(definitions);
    }

    /// <summary>The definitions that all parts built so far refer to.</summary>
    public JsonObject Defined => definitions;

    /// <summary>The whole schema of files that describe one record.</summary>
    /// <param name="shape">The root record.</param>
    /// <param name="title">What a file is called.</param>
    public JsonObject Build(SectionShape shape, string title)
    {
        var schema = Head(title);
        foreach (var (name, value) in Parts(shape).ToList())
        {
            schema[name] = value?.DeepClone();
        }

        schema[Definitions] = definitions;
        return schema;
    }

    /// <summary>What every schema begins with.</summary>
    public static JsonObject Head(string title) => new()
    {
        ["$schema"] = "http://json-schema.org/draft-07/schema#",
        ["title"] = title,
        ["type"] = "object",
    };

    /// <summary>The keys of a root record: all of them, or, in a file that extends another, any.</summary>
    public JsonObject Parts(SectionShape shape)
    {
        var (whole, child) = (Root(shape, Strictness.Whole), Root(shape, Strictness.Child));
        return new JsonObject
        {
            ["if"] = new JsonObject { ["required"] = new JsonArray(FileChain.ExtendsKey) },
            ["then"] = child,
            ["else"] = whole,
        };
    }

    /// <summary>The key by which a file takes what it does not say from another.</summary>
    public static JsonObject Extends() => new()
    {
        ["description"] = "Path of the file from which all that is not said here is taken, relative to this one.",
        ["type"] = "string",
        ["pattern"] = "^(?!/)[^\\n]*\\S[^\\n]*$",
    };

    /// <summary>The key that says by which rules the file is read.</summary>
    public static JsonObject Format() => new() { ["description"] = "Version of the file format.", ["const"] = FormatRule.Version };

    /// <summary>A reference to a definition.</summary>
    public static JsonObject Reference(string name) => new() { ["$ref"] = $"#/{Definitions}/{name}" };

    private JsonObject Root(SectionShape shape, Strictness strictness)
    {
        var schema = Keys(shape, strictness, hasSwitch: false, isRoot: true);
        var keys = (JsonObject)schema["properties"]!;
        keys[FormatRule.Key] = Format();
        if (strictness == Strictness.Child)
        {
            keys[FileChain.ExtendsKey] = Extends();
        }

        var required = (JsonArray)schema["required"]!;
        if (!required.Any(name => (string)name! == FormatRule.Key))
        {
            required.Insert(0, FormatRule.Key);
        }

        return schema;
    }

    private JsonObject Keys(SectionShape shape, Strictness strictness, bool hasSwitch, bool isRoot = false)
    {
        var keys = new JsonObject();
        if (hasSwitch)
        {
            keys[SectionReader.Enabled] = new JsonObject { ["description"] = "Whether this part of the model takes part.", ["type"] = "boolean" };
        }

        foreach (var key in shape.Keys)
        {
            keys[key.Name] = KeySchema(shape, key, strictness, isRoot);
        }

        IEnumerable<string> needed = strictness == Strictness.Whole
            ? shape.Keys.Where(key => !key.IsOptional).Select(key => key.Name)
            : [];
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = keys,
            ["required"] = new JsonArray([.. needed.Concat(hasSwitch && strictness == Strictness.Whole ? [SectionReader.Enabled] : []).Select(name => (JsonNode)name)]),
            ["additionalProperties"] = false,
        };
        if (strictness == Strictness.Whole && rules(shape.Type) is { } further)
        {
            schema["allOf"] = further;
        }

        return schema;
    }

    /// <summary>A key with nothing inside it is the same in every strictness, and defined once.</summary>
    private JsonObject KeySchema(SectionShape section, Key key, Strictness strictness, bool isRoot)
    {
        if (HasSections(key.Shape))
        {
            return Described(key, ValueSchema(key.Shape, key.Input, strictness, key.IsSwitch, isRoot && key.Name == Context.SourcesKey), unit: "");
        }

        var isMerged = key.Shape is NamedShape && strictness is Strictness.Child or Strictness.ChildOff;
        var name = $"{SnakeCase.From(section.Type.Name)}.{key.Name}{(isMerged ? ".child" : "")}";
        if (!definitions.ContainsKey(name))
        {
            definitions[name] = null;
            definitions[name] = Described(key, ValueSchema(key.Shape, key.Input, strictness, hasSwitch: false, areIds: false), key.Input.Unit);
        }

        return Reference(name);
    }

    private static JsonObject Described(Key key, JsonObject value, string unit)
    {
        var schema = key is { IsNullable: true, IsSwitch: false }
            ? new JsonObject { ["anyOf"] = new JsonArray(value, new JsonObject { ["type"] = "null" }) }
            : value.ContainsKey("$ref") ? new JsonObject { ["allOf"] = new JsonArray(value) } : value;
        schema.Insert(0, "description", key.Input.Description + (unit.Length > 0 ? $" [{unit}]" : ""));
        return schema;
    }

    private JsonObject ValueSchema(Shape shape, InputAttribute input, Strictness strictness, bool hasSwitch, bool areIds) => shape switch
    {
        SectionShape section => hasSwitch ? Switched(section, strictness) : Section(section, strictness, hasSwitch: false),
        UncertainShape value => uncertain.Of(input, value.IsChance),
        ListShape list => List(list, input, strictness),
        NamedShape named => Named(named, input, strictness, areIds),
        _ => Pieces.Scalar(shape, input),
    };

    /// <summary>A part with a switch: what may be missing depends on whether it is on.</summary>
    private JsonObject Switched(SectionShape section, Strictness strictness) => strictness switch
    {
        Strictness.Whole => Choice(section, isOn: false, Strictness.Off, Strictness.Whole),
        Strictness.Child => Choice(section, isOn: true, Strictness.Child, Strictness.ChildOff),
        _ => Section(section, strictness, hasSwitch: true),
    };

    private JsonObject Choice(SectionShape section, bool isOn, Strictness then, Strictness otherwise) => new()
    {
        ["if"] = new JsonObject
        {
            ["properties"] = new JsonObject { [SectionReader.Enabled] = new JsonObject { ["const"] = isOn } },
            ["required"] = new JsonArray(SectionReader.Enabled),
        },
        ["then"] = Section(section, then, hasSwitch: true),
        ["else"] = Section(section, otherwise, hasSwitch: true),
    };

    private JsonObject Section(SectionShape section, Strictness strictness, bool hasSwitch)
    {
        var name = $"{SnakeCase.From(section.Type.Name)}{(hasSwitch ? ".switch" : "")}.{SnakeCase.From(strictness.ToString())}";
        if (!definitions.ContainsKey(name))
        {
            definitions[name] = null;
            definitions[name] = Keys(section, strictness, hasSwitch);
        }

        return Reference(name);
    }

    /// <summary>A list is replaced whole by a file that extends another, so that its items are complete.</summary>
    private JsonObject List(ListShape list, InputAttribute input, Strictness strictness)
    {
        var inside = strictness switch
        {
            Strictness.Child => Strictness.Whole,
            Strictness.ChildOff => Strictness.Off,
            _ => strictness,
        };
        var schema = new JsonObject { ["type"] = "array", ["items"] = ValueSchema(list.Item, input, inside, hasSwitch: false, areIds: false) };
        Bound(schema, "Items", input.MinCount, input.MaxCount);
        return schema;
    }

    private JsonObject Named(NamedShape named, InputAttribute input, Strictness strictness, bool areIds)
    {
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["propertyNames"] = Pieces.Names(areIds),
            ["additionalProperties"] = ValueSchema(named.Item, input, strictness, hasSwitch: false, areIds: false),
        };
        Bound(schema, "Properties", strictness is Strictness.Whole or Strictness.Off ? input.MinCount : 0, input.MaxCount);
        return schema;
    }

    private static void Bound(JsonObject schema, string what, int least, int most)
    {
        if (least > 0)
        {
            schema["min" + what] = least;
        }

        if (most < int.MaxValue)
        {
            schema["max" + what] = most;
        }
    }

    private static bool HasSections(Shape shape) => shape switch
    {
        SectionShape => true,
        ListShape list => HasSections(list.Item),
        NamedShape named => HasSections(named.Item),
        _ => false,
    };
}
