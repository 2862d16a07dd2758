using System.Text.Json.Nodes;

namespace HubSim.Files.Experiments;

/// <summary>
/// What the records of experiments check by themselves, as far as a schema can say it. Each rule stands beside a line of the
/// record's own Check; a test holds the two to the same verdict.
/// </summary>
internal static class ExperimentRules
{
    private static readonly Dictionary<Type, string> Rules = new()
    {
        // A range, levels, or the scenario's own distribution; null is as good as left out.
        [typeof(Factor)] = """
            [
              { "oneOf": [
                { "anyOf": [ { "required": ["from"], "properties": { "from": { "type": "number" } } }, { "required": ["to"], "properties": { "to": { "type": "number" } } } ] },
                { "required": ["levels"] },
                { "required": ["prior"], "properties": { "prior": { "const": true } } }
              ] },
              { "if": { "required": ["from"], "properties": { "from": { "type": "number" } } }, "then": { "required": ["to"], "properties": { "to": { "type": "number" } } } },
              { "if": { "required": ["to"], "properties": { "to": { "type": "number" } } }, "then": { "required": ["from"], "properties": { "from": { "type": "number" } } } }
            ]
            """,
        [typeof(CompareExperiment)] = """[ ONCE, { "properties": { "less_is_better": { "uniqueItems": true } } } ]""",
        [typeof(SweepExperiment)] = """
            [
              ONCE,
              { "if": { "properties": { "design": { "const": "grid" } } },
                "then": { "properties": { "points": { "type": "null" }, "factors": { "additionalProperties": { "required": ["levels"] } } } },
                "else": { "required": ["points"], "properties": { "points": { "type": "integer" } } } },
              { "if": { "properties": { "design": { "const": "sobol" } } }, "then": { "properties": { "points": POWERS } } }
            ]
            """,
        [typeof(MorrisExperiment)] = """[ ONCE, VARIED, { "properties": { "levels": { "multipleOf": 2 } } } ]""",
        [typeof(SobolExperiment)] = """[ ONCE, VARIED, { "properties": { "rows": POWERS, "replications": { "minimum": 2 } } } ]""",
        [typeof(SelectExperiment)] = """
            [
              { "if": { "properties": { "procedure": { "const": "kn" } } },
                "then": { "required": ["max_replications"], "properties": { "max_replications": { "type": "integer" }, "budget": { "type": "null" } } },
                "else": { "required": ["budget"], "properties": { "budget": { "type": "integer" }, "max_replications": { "type": "null" }, "alpha": { "type": "null" } } } }
            ]
            """,
        [typeof(OptimiseExperiment)] = """[ { "properties": { "levers": { "additionalProperties": { "properties": { "prior": { "enum": [false, null] } } } } } } ]""",
        [typeof(OptimiseBudget)] = """
            [
              { "oneOf": [
                { "required": ["at_most"], "properties": { "at_most": { "type": "number" } } },
                { "required": ["exactly"], "properties": { "exactly": { "type": "number" } } }
              ] }
            ]
            """,
        [typeof(OptimiseObjective)] = "[ MEASURE ]",
        [typeof(OptimiseRequirement)] = """
            [
              MEASURE,
              { "anyOf": [
                { "required": ["at_least"], "properties": { "at_least": { "type": "number" } } },
                { "required": ["at_most"], "properties": { "at_most": { "type": "number" } } }
              ] }
            ]
            """,
        [typeof(CalibrateExperiment)] = """
            [
              { "properties": {
                "unknowns": { "additionalProperties": { "required": ["prior"], "properties": { "prior": { "const": true } } }, "propertyNames": { "not": { "const": "weight" } } },
                "posterior": { "anyOf": [ { "type": "null" }, { "type": "string", "pattern": "^(?!/).*\\.csv$" } ] }
              } }
            ]
            """,
    };

    private static readonly Dictionary<string, string> Shared = new(StringComparer.Ordinal)
    {
        ["POWERS"] = $$"""{ "enum": [{{string.Join(", ", Enumerable.Range(1, 16).Select(power => 1 << power))}}] }""",
        ["ONCE"] = """{ "properties": { "responses": { "uniqueItems": true } } }""",
        ["VARIED"] = """
            { "anyOf": [
              { "required": ["factors"], "properties": { "factors": { "type": "object", "minProperties": 1 } } },
              { "required": ["uncertain"], "properties": { "uncertain": { "type": "array", "minItems": 1 } } }
            ] }
            """,
        ["MEASURE"] = """{ "properties": { "measure": { "anyOf": [ { "type": "null" }, { "type": "string", "pattern": "^(mean|p(?=.*[1-9])0*[0-9]{0,2}(\\.[0-9]*)?)$" } ] } } }""",
    };

    /// <summary>The rules of a record; null where it has none.</summary>
    /// <param name="record">The record.</param>
    public static JsonArray? Of(Type record)
    {
        if (!Rules.TryGetValue(record, out var text))
        {
            return null;
        }

        var whole = Shared.Aggregate(text, (before, shared) => before.Replace(shared.Key, shared.Value, StringComparison.Ordinal));
        return JsonNode.Parse(whole)!.AsArray();
    }
}
