using System.Text.Json.Nodes;
using HubSim.Files.Scenarios.Reading;
using HubSim.Model.Inputs;

namespace HubSim.Files.Scenarios.Schema.Json;

/// <summary>
/// The schemas of numbers that may be distributions: one definition for each range, and one for each family of which no
/// number is a value of the key.
/// </summary>
/// <param name="definitions">Where definitions go.</param>
internal sealed class UncertainSchema(JsonObject definitions)
{
    /// <summary>A plain number, or a map with one family of distributions, the unit, and what the value rests on.</summary>
    public JsonObject Of(InputAttribute input, bool isChance)
    {
        var range = $"number{Wording.Range(input, " ")}".Replace(' ', '_');
        var number = Define(range, () => new JsonObject
        {
            ["if"] = new JsonObject { ["type"] = "object" },
            ["then"] = Map(input),
            ["else"] = Pieces.Number(input),
        });
        JsonNode unit = input.Unit.Length > 0 ? new JsonObject { ["const"] = input.Unit } : JsonValue.Create(false);
        var own = new JsonObject { ["unit"] = unit };
        if (isChance)
        {
            // What is drawn for each event cannot be drawn once per replication.
            own[PosteriorReader.Key] = false;
        }

        return new JsonObject { ["allOf"] = new JsonArray(number, new JsonObject { ["properties"] = own }) };
    }

    private JsonObject Map(InputAttribute input)
    {
        var keys = new JsonObject();
        foreach (var family in Family.All)
        {
            keys[family.Name] = HoldsValues(family)
                ? Described(Of(family, input), Description(family))
                : Define(family.Name, () => Described(Of(family, input), Description(family)));
        }

        keys["unit"] = true;
        foreach (var (name, description) in Labels)
        {
            keys[name] = Define(name, () => Described(name == "source" ? Source() : Pieces.Text(), description));
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = keys,
            ["additionalProperties"] = false,
            ["allOf"] = new JsonArray(Define("one_way_to_write_a_value", OneWay)),
        };
    }

    private static readonly (string Name, string Description)[] Labels =
    [
        ("source", "Id of a source, or a list of ids, of the map sources."),
        ("assumption", "Why this value, where there is no source."),
        ("calibrated", "How the value was chosen within the range of its source or assumption."),
        ("note", "Anything else that a reader should know."),
    ];

    private static JsonObject Source() => new() { ["anyOf"] = new JsonArray(Pieces.Text(), ListOf(Pieces.Text(), 1)) };

    private static JsonObject OneWay() => new()
    {
        ["oneOf"] = new JsonArray([.. Family.All.Select(family => Required(family.Name))]),
        ["dependencies"] = new JsonObject { ["calibrated"] = new JsonObject { ["anyOf"] = new JsonArray(Required("source"), Required("assumption")) } },
    };

    /// <summary>True when some number of the family is a value of the key, so that it must lie in the key's range.</summary>
    private static bool HoldsValues(Family family) =>
        family.Form is not (FamilyForm.Map or FamilyForm.File or FamilyForm.Rows) || family.Parameters.Any(parameter => parameter.Default is not null);

    private static string Description(Family family) => $"{family.Description}: {family.Example}";

    private JsonObject Define(string name, Func<JsonObject> make)
    {
        if (!definitions.ContainsKey(name))
        {
            definitions[name] = make();
        }

        return SchemaBuilder.Reference(name);
    }

    private static JsonObject Of(Family family, InputAttribute input) => family.Form switch
    {
        FamilyForm.Single => Pieces.Number(input),
        FamilyForm.Row => ListOf(Pieces.Number(input), family.Parameters.Count, family.Parameters.Count),
        FamilyForm.Map => Parameters(family, input),
        FamilyForm.File => Table(),
        FamilyForm.Rows => Closed(new JsonObject { ["file"] = Pieces.Text(), ["column"] = Pieces.Text() }, ["file", "column"]),
        _ => ListOf(RowOf(family, input), family.Name == "empirical" ? 2 : 1),
    };

    /// <summary>The ends of a beta distribution are values of the key, the parameters of the others are not.</summary>
    private static JsonObject Parameters(Family family, InputAttribute input)
    {
        var keys = new JsonObject();
        foreach (var parameter in family.Parameters)
        {
            keys[parameter.Name] = parameter.Default is null ? Pieces.Number(parameter.IsPositive) : Pieces.Number(input);
        }

        var needed = family.Parameters.Where(parameter => parameter.Default is null || !ScalarReader.IsInRange(parameter.Default.Value, input));
        return Closed(keys, needed.Select(parameter => parameter.Name));
    }

    private static JsonObject RowOf(Family family, InputAttribute input)
    {
        var second = family.Name == "empirical"
            ? new JsonObject { ["type"] = "number", ["minimum"] = 0, ["maximum"] = 1 }
            : new JsonObject { ["type"] = "number", ["minimum"] = 0 };
        return new JsonObject { ["type"] = "array", ["items"] = new JsonArray(Pieces.Number(input), second), ["minItems"] = 2, ["maxItems"] = 2 };
    }

    private static JsonObject Table()
    {
        var keys = new JsonObject
        {
            ["file"] = Pieces.Text(),
            ["series"] = Pieces.Text(),
            ["interpolation"] = new JsonObject { ["enum"] = new JsonArray("straight", "logarithmic", "steps") },
            ["scale"] = Pieces.Number(isPositive: true),
            ["low"] = Pieces.Number(isPositive: false),
            ["high"] = Pieces.Number(isPositive: false),
        };
        return Closed(keys, ["file", "series", "interpolation"]);
    }

    private static JsonObject Closed(JsonObject keys, IEnumerable<string> required) => new()
    {
        ["type"] = "object",
        ["properties"] = keys,
        ["required"] = new JsonArray([.. required.Select(name => (JsonNode)name)]),
        ["additionalProperties"] = false,
    };

    private static JsonObject ListOf(JsonObject item, int least, int? most = null)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = item, ["minItems"] = least };
        if (most is { } bound)
        {
            schema["maxItems"] = bound;
        }

        return schema;
    }

    private static JsonObject Required(string name) => new() { ["required"] = new JsonArray(name) };

    private static JsonObject Described(JsonObject schema, string description)
    {
        schema.Insert(0, "description", description);
        return schema;
    }
}
