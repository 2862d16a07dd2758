using System.Text.Json.Nodes;
using HubSim.Files.Scenarios.Reading;
using HubSim.Model.Inputs;

namespace HubSim.Files.Scenarios.Schema.Json;

/// <summary>Schemas of single values, as <see cref="ScalarReader"/> and <see cref="UncertainReader"/> read them.</summary>
internal static class Pieces
{
    /// <summary>Letters, digits and single underscores, as <see cref="SnakeCase.IsName"/>.</summary>
    private const string NamePattern = "^[a-z][a-z0-9]*(_[a-z0-9]+)*$";

    /// <summary>As <see cref="SnakeCase.IsId"/>.</summary>
    private const string IdPattern = "^[A-Za-z][A-Za-z0-9_]*$";

    private const int MaxNameLength = 64;

    /// <summary>A text. Without quotes, a number or a switch is one too: what a word means is decided by its key.</summary>
    public static JsonObject Text() => new()
    {
        ["type"] = new JsonArray("string", "number", "boolean"),
        ["pattern"] = "\\S",
    };

    /// <summary>A value of one word, number or text.</summary>
    public static JsonObject Scalar(Shape shape, InputAttribute input) => shape switch
    {
        BooleanShape => new JsonObject { ["type"] = "boolean" },
        WholeShape whole => Ranged("integer", input, whole.IsLong ? long.MinValue : int.MinValue, whole.IsLong ? long.MaxValue : int.MaxValue),
        RealShape => Ranged("number", input),
        DateShape => new JsonObject { ["type"] = "string", ["format"] = "date", ["pattern"] = DatePattern },
        WordShape words => new JsonObject { ["enum"] = new JsonArray([.. words.Words.Select(word => (JsonNode)word.Key)]) },
        TextShape => Text(),
        SettingShape => new JsonObject { ["type"] = new JsonArray("string", "number", "boolean", "array", "object") },
        ChangesShape => new JsonObject { ["type"] = "object" },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Names of entries, or ids of sources.</summary>
    public static JsonObject Names(bool areIds) => new()
    {
        ["pattern"] = areIds ? IdPattern : NamePattern,
        ["maxLength"] = MaxNameLength,
    };

    /// <summary>A number in the range of its key.</summary>
    public static JsonObject Number(InputAttribute input) => Ranged("number", input);

    /// <summary>Any number, or one above 0.</summary>
    public static JsonObject Number(bool isPositive) => isPositive
        ? new JsonObject { ["type"] = "number", ["exclusiveMinimum"] = 0 }
        : new JsonObject { ["type"] = "number" };

    /// <summary>
    /// The days that <see cref="ScalarRules.Date"/> reads, those of leap years included: the keyword <c>format</c> is only a
    /// remark to most validators.
    /// </summary>
    private const string DatePattern =
        "^((19|20|21)[0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
        + "|((19|20|21)(0[48]|[2468][048]|[13579][26])|2000)-02-29)$";

    private static JsonObject Ranged(string type, InputAttribute input, double least = double.NegativeInfinity, double most = double.PositiveInfinity)
    {
        var schema = new JsonObject { ["type"] = type };
        if (Math.Max(least, input.Min) is var minimum && double.IsFinite(minimum))
        {
            schema[input.MinExclusive ? "exclusiveMinimum" : "minimum"] = minimum;
        }

        if (Math.Min(most, input.Max) is var maximum && double.IsFinite(maximum))
        {
            schema["maximum"] = maximum;
        }

        return schema;
    }
}
