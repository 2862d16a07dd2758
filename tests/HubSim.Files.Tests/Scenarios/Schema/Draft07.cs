using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace HubSim.Files.Tests.Scenarios.Schema;

/// <summary>
/// A plain validator of JSON Schema draft-07, word for word after the specification (draft-handrews-json-schema-validation-01),
/// for the keywords that our schema uses. A keyword that it does not know is an error, so that none is passed over.
/// </summary>
internal sealed class Draft07(JsonObject root)
{
    private static readonly string[] Remarks = ["$schema", "title", "description", "format", "definitions", "then", "else"];

    /// <summary>True when the instance is valid.</summary>
    public bool IsValid(JsonNode? instance) => Check(root, instance);

    private bool Check(JsonNode? schema, JsonNode? instance)
    {
        if (schema is JsonValue always)
        {
            return (bool)always;
        }

        var rules = (JsonObject)schema!;
        return rules.ContainsKey("$ref")
            ? Check(Resolve((string)rules["$ref"]!), instance)
            : rules.All(rule => Remarks.Contains(rule.Key) || Holds(rules, rule.Key, rule.Value!, instance));
    }

    private JsonNode? Resolve(string reference)
    {
        JsonNode? node = root;
        foreach (var step in reference.Split('/').Skip(1))
        {
            node = node![step] ?? throw new InvalidOperationException($"{reference} leads nowhere");
        }

        return node;
    }

    private bool Holds(JsonObject rules, string keyword, JsonNode rule, JsonNode? instance) => keyword switch
    {
        "type" => (rule is JsonArray types ? types : [rule.DeepClone()]).Any(type => IsOf((string)type!, instance)),
        "enum" => ((JsonArray)rule).Any(value => JsonNode.DeepEquals(value, instance)),
        "const" => JsonNode.DeepEquals(rule, instance),
        "allOf" => ((JsonArray)rule).All(one => Check(one, instance)),
        "anyOf" => ((JsonArray)rule).Any(one => Check(one, instance)),
        "oneOf" => ((JsonArray)rule).Count(one => Check(one, instance)) == 1,
        "not" => !Check(rule, instance),
        "if" => Check(rule, instance) ? Branch(rules, "then", instance) : Branch(rules, "else", instance),
        _ => Kind(instance) switch
        {
            JsonValueKind.Object => OfObject(rules, keyword, rule, (JsonObject)instance!),
            JsonValueKind.Array => OfArray(keyword, rule, (JsonArray)instance!),
            JsonValueKind.String => OfText(keyword, rule, (string)instance!),
            JsonValueKind.Number => OfNumber(keyword, rule, (double)instance!),
            _ => IsKnown(keyword),
        },
    };

    private bool Branch(JsonObject rules, string name, JsonNode? instance) => rules[name] is not { } branch || Check(branch, instance);

    private bool OfObject(JsonObject rules, string keyword, JsonNode rule, JsonObject instance) => keyword switch
    {
        "properties" => ((JsonObject)rule).All(key => !instance.ContainsKey(key.Key) || Check(key.Value, instance[key.Key])),
        "required" => ((JsonArray)rule).All(name => instance.ContainsKey((string)name!)),
        "additionalProperties" => instance.All(member => (rules["properties"] as JsonObject)?.ContainsKey(member.Key) == true || Check(rule, member.Value)),
        "propertyNames" => instance.All(member => Check(rule, member.Key)),
        "minProperties" => instance.Count >= (int)rule,
        "maxProperties" => instance.Count <= (int)rule,
        "dependencies" => ((JsonObject)rule).All(one => !instance.ContainsKey(one.Key) || Check(one.Value, instance)),
        _ => IsKnown(keyword),
    };

    private bool OfArray(string keyword, JsonNode rule, JsonArray instance) => keyword switch
    {
        "items" => rule is JsonArray places
            ? places.Zip(instance).All(pair => Check(pair.First, pair.Second))
            : instance.All(item => Check(rule, item)),
        "uniqueItems" => !(bool)rule || instance.Select((item, i) => instance.Take(i).All(before => !JsonNode.DeepEquals(before, item))).All(isNew => isNew),
        "minItems" => instance.Count >= (int)rule,
        "maxItems" => instance.Count <= (int)rule,
        _ => IsKnown(keyword),
    };

    private static bool OfText(string keyword, JsonNode rule, string instance) => keyword switch
    {
        "pattern" => Regex.IsMatch(instance, (string)rule!, RegexOptions.ECMAScript, TimeSpan.FromSeconds(5)),
        "maxLength" => instance.EnumerateRunes().Count() <= (int)rule,
        _ => IsKnown(keyword),
    };

    private static bool OfNumber(string keyword, JsonNode rule, double instance) => keyword switch
    {
        "minimum" => instance >= (double)rule,
        "exclusiveMinimum" => instance > (double)rule,
        "maximum" => instance <= (double)rule,
        "multipleOf" => instance % (double)rule == 0,
        _ => IsKnown(keyword),
    };

    private static bool IsOf(string type, JsonNode? instance) => (type, Kind(instance)) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) => true,
        ("number", JsonValueKind.Number) or ("null", JsonValueKind.Null) or ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => (double)instance! == Math.Truncate((double)instance!),
        _ => false,
    };

    private static JsonValueKind Kind(JsonNode? instance) => instance?.GetValueKind() ?? JsonValueKind.Null;

    /// <summary>True for a keyword that has nothing to say about an instance of this kind.</summary>
    private static bool IsKnown(string keyword) => keyword is "properties" or "required" or "additionalProperties" or "propertyNames"
        or "minProperties" or "maxProperties" or "dependencies" or "items" or "minItems" or "maxItems" or "pattern" or "maxLength"
        or "minimum" or "exclusiveMinimum" or "maximum" or "multipleOf" or "uniqueItems" ? true : throw new NotSupportedException($"the keyword {keyword} is not known");
}
